import { z } from 'zod'
import type { Db } from './db.ts'

/** What somebody typed in one copy of the form at an address and hasn't saved; only they ever read it. (SEC-05; screens.md) */
export type Draft = {
  readonly copy: string
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly savedAt: Temporal.Instant
}

type Place = { readonly personId: number; readonly path: string }

/** One of the copies of a form that somebody has open, in this window or in that. */
export type DraftPlace = { readonly path: string; readonly copy: string }
type OfPerson = DraftPlace & Place

/** The address whose form asks to have its words kept, and which copy of it; null for other forms. Only an address of this service is one. */
export function draftPlace(form: { text(name: string): string }): DraftPlace | null {
  const [, path, copy = ''] = /^(\/(?!\/)[a-z0-9/.-]{1,200})(?:#([\w-]{1,40}))?$/.exec(form.text('_draft')) ?? []
  return path === undefined ? null : { path, copy }
}

const keptFor = { hours: 30 * 24 }
const fieldsKept = z.record(z.string(), z.array(z.string()))

/** So many letters of a form are kept, and so many copies of forms of one person: those they typed in last. */
const longest = 200_000
const mostForms = 100

/**
 * Keeps what is typed over what was kept of the same copy of the form before; whatever anyone left for 30 days goes. Says whether it was kept:
 * a text of more than a hundred pages isn't.
 */
export async function keepDraft(
  db: Db,
  { personId, path, copy }: OfPerson,
  fields: ReadonlyMap<string, readonly string[]>,
  now: Temporal.Instant,
): Promise<boolean> {
  const typed = [...fields].filter(([name]) => !name.startsWith('_'))
  const draft = { fields: JSON.stringify(Object.fromEntries(typed)), savedAt: now }
  if (draft.fields.length > longest) return false
  await db
    .insertInto('draft')
    .values({ personId, path, copy, ...draft })
    .onConflict((before) => before.columns(['personId', 'path', 'copy']).doUpdateSet(draft))
    .execute()
  const last = db
    .selectFrom('draft')
    .select(['path', 'copy'])
    .where('personId', '=', personId)
    .orderBy('savedAt', 'desc')
    .orderBy('path')
    .orderBy('copy')
    .limit(mostForms)
    .$asTuple('path', 'copy')
  await db
    .deleteFrom('draft')
    .where((eb) =>
      eb.or([
        eb('savedAt', '<', now.subtract(keptFor)),
        eb.and([eb('personId', '=', personId), eb(eb.refTuple('path', 'copy'), 'not in', last)]),
      ]),
    )
    .execute()
  return true
}

/** What this person typed there in the last 30 days and hasn't saved, what was typed last first. */
export async function loadDrafts(db: Db, { personId, path }: Place, now: Temporal.Instant): Promise<readonly Draft[]> {
  const rows = await db
    .selectFrom('draft')
    .select(['copy', 'fields', 'savedAt'])
    .where('personId', '=', personId)
    .where('path', '=', path)
    .where('savedAt', '>=', now.subtract(keptFor))
    .orderBy('savedAt', 'desc')
    .orderBy('copy')
    .execute()
  return rows.map(({ copy, fields, savedAt }) => ({ copy, fields: fieldsKept.parse(fields), savedAt }))
}

/**
 * This copy of the form is saved, as `saved`, and so is what stands in another whose every answer is among these: a page that came back with a
 * mistake, left with Back, has its words in the copy that was saved. What else was typed in another stays.
 */
export async function dropSavedDrafts(
  db: Db,
  { personId, path, copy }: OfPerson,
  saved: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const drafts = await db
    .selectFrom('draft')
    .select(['copy', 'fields'])
    .where('personId', '=', personId)
    .where('path', '=', path)
    .execute()
  const gone = drafts.filter((draft) => draft.copy === copy || isWithin(fieldsKept.parse(draft.fields), saved))
  for (const each of gone) await dropDraft(db, { personId, path, copy: each.copy })
}

/** Whether a draft holds nothing that isn't saved: what it leaves empty adds nothing. Browsers send the ends of lines in two ways. */
function isWithin(draft: Draft['fields'], saved: ReadonlyMap<string, readonly string[]>): boolean {
  const asRead = (values: readonly string[]) => values.map((value) => value.replaceAll('\r\n', '\n').trim()).join('\0')
  return Object.entries(draft).every(([name, values]) => {
    const typed = asRead(values)
    return typed === '' || typed === asRead(saved.get(name) ?? [])
  })
}

/** What was typed in this copy of the form isn't wanted; what was typed in another stays. */
export async function dropDraft(db: Db, { personId, path, copy }: OfPerson): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('personId', '=', personId)
    .where('path', '=', path)
    .where('copy', '=', copy)
    .execute()
}
