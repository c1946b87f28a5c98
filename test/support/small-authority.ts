import { usualBusiness } from '#rules/meeting/business.ts'
import { bankHolidays } from '#rules/calendar/england-and-wales.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Role, SeatPart } from '#rules/access/actor.ts'

const since = Temporal.PlainDate.from('2020-01-01')

/** Adds a person with one role; the e-mail comes from the name. */
export async function aPerson(
  db: Db,
  name: string,
  role: Role | null,
  place: { teamId?: number; serviceId?: number } = {},
): Promise<number> {
  const { id } = await db
    .insertInto('person')
    .values({ name, email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@northbrook.example`, leftOn: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (role !== null)
    await db
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

export async function aSeat(
  db: Db,
  seriesId: number,
  position: number,
  label: string,
  part: SeatPart,
  personId: number,
) {
  const seat = await db
    .insertInto('coreSeat')
    .values({ seriesId, position, label, part })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('seatHolding').values({ seatId: seat.id, personId, startsOn: since, endsOn: null }).execute()
}

export type SmallAuthority = Awaited<ReturnType<typeof smallAuthority>>

/** A series takes all business there is. */
export const takingAll = (db: Db, seriesId: number) =>
  db
    .insertInto('seriesBusiness')
    .values(usualBusiness.map((kind) => ({ seriesId, kind })))
    .execute()

/**
 * A small authority to tell stories with: bank holidays, one Monday series with its seven core seats, two services, three teams and
 * one person for each role. Ids by name.
 */
export async function smallAuthority(db: Db) {
  await db
    .insertInto('bankHoliday')
    .values(bankHolidays.map(({ on, title }) => ({ heldOn: on, title })))
    .execute()
  const series = await db
    .insertInto('meetingSeries')
    .values({ name: 'Legal Tracking Meeting', area: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await takingAll(db, series.id)
  const aService = async (name: string) =>
    (await db.insertInto('service').values({ name }).returning('id').executeTakeFirstOrThrow()).id
  const operational = await aService('Operational')
  const regulated = await aService('Regulated Services')
  const aTeam = async (name: string, serviceId: number) =>
    (
      await db
        .insertInto('team')
        .values({ name, serviceId, seriesId: series.id })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const east = await aTeam('Safeguarding East', operational)
  const west = await aTeam('Safeguarding West', operational)
  const inCare = await aTeam('Children in Care', regulated)

  const people = {
    socialWorker: await aPerson(db, 'Grace Oyelaran', 'social-worker', { teamId: east }),
    otherSocialWorker: await aPerson(db, 'Marcus Bell', 'social-worker', { teamId: west }),
    teamManager: await aPerson(db, 'Hannah Lowe', 'team-manager', { teamId: east }),
    otherTeamManager: await aPerson(db, 'Imran Dar', 'team-manager', { teamId: west }),
    serviceManager: await aPerson(db, 'Paula Marsden', 'service-manager', { serviceId: operational }),
    headOfService: await aPerson(db, 'Sunita Rao', 'head-of-service', { serviceId: operational }),
    courtQaManager: await aPerson(db, 'Alan Whitworth', 'court-qa-manager'),
    panelAdministrator: await aPerson(db, 'Dawn Pickering', 'panel-administrator'),
    solicitor: await aPerson(db, 'Nikhil Rao', 'solicitor'),
    chair: await aPerson(db, 'Robert Quayle', 'head-of-service', { serviceId: regulated }),
    deputy: await aPerson(db, 'Moira Fenn', 'head-of-service', { serviceId: operational }),
    divisionalDirector: await aPerson(db, 'Christine Obi', 'divisional-director'),
    administrator: await aPerson(db, 'Sam Adeleke', 'authority-administrator'),
    clinicLead: await aPerson(db, 'Ruth Calder', 'clinic-lead'),
  }
  await aSeat(db, series.id, 1, 'Head of Service of Quality Assurance', 'chair', people.chair)
  await aSeat(db, series.id, 2, 'Head of Service of MASH, Front Door and Operational', 'deputy', people.deputy)
  await aSeat(db, series.id, 3, 'Court QA Manager', 'member', people.courtQaManager)
  await aSeat(db, series.id, 4, 'Service Manager, Operational', 'member', people.serviceManager)
  await aSeat(db, series.id, 5, 'Head of Service, Regulated Services', 'member', people.headOfService)
  await aSeat(
    db,
    series.id,
    6,
    'Service Manager, Regulated Services',
    'member',
    await aPerson(db, 'Owen Pryce', 'service-manager', { serviceId: regulated }),
  )
  await aSeat(db, series.id, 7, 'Legal Gateway Panel administrator', 'administrator', people.panelAdministrator)
  return { seriesId: series.id, services: { operational, regulated }, teams: { east, west, inCare }, people }
}

type ChildToBe = {
  name: string
  bornOn?: string
  expectedOn?: string
  caseSystemId?: string
  teamId?: number
  socialWorkerId?: number
  solicitorId?: number
  decidedOn?: string
  letterSentOn?: string
  firstMeetingOn?: string
  midpointHeldOn?: string
}

const dateOrNull = (text: string | undefined) => (text === undefined ? null : Temporal.PlainDate.from(text))
let numbered = 2000

/** A family with its children, each with an open episode when `decidedOn` is given. Ids in the order given. */
export async function aFamily(db: Db, place: SmallAuthority, name: string, children: readonly ChildToBe[]) {
  numbered += 1
  const family = await db
    .insertInto('family')
    .values({ name, reference: `NB-${numbered}` })
    .returning('id')
    .executeTakeFirstOrThrow()
  const made: { childId: number; episodeId: number | null }[] = []
  for (const child of children) made.push(await aChild(db, place, family.id, child))
  return { familyId: family.id, reference: `NB-${numbered}`, children: made }
}

async function aChild(db: Db, place: SmallAuthority, familyId: number, child: ChildToBe) {
  const { id: childId } = await db
    .insertInto('child')
    .values({
      familyId,
      name: child.name,
      caseSystemId: child.caseSystemId ?? null,
      unborn: child.bornOn === undefined && child.expectedOn !== undefined,
      bornOn: dateOrNull(child.bornOn),
      expectedDeliveryOn: dateOrNull(child.expectedOn),
      teamId: child.teamId ?? place.teams.east,
      socialWorkerId: child.socialWorkerId ?? place.people.socialWorker,
      solicitorId: child.solicitorId ?? place.people.solicitor,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (child.decidedOn === undefined) return { childId, episodeId: null }
  const { id: episodeId } = await db
    .insertInto('episode')
    .values({
      childId,
      decidedOn: Temporal.PlainDate.from(child.decidedOn),
      letterSentOn: dateOrNull(child.letterSentOn),
      firstMeetingOn: dateOrNull(child.firstMeetingOn),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (child.midpointHeldOn !== undefined)
    await db
      .insertInto('review')
      .values({
        episodeId,
        kind: 'midpoint',
        heldOn: Temporal.PlainDate.from(child.midpointHeldOn),
        outcome: 'continue',
      })
      .execute()
  return { childId, episodeId }
}

/** Restricts a family, with access for these people only. */
export async function restrict(db: Db, familyId: number, approvedBy: number, named: readonly number[]): Promise<void> {
  const from = Temporal.PlainDate.from('2026-01-05')
  await db
    .insertInto('restriction')
    .values({
      familyId,
      reason: 'A parent works here',
      approvedBy,
      startsOn: from,
      reviewOn: from.add({ days: 90 }),
      liftedOn: null,
    })
    .execute()
  for (const personId of named)
    await db
      .insertInto('namedAccess')
      .values({ familyId, personId, givenBy: approvedBy, givenOn: from, endsOn: null })
      .execute()
}
