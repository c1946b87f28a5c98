import type { HoldingToBe } from '#rules/people/decide-holding.ts'
import type { RoleHolding, Spell } from '#rules/people/holdings.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** A role as it is kept: who holds it where and when, its covers, and where that is in words. */
export type StoredHolding = Omit<RoleHolding, 'covers'> & {
  readonly id: number
  readonly version: number
  readonly team: string | null
  readonly service: string | null
  readonly covers: readonly StoredCover[]
}

/** Cover as it is kept, with who appointed it. */
export type StoredCover = {
  readonly id: number
  readonly holdingId: number
  readonly version: number
  readonly personId: number
  readonly name: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly appointedBy: string | null
  /** The absence it was arranged for. */
  readonly absenceId: number | null
}

/** Every role a person holds, held or will hold, the latest first. (SET-01) */
export const loadHoldingsOf = (db: Db, personId: number): Promise<readonly StoredHolding[]> =>
  holdingsWhere(db, 'personId', personId)

/** One role somebody holds; null when there is none with this id. */
export const loadHolding = async (db: Db, id: number): Promise<StoredHolding | null> =>
  (await holdingsWhere(db, 'roleHolding.id', id))[0] ?? null

async function holdingsWhere(
  db: Db,
  column: 'personId' | 'roleHolding.id',
  id: number,
): Promise<readonly StoredHolding[]> {
  const holdings = await db
    .selectFrom('roleHolding')
    .innerJoin('person', 'person.id', 'personId')
    .leftJoin('team', 'team.id', 'teamId')
    .leftJoin('service', 'service.id', 'roleHolding.serviceId')
    .select(['roleHolding.id', 'roleHolding.version', 'role', 'personId', 'person.name', 'leftOn', 'teamId'])
    .select(['roleHolding.serviceId', 'startsOn', 'endsOn', 'team.name as team', 'service.name as service'])
    .where(column, '=', id)
    .orderBy('startsOn', 'desc')
    .orderBy('roleHolding.id')
    .execute()
  const covers = await coversOf(
    db,
    holdings.map((holding) => holding.id),
  )
  return holdings.map((holding) => ({ ...holding, covers: covers.get(holding.id) ?? [] }))
}

async function coversOf(db: Db, holdingIds: readonly number[]): Promise<ReadonlyMap<number, StoredCover[]>> {
  if (holdingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('cover')
    .innerJoin('person', 'person.id', 'coveringPersonId')
    .leftJoin('person as appointer', 'appointer.id', 'appointedBy')
    .select(['cover.id', 'holdingId', 'cover.version', 'coveringPersonId as personId', 'person.name'])
    .select(['startsOn', 'endsOn', 'appointer.name as appointedBy', 'absenceId'])
    .where('holdingId', '=', anyOf(holdingIds))
    .orderBy('startsOn')
    .execute()
  return Map.groupBy(rows, (row) => row.holdingId)
}

/** Gives a person a role; answers the new id. */
export async function addHolding(tx: Tx, deed: Deed, personId: number, holding: HoldingToBe): Promise<number> {
  const { id } = await tx
    .insertInto('roleHolding')
    .values({ personId, ...holding })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepOwnHistory(tx, deed, { kind: 'role-holding', id, before: null, after: { personId, ...holding } })
  return id
}

/** Saves a role as loaded before; says when somebody else has saved since. */
export async function saveHolding(tx: Tx, deed: Deed, stored: StoredHolding, to: HoldingToBe): Promise<Saved> {
  const { id, version, role, teamId, serviceId, startsOn, endsOn } = stored
  if (!(await saveOver(tx, 'roleHolding', { id, version }, to))) return 'changed-by-someone-else'
  const before = { role, teamId, serviceId, startsOn, endsOn }
  await keepOwnHistory(tx, deed, { kind: 'role-holding', id, before, after: to })
  return 'saved'
}

/** Everyone who holds, held or will hold a role and hasn't left: which holding, who and when. */
export const holdersOfRole = (
  db: Db,
  role: HoldingToBe['role'],
): Promise<readonly (Spell & { readonly id: number; readonly personId: number })[]> =>
  db
    .selectFrom('roleHolding')
    .innerJoin('person', 'person.id', 'personId')
    .select(['roleHolding.id', 'personId', 'startsOn', 'endsOn'])
    .where('role', '=', role)
    .where('leftOn', 'is', null)
    .execute()
