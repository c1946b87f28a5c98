import {
  type EndedHolding,
  type Existing,
  type Kept,
  keptRef,
  type RecordKind,
  type Ref,
  type SeatHad,
} from '#rules/import/plan/record-values.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import type { Db } from '#records/keeping/db.ts'
import { type Here, recordedHere } from './recorded-here.ts'

const refOrNull = (id: number | null): Ref | null => (id === null ? null : keptRef(id))

/** Turns the rows of a query into records of a plan. */
const keeper =
  (here: Here) =>
  <Row extends { readonly id: number }, V>(
    kind: RecordKind,
    rows: readonly Row[],
    value: (row: Omit<Row, 'id'>) => V,
  ): readonly Kept<V>[] =>
    rows.map(({ id, ...row }) => ({ id, value: value(row), here: here(kind, id) }))
type Keep = ReturnType<typeof keeper>

/**
 * Everything Waymark keeps that a workbook could speak of, as an import plan compares it (FAM-06). Everything there is, restricted families
 * too, for a child must be known again; what a person is shown of it is the preview's affair.
 */
export async function loadExisting(db: Db, today: Temporal.PlainDate): Promise<Existing> {
  const keep = keeper(await recordedHere(db))
  return {
    ...(await organisation(db, today, keep)),
    ...(await children(db, keep)),
    ...(await court(db, keep)),
  }
}

/** The roles people held and don't hold any more today. */
export async function loadEndedHoldings(db: Db, today: Temporal.PlainDate): Promise<readonly EndedHolding[]> {
  const rows = await db
    .selectFrom('roleHolding')
    .innerJoin('person', 'person.id', 'personId')
    .select(['personId', 'role', 'teamId', 'serviceId'])
    .select((eb) => eb.fn<Temporal.PlainDate>('least', ['endsOn', 'leftOn']).as('endedOn'))
    .where((eb) => eb.or([eb('endsOn', '<', today), eb('leftOn', '<', today)]))
    .orderBy('roleHolding.id')
    .execute()
  return rows.map(({ personId, role, teamId, serviceId, endedOn }) => ({
    person: keptRef(personId),
    role,
    team: refOrNull(teamId),
    service: refOrNull(serviceId),
    endedOn,
  }))
}

/** The seats that people hold and held, with every part each seat has had. */
export async function loadSeatsHad(db: Db, today: Temporal.PlainDate): Promise<readonly SeatHad[]> {
  const [rows, earlier] = await Promise.all([
    db
      .selectFrom('seatHolding')
      .innerJoin('coreSeat', 'coreSeat.id', 'seatId')
      .select(['seatHolding.id', 'personId', 'seatId', 'part', 'seatHolding.endsOn'])
      .orderBy('seatHolding.id')
      .execute(),
    db.selectFrom('earlierPart').select(['seatId', 'part']).orderBy('id').execute(),
  ])
  const partsBefore = Map.groupBy(earlier, ({ seatId }) => seatId)
  return rows.map(({ id, personId, seatId, part, endsOn }) => ({
    id,
    person: keptRef(personId),
    parts: [part, ...(partsBefore.get(seatId) ?? []).map((before) => before.part)],
    endedOn: endsOn !== null && isBefore(endsOn, today) ? endsOn : null,
  }))
}

async function organisation(db: Db, today: Temporal.PlainDate, kept: Keep) {
  const services = await db.selectFrom('service').select(['id', 'name']).orderBy('id').execute()
  const teams = await db.selectFrom('team').select(['id', 'name', 'serviceId']).orderBy('id').execute()
  const people = await db.selectFrom('person').select(['id', 'name', 'email']).orderBy('id').execute()
  const holdings = await db
    .selectFrom('roleHolding')
    .select(['id', 'personId', 'role', 'teamId', 'serviceId'])
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
    .orderBy('id')
    .execute()
  const seats = await db
    .selectFrom('seatHolding')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
    .select(['seatHolding.id', 'personId', 'label', 'part'])
    .where((eb) => eb.or([eb('seatHolding.endsOn', 'is', null), eb('seatHolding.endsOn', '>=', today)]))
    .orderBy('seatHolding.id')
    .execute()
  return {
    services: kept('services', services, ({ name }) => ({ name })),
    teams: kept('teams', teams, ({ name, serviceId }) => ({ name, service: keptRef(serviceId) })),
    people: kept('people', people, ({ name, email }) => ({ name, email })),
    holdings: kept('holdings', holdings, ({ personId, role, teamId, serviceId }) => ({
      person: keptRef(personId),
      role,
      team: refOrNull(teamId),
      service: refOrNull(serviceId),
    })),
    seats: kept('seats', seats, ({ personId, label, part }) => ({ person: keptRef(personId), post: label, part })),
  }
}

async function children(db: Db, kept: Keep) {
  const families = await db.selectFrom('family').select(['id', 'name']).orderBy('id').execute()
  const all = await db
    .selectFrom('child')
    .select(['id', 'familyId', 'name', 'caseSystemId', 'unborn', 'bornOn', 'expectedDeliveryOn'])
    .select(['teamId', 'socialWorkerId', 'solicitorId', 'notes', 'followedUntil', 'noLongerBecause'])
    .orderBy('id')
    .execute()
  const episodes = await db
    .selectFrom('episode')
    .select(['id', 'childId', 'decidedOn', 'clockStartsWith', 'letterSentOn', 'familyMeetingOffered'])
    .select(['familyMeetingOn', 'firstMeetingOn', 'outcome', 'endedOn'])
    .orderBy('id')
    .execute()
  const reviews = await db
    .selectFrom('review')
    .select(['id', 'episodeId', 'kind', 'heldOn', 'outcome', 'why'])
    .orderBy('id')
    .execute()
  const extensions = await db
    .selectFrom('extension')
    .select(['id', 'episodeId', 'newLimitOn', 'decidedAs'])
    .where('state', '=', 'agreed')
    .orderBy('id')
    .execute()
  return {
    families: kept('families', families, ({ name }) => ({ name })),
    children: kept('children', all, ({ familyId, teamId, socialWorkerId, solicitorId, ...child }) => ({
      ...child,
      family: keptRef(familyId),
      team: refOrNull(teamId),
      socialWorker: refOrNull(socialWorkerId),
      solicitor: refOrNull(solicitorId),
    })),
    episodes: kept('episodes', episodes, ({ childId, ...episode }) => ({ ...episode, child: keptRef(childId) })),
    reviews: kept('reviews', reviews, ({ episodeId, ...review }) => ({ ...review, episode: keptRef(episodeId) })),
    extensions: kept(
      'extensions',
      extensions.flatMap(({ decidedAs, ...its }) => (decidedAs === null ? [] : [{ ...its, decidedAs }])),
      ({ episodeId, ...its }) => ({ ...its, episode: keptRef(episodeId) }),
    ),
  }
}

async function court(db: Db, kept: Keep) {
  const proceedings = await db
    .selectFrom('proceedings')
    .select(['id', 'familyId', 'courtNumber', 'issuedOn', 'judge'])
    .orderBy('id')
    .execute()
  const inProceedings = await db
    .selectFrom('proceedingsChild')
    .select(['id', 'proceedingsId', 'childId', 'application', 'judge', 'carePlan'])
    .orderBy('id')
    .execute()
  const hearings = await db
    .selectFrom('hearing')
    .select(['id', 'proceedingsId', 'childId', 'kind', 'heldOn'])
    .orderBy('id')
    .execute()
  const filings = await db
    .selectFrom('courtFiling')
    .select(['id', 'proceedingsId', 'childId', 'what', 'dueOn', 'filedOn', 'delayCode', 'potentialDelay'])
    .orderBy('id')
    .execute()
  const privately = await db
    .selectFrom('privateProceedings')
    .select(['id', 'childId', 'report', 'orderedOn', 'reportDueOn', 'filedOn', 'nextHearingOn', 'workerId'])
    .select(['riskOfPublic', 'notes'])
    .orderBy('id')
    .execute()
  const actions = await db
    .selectFrom('action')
    .select(['id', 'familyId', 'childId', 'words', 'doerId', 'accountableManagerId', 'dueOn', 'source'])
    .select(['doneOn', 'notes'])
    .orderBy('id')
    .execute()
  return {
    proceedings: kept('proceedings', proceedings, ({ familyId, ...its }) => ({ ...its, family: keptRef(familyId) })),
    proceedingsChildren: kept('proceedingsChildren', inProceedings, ({ proceedingsId, childId, ...its }) => ({
      ...its,
      proceedings: keptRef(proceedingsId),
      child: keptRef(childId),
    })),
    hearings: kept('hearings', hearings, ({ proceedingsId, childId, ...its }) => ({
      ...its,
      proceedings: keptRef(proceedingsId),
      child: refOrNull(childId),
    })),
    filings: kept('filings', filings, ({ proceedingsId, childId, ...its }) => ({
      ...its,
      proceedings: keptRef(proceedingsId),
      child: refOrNull(childId),
    })),
    privateProceedings: kept('privateProceedings', privately, ({ childId, workerId, ...its }) => ({
      ...its,
      child: keptRef(childId),
      worker: refOrNull(workerId),
    })),
    actions: kept(
      'actions',
      actions.flatMap(({ familyId, ...its }) => (familyId === null ? [] : [{ familyId, ...its }])),
      ({ familyId, childId, doerId, accountableManagerId, doneOn, ...its }) => ({
        ...its,
        family: keptRef(familyId),
        child: refOrNull(childId),
        doer: refOrNull(doerId),
        accountableManager: refOrNull(accountableManagerId),
        done: doneOn === null ? null : true,
      }),
    ),
  }
}
