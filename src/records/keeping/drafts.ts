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

/** Keeps what is typed over what was kept of the same form before; whatever anyone left for 30 days goes. */
export async function keepDraft(
  db: Db,
  { personId, path }: Place,
  fields: ReadonlyMap<string, readonly string[]>,
  now: Temporal.Instant,
): Promise<void> {
  const typed = [...fields].filter(([name]) => !name.startsWith('_'))
  const draft = { fields: JSON.stringify(Object.fromEntries(typed)), savedAt: now }
  await db
    .insertInto('draft')
    .values({ personId, path, ...draft })
    .onConflict((before) => before.columns(['personId', 'path']).doUpdateSet(draft))
    .execute()
  await db.deleteFrom('draft').where('savedAt', '<', now.subtract(keptFor)).execute()
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
