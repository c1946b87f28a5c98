import { bankHolidays } from '#rules/calendar/england-and-wales.ts'
import type { Role, SeatPart } from '#rules/access/actor.ts'
import type { Tx } from '#records/db.ts'
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

/** Writes an authority's calendar, services, teams, people with roles, the meeting's series and its seven seats. */
export async function writeOrganisation(tx: Tx, council: string, today: PlainDate): Promise<Organisation> {
  const since = today.subtract({ years: 4 })
  await tx
    .insertInto('bankHoliday')
    .values(bankHolidays.map(({ on, title }) => ({ heldOn: on, title })))
    .execute()
  const christmas = Temporal.PlainDate.from({ year: today.year, month: 12, day: 24 })
  await tx.insertInto('closureDay').values({ closedOn: christmas, title: 'Council offices closed' }).execute()

  const person = personWriter(tx, council, since)
  const seriesId = (
    await tx
      .insertInto('meetingSeries')
      .values({ name: 'Legal Tracking Meeting', area: null })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
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
  await person('Sam Adeleke', 'authority-administrator')
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

  const seat = seatWriter(tx, seriesId, since)
  const core = [
    await seat('Head of Service of Quality Assurance', 'chair', chair),
    await seat('Head of Service of MASH, Front Door and Operational', 'deputy', deputy),
    await seat('Court QA Manager', 'member', courtQaManager),
    await seat('Service Manager, Operational', 'member', operationalManager),
    await seat('Head of Service, Regulated Services', 'member', regulatedHead),
    await seat('Service Manager, Regulated Services', 'member', regulatedManager),
    await seat('Legal Gateway Panel administrator', 'administrator', panelAdministrator),
  ]
  return { seriesId, teams, solicitors, chair, deputy, courtQaManager, panelAdministrator, divisionalDirector, core }
}

const aService = async (tx: Tx, name: string): Promise<number> =>
  (await tx.insertInto('service').values({ name }).returning('id').executeTakeFirstOrThrow()).id

const personWriter =
  (tx: Tx, council: string, since: PlainDate) =>
  async (name: string, role: Role, place: { teamId?: number; serviceId?: number } = {}): Promise<number> => {
    const mailbox = name.toLowerCase().replaceAll(/[^a-z]+/g, '.')
    const { id } = await tx
      .insertInto('person')
      .values({ name, email: `${mailbox}@${council}.example`, leftOn: null })
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

function seatWriter(tx: Tx, seriesId: number, since: PlainDate) {
  let position = 0
  return async (label: string, part: SeatPart, personId: number) => {
    position += 1
    const { id } = await tx
      .insertInto('coreSeat')
      .values({ seriesId, position, label, part })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.insertInto('seatHolding').values({ seatId: id, personId, startsOn: since, endsOn: null }).execute()
    return { seatId: id, personId }
  }
}
