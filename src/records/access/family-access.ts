import type { Db } from '#records/keeping/db.ts'
import type { Looking } from './visible-children.ts'
import { openFamilies } from './visible-children.ts'

/** A restriction in force: only who is named sees the family. (FAM-05) */
export type Restriction = {
  readonly id: number
  readonly version: number
  readonly familyId: number
  readonly reason: string
  readonly approvedBy: string
  readonly startsOn: Temporal.PlainDate
  readonly reviewOn: Temporal.PlainDate
  readonly reviewedOn: Temporal.PlainDate | null
}

/** Somebody who keeps access to a restricted family. */
export type NamedAccess = {
  readonly personId: number
  readonly name: string
  readonly givenBy: string | null
  readonly givenOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | null
}

/** Somebody who doesn't see the family whatever they hold. */
export type DeniedAccess = {
  readonly personId: number
  readonly name: string
  readonly because: string
  readonly deniedBy: string | null
  readonly deniedOn: Temporal.PlainDate | null
}

export type RequestKind = 'restrict' | 'lift' | 'access'

/** What somebody asked and nobody decided yet. */
export type OpenRequest = {
  readonly id: number
  readonly version: number
  readonly familyId: number
  readonly asks: RequestKind
  readonly personId: number | null
  readonly person: string | null
  readonly reason: string
  readonly askedById: number
  readonly askedBy: string
  readonly askedOn: Temporal.PlainDate
}

/** Who may see a family and who not, and what is asked about it: of a family that was asked for by `loadFamily` before. */
export type FamilyAccess = {
  readonly restriction: Restriction | null
  /** Those whose access holds on the day; none counts while the family isn't restricted. */
  readonly named: readonly NamedAccess[]
  readonly denied: readonly DeniedAccess[]
  readonly requests: readonly OpenRequest[]
}

const restrictions = (db: Db) =>
  db
    .selectFrom('restriction')
    .innerJoin('person', 'person.id', 'approvedBy')
    .select(['restriction.id', 'restriction.version', 'familyId', 'reason', 'person.name as approvedBy'])
    .select(['startsOn', 'reviewOn', 'reviewedOn'])
    .where('liftedOn', 'is', null)

const openRequests = (db: Db) =>
  db
    .selectFrom('restrictionRequest')
    .innerJoin('person as asker', 'asker.id', 'askedBy')
    .leftJoin('person', 'person.id', 'personId')
    .select(['restrictionRequest.id', 'restrictionRequest.version', 'familyId', 'asks', 'personId'])
    .select(['person.name as person', 'reason', 'askedBy as askedById', 'asker.name as askedBy', 'askedOn'])
    .where('decidedOn', 'is', null)
    .orderBy('restrictionRequest.id')

/** The restriction a family is under; null where it is under none. */
export const loadRestriction = async (db: Db, familyId: number): Promise<Restriction | null> =>
  (await restrictions(db).where('familyId', '=', familyId).executeTakeFirst()) ?? null

/** What is asked of a family and not decided. */
export const loadOpenRequests = (db: Db, familyId: number): Promise<readonly OpenRequest[]> =>
  openRequests(db).where('familyId', '=', familyId).execute()

/** Everything that says who may see a family on the day. */
export async function loadFamilyAccess(db: Db, familyId: number, today: Temporal.PlainDate): Promise<FamilyAccess> {
  const [restriction, named, denied, requests] = await Promise.all([
    loadRestriction(db, familyId),
    db
      .selectFrom('namedAccess')
      .innerJoin('person', 'person.id', 'personId')
      .leftJoin('person as giver', 'giver.id', 'givenBy')
      .select(['personId', 'person.name', 'giver.name as givenBy', 'givenOn', 'endsOn'])
      .where('familyId', '=', familyId)
      .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', today)]))
      .orderBy('person.name')
      .orderBy('personId')
      .execute(),
    db
      .selectFrom('deniedAccess')
      .innerJoin('person', 'person.id', 'personId')
      .leftJoin('person as denier', 'denier.id', 'deniedBy')
      .select(['personId', 'person.name', 'because', 'denier.name as deniedBy', 'deniedOn'])
      .where('familyId', '=', familyId)
      .orderBy('person.name')
      .orderBy('personId')
      .execute(),
    loadOpenRequests(db, familyId),
  ])
  return { restriction, named: restriction === null ? [] : named, denied, requests }
}

type Named = { readonly familyName: string; readonly reference: string }

/** Restrictions of families this person may see, to review by that day or earlier, with what the families are called. (FAM-05) */
export const restrictionsToReview = (
  db: Db,
  looking: Looking,
  by: Temporal.PlainDate,
): Promise<readonly (Pick<Restriction, 'familyId' | 'reviewOn'> & Named)[]> =>
  db
    .selectFrom('restriction')
    .innerJoin('family', 'family.id', 'familyId')
    .select(['familyId', 'reviewOn', 'family.name as familyName', 'family.reference'])
    .where('liftedOn', 'is', null)
    .where('reviewOn', '<=', by)
    .where('familyId', 'in', openFamilies(db, looking))
    .orderBy('reviewOn')
    .orderBy('familyId')
    .execute()

/** What is asked about families this person may see, and by somebody else; with what the families are called. */
export const requestsToDecide = (db: Db, looking: Looking): Promise<readonly (OpenRequest & Named)[]> =>
  openRequests(db)
    .innerJoin('family', 'family.id', 'familyId')
    .select(['family.name as familyName', 'family.reference'])
    .where('familyId', 'in', openFamilies(db, looking))
    .where('askedBy', '<>', looking.actor.personId)
    .execute()
