import { type Actor, holds } from '#rules/access/actor.ts'
import type { AroundCover, CoverToBe } from '#rules/people/appoint-cover.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import type { Spell } from '#rules/people/holdings.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { loadHolding, type StoredCover, type StoredHolding } from './role-holdings.ts'
import { loadPerson } from './person.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** The role a cover is for, the cover among its covers; null when there is no cover with this id. */
export async function loadCoveredHolding(db: Db, coverId: number): Promise<StoredHolding | null> {
  const cover = await db.selectFrom('cover').select('holdingId').where('id', '=', coverId).executeTakeFirst()
  return cover === undefined ? null : loadHolding(db, cover.holdingId)
}

/**
 * Has someone cover a role on days, for an absence where one is why; whoever asks is kept as having appointed them. Answers the new id.
 * (SET-01, AC-04)
 */
export async function addCover(
  tx: Tx,
  deed: Deed,
  holdingId: number,
  cover: CoverToBe,
  absenceId: number | null = null,
): Promise<number> {
  const after = {
    holdingId,
    absenceId,
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

/** Ends a cover with the day before, or takes it back where it hasn't begun by then; of who can't have been changed meanwhile. */
export async function endCoverBefore(tx: Tx, deed: Deed, stored: StoredCover, day: Temporal.PlainDate): Promise<void> {
  const { id, holdingId, personId, startsOn, endsOn } = stored
  if (isBefore(endsOn, day)) return
  if (isBefore(startsOn, day)) {
    await saveCoverDays(tx, deed, stored, { personId, startsOn, endsOn: day.subtract({ days: 1 }) })
    return
  }
  await tx.deleteFrom('cover').where('id', '=', id).execute()
  const before = { holdingId, coveringPersonId: personId, startsOn, endsOn }
  await keepOwnHistory(tx, deed, { kind: 'cover', id, before, after: null })
}

/** When a person is chair or deputy chair of any tracking meeting. */
const spellsAsChairOrDeputy = (db: Db, personId: number): Promise<readonly Spell[]> =>
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

/** What has to be known of who is to cover, and of who appoints them. */
export const aroundCover = async (db: Db, appointing: Actor, personId: number): Promise<AroundCover> => ({
  leftOn: (await loadPerson(db, personId))?.leftOn ?? null,
  chairsOrDeputises: await spellsAsChairOrDeputy(db, personId),
  appointedByAdministrator: holds(appointing, 'authority-administrator'),
})
