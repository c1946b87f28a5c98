import type { Role } from '#rules/access/actor.ts'
import { loadSeats } from '#records/meeting/core-seats.ts'
import type { Tx } from '#records/keeping/db.ts'
import { fillNewAuthority } from '#records/meeting/new-authority.ts'
import { workerNames } from './invented-names.ts'

type PlainDate = Temporal.PlainDate

/** The ids of what was written: everyone the stories need, by who they are. */
export type Organisation = {
  readonly seriesId: number
  readonly teams: readonly { readonly id: number; readonly managerId: number; readonly workers: readonly number[] }[]
  readonly solicitors: readonly number[]
  readonly chair: number
  readonly deputy: number
  readonly courtQaManager: number
  readonly panelAdministrator: number
  readonly divisionalDirector: number
  readonly core: readonly { readonly seatId: number; readonly personId: number }[]
}

/** Writes what every authority begins with, then its services, teams, people with roles, and who holds the meeting's seven seats. */
export async function writeOrganisation(tx: Tx, council: string, today: PlainDate): Promise<Organisation> {
  const since = today.subtract({ years: 4 })
  const now = since.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '09:00' }).toInstant()
  const administrator = { name: 'Sam Adeleke', email: mailbox(council, 'Sam Adeleke') }
  await fillNewAuthority(tx, administrator, { now, today: since })
  const christmas = quietDayOf(today.year)
  await tx.insertInto('closureDay').values({ closedOn: christmas, title: 'Council offices closed' }).execute()

  const person = personWriter(tx, council, since)
  const { id: seriesId } = await tx.selectFrom('meetingSeries').select('id').executeTakeFirstOrThrow()
  const operational = await aService(tx, 'Operational')
  const regulated = await aService(tx, 'Regulated Services')
  const quality = await aService(tx, 'Quality Assurance')

  const chair = await person('Robert Quayle', 'head-of-service', { serviceId: quality })
  const deputy = await person('Moira Fenn', 'head-of-service', { serviceId: operational })
  const courtQaManager = await person('Alan Whitworth', 'court-qa-manager')
  const operationalManager = await person('Paula Marsden', 'service-manager', { serviceId: operational })
  const regulatedHead = await person('Sunita Rao', 'head-of-service', { serviceId: regulated })
  const regulatedManager = await person('Owen Pryce', 'service-manager', { serviceId: regulated })
  const panelAdministrator = await person('Dawn Pickering', 'panel-administrator')
  const divisionalDirector = await person('Christine Obi', 'divisional-director')
  await person('Ruth Calder', 'clinic-lead')
  await person('Meera Joshi', 'family-group-conference-manager')
  await person('Colin Farr', 'quality-board-member')
  const solicitors = [
    await person('Rebecca Stead', 'solicitor'),
    await person('Jonas Vaitkus', 'solicitor'),
    await person('Tara Whelan', 'solicitor'),
  ]

  const teams: Organisation['teams'][number][] = []
  const managed = [
    { name: 'Assessment North', manager: 'Nikhil Rao', serviceId: operational },
    { name: 'Safeguarding East', manager: 'Hannah Lowe', serviceId: operational },
    { name: 'Safeguarding West', manager: 'Imran Dar', serviceId: operational },
    { name: 'Children in Care', manager: 'Gareth Pugh', serviceId: regulated },
  ]
  for (const [at, { name, manager, serviceId }] of managed.entries()) {
    const { id } = await tx
      .insertInto('team')
      .values({ name, serviceId, seriesId })
      .returning('id')
      .executeTakeFirstOrThrow()
    const managerId = await person(manager, 'team-manager', { teamId: id })
    const workers: number[] = []
    for (const worker of workerNames.slice(at * 4, at * 4 + 4))
      workers.push(await person(worker, 'social-worker', { teamId: id }))
    teams.push({ id, managerId, workers })
  }

  // In the order of the seats: chair, deputy, members, and who takes the minutes.
  const members = [courtQaManager, operationalManager, regulatedHead, regulatedManager]
  const core = await fillSeats(tx, seriesId, [chair, deputy, ...members, panelAdministrator], since)
  return { seriesId, teams, solicitors, chair, deputy, courtQaManager, panelAdministrator, divisionalDirector, core }
}

/** The offices are closed on Christmas Eve; where that is a Monday, when the council meets, on the Friday after. */
function quietDayOf(year: number): PlainDate {
  const eve = Temporal.PlainDate.from({ year, month: 12, day: 24 })
  return eve.dayOfWeek === 1 ? eve.add({ days: 4 }) : eve
}

const aService = async (tx: Tx, name: string): Promise<number> =>
  (await tx.insertInto('service').values({ name }).returning('id').executeTakeFirstOrThrow()).id

const mailbox = (council: string, name: string): string =>
  `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@${council}.example`

const personWriter =
  (tx: Tx, council: string, since: PlainDate) =>
  async (name: string, role: Role, place: { teamId?: number; serviceId?: number } = {}): Promise<number> => {
    const { id } = await tx
      .insertInto('person')
      .values({ name, email: mailbox(council, name), leftOn: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('roleHolding')
      .values({
        personId: id,
        role,
        teamId: place.teamId ?? null,
        serviceId: place.serviceId ?? null,
        startsOn: since,
        endsOn: null,
      })
      .execute()
    return id
  }

async function fillSeats(
  tx: Tx,
  seriesId: number,
  people: readonly number[],
  since: PlainDate,
): Promise<Organisation['core']> {
  const seats = await loadSeats(tx, seriesId)
  const core = seats.flatMap(({ id: seatId }, at) => {
    const personId = people[at]
    return personId === undefined ? [] : [{ seatId, personId }]
  })
  await tx
    .insertInto('seatHolding')
    .values(core.map((seat) => ({ ...seat, startsOn: since, endsOn: null })))
    .execute()
  return core
}
