import type { Role } from '#rules/access/actor.ts'
import { addCalendarDay } from '#records/calendar/calendar-days.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { changeHolder, loadSeats } from '#records/meeting/core-seats.ts'
import { fillNewAuthority } from '#records/meeting/new-authority.ts'
import { workingDay } from './calendar-of-work.ts'
import { workerNames } from './invented-names.ts'
import { Kept } from './kept.ts'
import { at, type Doing, type Story, tellStory } from './story.ts'
import type { writeInBulk } from './write-in-bulk.ts'

type PlainDate = Temporal.PlainDate

/** The ids of what was written: everyone the stories need, by who they are. */
export type Organisation = {
  readonly seriesId: number
  readonly administrator: number
  /** Everybody's own record and that of the role they hold, by their id. */
  readonly records: ReadonlyMap<number, PersonInRole>
  readonly teams: readonly { readonly id: number; readonly managerId: number; readonly workers: readonly number[] }[]
  readonly solicitors: readonly number[]
  readonly chair: number
  readonly deputy: number
  readonly courtQaManager: number
  readonly panelAdministrator: number
  readonly divisionalDirector: number
  readonly core: readonly { readonly seatId: number; readonly personId: number }[]
}

type PersonInRole = { readonly person: Kept; readonly holding: Kept }

/** Where somebody holds a role. */
type Place = { readonly team?: Kept; readonly service?: Kept }

/** The council's services, teams and people as the administrator enters them, each known by its record until all are written. */
function enterEverybody({ add, sent }: Doing, council: string, { seriesId, since }: Beginning) {
  const service = (name: string): Kept => {
    const record = new Kept('service')
    add(record, { name })
    sent('added a service', () => '/settings/services/add', [])
    return record
  }
  const everybody: PersonInRole[] = []
  const person = (name: string, role: Role, { team, service: of }: Place = {}): Kept => {
    const [record, holding] = [new Kept('person'), new Kept('role-holding')]
    everybody.push({ person: record, holding })
    add(record, { name, email: mailbox(council, name), leftOn: null })
    sent('added a person', () => '/settings/people/add', [])
    const place = { teamId: team ?? null, serviceId: of ?? null }
    add(holding, { personId: record, role, ...place, startsOn: since, endsOn: null })
    sent('gave a person a role', () => `/settings/people/${record.id}/roles/add`, [])
    return record
  }
  const [operational, regulated, quality] = [
    service('Operational'),
    service('Regulated Services'),
    service('Quality Assurance'),
  ]
  const leading = {
    chair: person('Robert Quayle', 'head-of-service', { service: quality }),
    deputy: person('Moira Fenn', 'head-of-service', { service: operational }),
    courtQaManager: person('Alan Whitworth', 'court-qa-manager'),
    operationalManager: person('Paula Marsden', 'service-manager', { service: operational }),
    regulatedHead: person('Sunita Rao', 'head-of-service', { service: regulated }),
    regulatedManager: person('Owen Pryce', 'service-manager', { service: regulated }),
    panelAdministrator: person('Dawn Pickering', 'panel-administrator'),
    divisionalDirector: person('Christine Obi', 'divisional-director'),
  }
  person('Ruth Calder', 'clinic-lead')
  person('Meera Joshi', 'family-group-conference-manager')
  person('Colin Farr', 'quality-board-member')
  const solicitors = ['Rebecca Stead', 'Jonas Vaitkus', 'Tara Whelan'].map((name) => person(name, 'solicitor'))
  const managed = [
    { name: 'Assessment North', manager: 'Nikhil Rao', of: operational },
    { name: 'Safeguarding East', manager: 'Hannah Lowe', of: operational },
    { name: 'Safeguarding West', manager: 'Imran Dar', of: operational },
    { name: 'Children in Care', manager: 'Gareth Pugh', of: regulated },
  ]
  const teams = managed.map(({ name, manager, of }, place) => {
    const team = new Kept('team')
    add(team, { name, serviceId: of, seriesId })
    sent('added a team', () => '/settings/teams/add', [])
    const managerOf = person(manager, 'team-manager', { team })
    const workers = workerNames
      .slice(place * 4, place * 4 + 4)
      .map((worker) => person(worker, 'social-worker', { team }))
    return { team, manager: managerOf, workers }
  })
  return { everybody, leading, solicitors, teams }
}

type Everybody = ReturnType<typeof enterEverybody>
type Beginning = { readonly seriesId: number; readonly since: PlainDate }

/** The administrator enters the services, teams and people, who holds the meeting's seven seats and when the offices are closed. */
export async function writeOrganisation(
  tx: Tx,
  { council, today }: { readonly council: string; readonly today: PlainDate },
  write: typeof writeInBulk,
): Promise<Organisation> {
  const since = workingDay(today.subtract({ years: 4 }))
  const administrator = { name: 'Sam Adeleke', email: mailbox(council, 'Sam Adeleke') }
  await fillNewAuthority(tx, administrator, { now: at(since, '09:00'), today: since })
  const { id: by } = await tx.selectFrom('person').select('id').executeTakeFirstOrThrow()
  const { id: seriesId } = await tx.selectFrom('meetingSeries').select('id').executeTakeFirstOrThrow()
  const story = tellStory([])
  const entered: Everybody[] = []
  story.happens({
    ...{ at: at(since, '09:30'), by },
    does: (doing) => void entered.push(enterEverybody(doing, council, { seriesId, since })),
  })
  await write(tx, story.written())
  const [everybody] = entered
  if (everybody === undefined) throw new Error('nobody was entered')
  const { leading, solicitors, teams, everybody: inRoles } = everybody
  const { chair, deputy, courtQaManager, operationalManager, regulatedHead, regulatedManager } = leading
  // In the order of the seats: chair, deputy, members, and who takes the minutes.
  const members = [courtQaManager, operationalManager, regulatedHead, regulatedManager]
  const deed = { now: at(since, '10:30'), today: since, actor: { personId: by } }
  const core = await fillSeats(tx, story, deed, {
    seriesId,
    people: idsOf([chair, deputy, ...members, leading.panelAdministrator]),
  })
  await write(tx, story.written())
  await closeOffices(tx, story, { by, today })
  await write(tx, story.written())
  return {
    ...{ seriesId, core, administrator: by, solicitors: idsOf(solicitors) },
    records: new Map(inRoles.map((each) => [each.person.id, each])),
    ...{ chair: chair.id, deputy: deputy.id, courtQaManager: courtQaManager.id },
    ...{ panelAdministrator: leading.panelAdministrator.id, divisionalDirector: leading.divisionalDirector.id },
    teams: teams.map(({ team, manager, workers }) => ({
      id: team.id,
      managerId: manager.id,
      workers: idsOf(workers),
    })),
  }
}

const idsOf = (records: readonly Kept[]): readonly number[] => records.map(({ id }) => id)

/** The day on which the offices are closed this year is entered well before. */
async function closeOffices(
  tx: Tx,
  { happens }: Story,
  { by, today }: { readonly by: number; readonly today: PlainDate },
): Promise<void> {
  const enteredOn = workingDay(today.subtract({ months: 10 }))
  const deed = { now: at(enteredOn, '11:00'), today: enteredOn, actor: { personId: by } }
  const quietDay = { on: quietDayOf(today.year), title: 'Council offices closed' }
  await addCalendarDay(tx, deed, 'closure-day', quietDay, 'no date moved')
  const sending = ({ sent }: Doing) => sent('added a closure day', () => '/settings/calendar/closure-days/add', [])
  happens({ at: deed.now, by, does: sending })
}

/** The offices are closed on Christmas Eve; where that is a Monday, when the council meets, on the Friday after. */
function quietDayOf(year: number): PlainDate {
  const eve = Temporal.PlainDate.from({ year, month: 12, day: 24 })
  return eve.dayOfWeek === 1 ? eve.add({ days: 4 }) : eve
}

const mailbox = (council: string, name: string): string =>
  `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@${council}.example`

type Seated = { readonly seriesId: number; readonly people: readonly number[] }

/** Each seat gets its holder, from that day on. */
async function fillSeats(
  tx: Tx,
  { happens }: Story,
  deed: Deed,
  { seriesId, people }: Seated,
): Promise<Organisation['core']> {
  const seats = await loadSeats(tx, seriesId)
  const core = seats.flatMap((seat, place) => {
    const personId = people[place]
    return personId === undefined ? [] : [{ seat, personId }]
  })
  for (const { seat, personId } of core) {
    await changeHolder(tx, deed, seat, { personId, from: deed.today }, { kind: 'take-over', ends: null })
    const sending = ({ sent }: Doing) => sent('changed who holds a core seat', () => `/settings/seats/${seat.id}`, [])
    happens({ at: deed.now, by: deed.actor.personId, does: sending })
  }
  return core.map(({ seat, personId }) => ({ seatId: seat.id, personId }))
}
