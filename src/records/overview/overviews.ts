import { z } from 'zod'
import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'

/** What is written over one section, with the version of those words: 0 before anybody wrote. */
export type SectionProse = { readonly text: string; readonly version: number }

/** The Overview of a meeting while it is drafted. `id` is null until somebody wrote or published. */
export type OverviewDraft = {
  readonly id: number | null
  readonly prose: (section: AgendaSection) => SectionProse
}

const kept = z.record(z.string(), z.object({ text: z.string(), version: z.number() }))
const unwritten: SectionProse = { text: '', version: 0 }
const recordKind = 'overview'

/** The draft's words for a meeting; empty ones while nobody has written. */
export async function loadDraft(db: Db, sittingId: number | null): Promise<OverviewDraft> {
  const row =
    sittingId === null
      ? undefined
      : await db.selectFrom('overview').select(['id', 'prose']).where('sittingId', '=', sittingId).executeTakeFirst()
  const prose = kept.parse(row?.prose ?? {})
  return { id: row?.id ?? null, prose: (section) => prose[section] ?? unwritten }
}

/** The Overview's row of a meeting that is written down, made if there was none, locked until the transaction ends. */
export async function lockDraft(tx: Tx, deed: Deed, sittingId: number): Promise<{ readonly id: number }> {
  await tx
    .insertInto('overview')
    .values({ sittingId, draftedAt: deed.now })
    .onConflict((twin) => twin.column('sittingId').doNothing())
    .execute()
  return tx.selectFrom('overview').select('id').where('sittingId', '=', sittingId).forUpdate().executeTakeFirstOrThrow()
}

/** Keeps what is written over a section, over the words of `version`. (LO-01) */
export async function saveProse(
  tx: Tx,
  deed: Deed,
  sittingId: number,
  words: { readonly section: AgendaSection; readonly text: string; readonly version: number },
): Promise<Saved> {
  const { id } = await lockDraft(tx, deed, sittingId)
  const { prose } = await tx.selectFrom('overview').select('prose').where('id', '=', id).executeTakeFirstOrThrow()
  const all = kept.parse(prose)
  const before = all[words.section] ?? unwritten
  if (before.version !== words.version) return 'changed-by-someone-else'
  const after = { text: words.text, version: before.version + 1 }
  await tx
    .updateTable('overview')
    .set((eb) => ({ prose: JSON.stringify({ ...all, [words.section]: after }), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await keepDeed(tx, deed, {
    recordKind,
    recordId: id,
    familyId: null,
    childId: null,
    before: { [words.section]: before.text },
    after: { [words.section]: after.text },
  })
  return 'saved'
}
