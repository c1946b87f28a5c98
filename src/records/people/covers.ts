import type { CoverToBe } from '#rules/people/appoint-cover.ts'
import type { Spell } from '#rules/people/holdings.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { loadHolding, type StoredCover, type StoredHolding } from './role-holdings.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** The role a cover is for, the cover among its covers; null when there is no cover with this id. */
export async function loadCoveredHolding(db: Db, coverId: number): Promise<StoredHolding | null> {
  const cover = await db.selectFrom('cover').select('holdingId').where('id', '=', coverId).executeTakeFirst()
  return cover === undefined ? null : loadHolding(db, cover.holdingId)
}

/** Has someone cover a role on days; whoever asks is kept as having appointed them. Answers the new id. (SET-01) */
export async function addCover(tx: Tx, deed: Deed, holdingId: number, cover: CoverToBe): Promise<number> {
  const after = {
    holdingId,
    coveringPersonId: cover.personId,
    appointedBy: deed.actor.personId,
    startsOn: cover.startsOn,
    endsOn: cover.endsOn,
  }
  const { id } = await tx.insertInto('cover').values(after).returning('id').executeTakeFirstOrThrow()
  await keepOwnHistory(tx, deed, { kind: 'cover', id, before: null, after })
  return id
}

/** Saves a cover's days as loaded before; says when somebody else has saved since. */
export async function saveCoverDays(tx: Tx, deed: Deed, stored: StoredCover, to: CoverToBe): Promise<Saved> {
  const { startsOn, endsOn } = to
  if (!(await saveOver(tx, 'cover', stored, { startsOn, endsOn }))) return 'changed-by-someone-else'
  const before = { startsOn: stored.startsOn, endsOn: stored.endsOn }
  await keepOwnHistory(tx, deed, { kind: 'cover', id: stored.id, before, after: { startsOn, endsOn } })
  return 'saved'
}

/** When a person is chair or deputy chair of any tracking meeting. */
export const spellsAsChairOrDeputy = (db: Db, personId: number): Promise<readonly Spell[]> =>
  db
    .selectFrom('seatHolding')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatId')
    .select(['startsOn', 'endsOn'])
    .where('personId', '=', personId)
    .where('part', 'in', ['chair', 'deputy'])
    .execute()

/** When a person is appointed to act as Divisional Director. */
export const spellsAsActingDirector = (db: Db, personId: number): Promise<readonly Spell[]> =>
  db
    .selectFrom('cover')
    .innerJoin('roleHolding', 'roleHolding.id', 'holdingId')
    .select(['cover.startsOn', 'cover.endsOn'])
    .where('coveringPersonId', '=', personId)
    .where('role', '=', 'divisional-director')
    .execute()
