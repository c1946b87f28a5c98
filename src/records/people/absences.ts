import type { DaysAway } from '#rules/people/absence.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, type Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** When somebody is away, as it is kept. */
export type StoredAbsence = DaysAway & {
  readonly id: number
  readonly personId: number
  readonly name: string
  readonly version: number
}

const absences = (db: Db) =>
  db
    .selectFrom('absence')
    .innerJoin('person', 'person.id', 'personId')
    .select(['absence.id', 'personId', 'person.name', 'startsOn', 'endsOn', 'absence.version'])
    .orderBy('startsOn')

/** One absence; null when there is none with this id. */
export const loadAbsence = async (db: Db, id: number): Promise<StoredAbsence | null> =>
  (await absences(db).where('absence.id', '=', id).executeTakeFirst()) ?? null

/** A person's absences that aren't over, the next first. */
export const absencesOf = (db: Db, personId: number, today: Temporal.PlainDate): Promise<readonly StoredAbsence[]> =>
  absences(db).where('personId', '=', personId).where('endsOn', '>=', today).execute()

/** Keeps that somebody is away; answers the new id. */
export async function addAbsence(
  tx: Tx,
  deed: Deed,
  personId: number,
  { startsOn, endsOn }: DaysAway,
): Promise<number> {
  const after = { personId, startsOn, endsOn }
  const { id } = await tx.insertInto('absence').values(after).returning('id').executeTakeFirstOrThrow()
  await keepOwnHistory(tx, deed, { kind: 'absence', id, before: null, after })
  return id
}

/** Saves on which days somebody is away as loaded before; says when somebody else has saved since. */
export async function saveAbsence(tx: Tx, deed: Deed, stored: StoredAbsence, to: DaysAway): Promise<Saved> {
  const { id, startsOn, endsOn } = stored
  if (!(await saveOver(tx, 'absence', stored, to))) return 'changed-by-someone-else'
  await keepOwnHistory(tx, deed, { kind: 'absence', id, before: { startsOn, endsOn }, after: to })
  return 'saved'
}

/** Takes back that somebody is away, once no cover is for it any more; says when somebody else has saved since. */
export async function removeAbsence(tx: Tx, deed: Deed, stored: StoredAbsence): Promise<Saved> {
  const { id, version, personId, startsOn, endsOn } = stored
  const gone = await tx
    .deleteFrom('absence')
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (gone === undefined) return 'changed-by-someone-else'
  await keepOwnHistory(tx, deed, { kind: 'absence', id, before: { personId, startsOn, endsOn }, after: null })
  return 'saved'
}
