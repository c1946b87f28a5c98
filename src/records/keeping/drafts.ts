import { z } from 'zod'
import type { Db } from './db.ts'

/** What somebody typed in the form at an address and hasn't saved; only they ever read it. (SEC-05; screens.md) */
export type Draft = {
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly savedAt: Temporal.Instant
}

type Place = { readonly personId: number; readonly path: string }

const keptFor = { hours: 30 * 24 }
const fieldsKept = z.record(z.string(), z.array(z.string()))

/** So many letters of a form are kept, and so many forms of one person: the ones they typed in last. */
const longest = 200_000
const mostForms = 100

/**
 * Keeps what is typed over what was kept of the same form before; whatever anyone left for 30 days goes. Says whether it was kept: a text of
 * more than a hundred pages isn't.
 */
export async function keepDraft(
  db: Db,
  { personId, path }: Place,
  fields: ReadonlyMap<string, readonly string[]>,
  now: Temporal.Instant,
): Promise<boolean> {
  const typed = [...fields].filter(([name]) => !name.startsWith('_'))
  const draft = { fields: JSON.stringify(Object.fromEntries(typed)), savedAt: now }
  if (draft.fields.length > longest) return false
  await db
    .insertInto('draft')
    .values({ personId, path, ...draft })
    .onConflict((before) => before.columns(['personId', 'path']).doUpdateSet(draft))
    .execute()
  const last = db
    .selectFrom('draft')
    .select('path')
    .where('personId', '=', personId)
    .orderBy('savedAt', 'desc')
    .orderBy('path')
    .limit(mostForms)
  await db
    .deleteFrom('draft')
    .where((eb) =>
      eb.or([
        eb('savedAt', '<', now.subtract(keptFor)),
        eb.and([eb('personId', '=', personId), eb('path', 'not in', last)]),
      ]),
    )
    .execute()
  return true
}

/** What this person typed there and hasn't saved; null for nothing, or nothing of the last 30 days. */
export async function loadDraft(db: Db, { personId, path }: Place, now: Temporal.Instant): Promise<Draft | null> {
  const row = await db
    .selectFrom('draft')
    .select(['fields', 'savedAt'])
    .where('personId', '=', personId)
    .where('path', '=', path)
    .where('savedAt', '>=', now.subtract(keptFor))
    .executeTakeFirst()
  return row === undefined ? null : { fields: fieldsKept.parse(row.fields), savedAt: row.savedAt }
}

/** The form is saved, or its draft isn't wanted. */
export async function dropDraft(db: Db, { personId, path }: Place): Promise<void> {
  await db.deleteFrom('draft').where('personId', '=', personId).where('path', '=', path).execute()
}
