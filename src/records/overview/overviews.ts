import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Overview } from '#records/keeping/schema.ts'
import { type AgendaSection, agendaSections } from '#rules/meeting/agenda-items.ts'
import type { TakenIn } from '#rules/overview/correct.ts'
import type { EditedWords } from '#rules/overview/edited-words.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { readEntry } from './overview-content.ts'

/** What is written over one section, with the version of those words: 0 before anybody wrote. */
export type SectionProse = { readonly text: string; readonly version: number }

/** The words written over an item's, with their version: 0 before anybody wrote. */
export type ItemWords = { readonly words: readonly EditedWords[]; readonly version: number }

/** The Overview of a meeting while it is drafted. `id` is null until somebody wrote or published. */
export type OverviewDraft = {
  readonly id: number | null
  readonly prose: (section: AgendaSection) => SectionProse
  /** By the item's key. */
  readonly edited: ReadonlyMap<string, ItemWords>
  /** What was chosen for the next version of all that happened since the last one. */
  readonly taken: TakenIn
  readonly version: number
}

const keptProse = z.record(z.string(), z.object({ text: z.string(), version: z.number() }))
const place = z.union([z.literal('said'), z.literal('action'), z.number()])
const keptEdited = z.record(
  z.string(),
  z.object({
    version: z.number(),
    words: z.array(z.object({ place, original: z.string(), text: z.string() })),
  }),
)
const keptTaken = z.record(z.string(), z.object({ section: z.enum(agendaSections), entry: z.unknown() }))

const unwritten: SectionProse = { text: '', version: 0 }
const unedited: ItemWords = { words: [], version: 0 }
const recordKind = 'overview'

/** The draft's words for a meeting; empty ones while nobody has written. */
export async function loadDraft(db: Db, sittingId: number | null): Promise<OverviewDraft> {
  const row =
    sittingId === null
      ? undefined
      : await db.selectFrom('overview').selectAll().where('sittingId', '=', sittingId).executeTakeFirst()
  return row === undefined ? notBegun : draftFrom(row)
}

const notBegun: OverviewDraft = {
  id: null,
  prose: () => unwritten,
  edited: new Map(),
  taken: new Map(),
  version: 0,
}

function draftFrom({ id, prose: json, edited, taken, version }: Selectable<Overview>): OverviewDraft {
  const prose = keptProse.parse(json)
  return {
    id,
    prose: (section) => prose[section] ?? unwritten,
    edited: new Map(Object.entries(keptEdited.parse(edited))),
    taken: takenFrom(taken),
    version,
  }
}

const takenFrom = (json: unknown): TakenIn =>
  new Map(
    Object.entries(keptTaken.parse(json)).map(([key, { section, entry }]) => [
      key,
      { section, entry: entry === null ? null : readEntry(entry) },
    ]),
  )

/** The words written over an item's in a draft. */
export const editedAt = ({ edited }: Pick<OverviewDraft, 'edited'>, key: string): ItemWords =>
  edited.get(key) ?? unedited

/** The Overview's row of a meeting that is written down, made if there was none, locked until the transaction ends. */
export async function lockDraft(tx: Tx, deed: Deed, sittingId: number): Promise<{ readonly id: number }> {
  await tx
    .insertInto('overview')
    .values({ sittingId, draftedAt: deed.now })
    .onConflict((twin) => twin.column('sittingId').doNothing())
    .execute()
  return tx.selectFrom('overview').select('id').where('sittingId', '=', sittingId).forUpdate().executeTakeFirstOrThrow()
}

type Columns = {
  readonly prose?: string
  readonly edited?: string
  readonly taken?: string
  readonly leftAt?: Temporal.Instant
}

const saveDraft = (tx: Tx, id: number, columns: Columns) =>
  tx
    .updateTable('overview')
    .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

type Changes = Readonly<Record<string, unknown>>

const keep = (tx: Tx, deed: Deed, id: number, before: Changes, after: Changes): Promise<void> =>
  keepDeed(tx, deed, { recordKind, recordId: id, familyId: null, childId: null, before, after })

/** Keeps what is written over a section, over the words of `version`. (LO-01) */
export async function saveProse(
  tx: Tx,
  deed: Deed,
  sittingId: number,
  words: { readonly section: AgendaSection; readonly text: string; readonly version: number },
): Promise<Saved> {
  const { id } = await lockDraft(tx, deed, sittingId)
  const { prose } = await tx.selectFrom('overview').select('prose').where('id', '=', id).executeTakeFirstOrThrow()
  const all = keptProse.parse(prose)
  const before = all[words.section] ?? unwritten
  if (before.version !== words.version) return 'changed-by-someone-else'
  const after = { text: words.text, version: before.version + 1 }
  await saveDraft(tx, id, { prose: JSON.stringify({ ...all, [words.section]: after }) })
  await keep(tx, deed, id, { [words.section]: before.text }, { [words.section]: after.text })
  return 'saved'
}

/** Keeps the words written over an item's, over those of `version`; what the record says stays in the record. (LO-01) */
export async function saveItemWords(
  tx: Tx,
  deed: Deed,
  sittingId: number,
  item: { readonly key: string; readonly words: readonly EditedWords[]; readonly version: number },
): Promise<Saved> {
  const { id } = await lockDraft(tx, deed, sittingId)
  const { edited } = await tx.selectFrom('overview').select('edited').where('id', '=', id).executeTakeFirstOrThrow()
  const all = keptEdited.parse(edited)
  const before = all[item.key] ?? unedited
  if (before.version !== item.version) return 'changed-by-someone-else'
  const after = { words: item.words, version: before.version + 1 }
  await saveDraft(tx, id, { edited: JSON.stringify({ ...all, [item.key]: after }) })
  await keep(tx, deed, id, { [item.key]: before.words }, { [item.key]: after.words })
  return 'saved'
}

/** Keeps what the next version takes in of all that happened since the last, or that nothing is to be corrected: over the draft of `version`. (LO-02) */
export async function saveTaken(
  tx: Tx,
  deed: Deed,
  sittingId: number,
  chosen: { readonly taken: TakenIn; readonly isLeft: boolean; readonly version: number },
): Promise<Saved> {
  const { id } = await lockDraft(tx, deed, sittingId)
  const row = await tx
    .selectFrom('overview')
    .select(['taken', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (row.version !== chosen.version) return 'changed-by-someone-else'
  const taken = JSON.stringify(Object.fromEntries(chosen.taken))
  await saveDraft(tx, id, { taken, ...(chosen.isLeft ? { leftAt: deed.now } : {}) })
  await keep(tx, deed, id, { taken: keysIn(takenFrom(row.taken)) }, { taken: keysIn(chosen.taken) })
  return 'saved'
}

const keysIn = (taken: TakenIn): readonly string[] => [...taken.keys()].toSorted()

/** What was chosen for a version is in it once it is published: the next one begins from that. (LO-02) */
export const clearTaken = (tx: Tx, id: number) => saveDraft(tx, id, { taken: '{}' })
