import { type LabelKey, isLabelKey, labelsWith } from '#rules/words/labels.ts'
import { type AskedPaper, isPaperKind, nameOfPaper, type PaperKind } from '#rules/meeting/papers.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { authorityFact, type FactsDb } from '#records/keeping/facts.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** What is kept of a paper that is asked for: one of the authority's documents (`label`) or another by its own name; `atTime` is 'HH:MM'. (SET-08) */
export type PaperDetails = {
  readonly label: LabelKey | null
  readonly name: string | null
  readonly workingDays: number
  readonly atTime: string | null
  readonly oldestDays: number | null
}

export type StoredPaper = PaperDetails & {
  readonly id: number
  readonly kind: PaperKind
  readonly version: number
}

/** Every paper that is asked for, in the order the authority put them in. */
export const loadPapers = (db: Db): Promise<readonly StoredPaper[]> => readPapers(db.$pickTables())

async function readPapers(db: FactsDb): Promise<readonly StoredPaper[]> {
  const rows = await db
    .selectFrom('paper')
    .select(['id', 'kind', 'label', 'name', 'workingDays', 'atTime', 'oldestDays', 'version'])
    .where('removedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  // Of a kind, or a document, that isn't known any more nothing is asked.
  return rows.flatMap(({ kind, label, atTime, ...row }) =>
    isPaperKind(kind) && (label === null || isLabelKey(label))
      ? [{ ...row, kind, label, atTime: atTime === null ? null : atTime.slice(0, 'HH:MM'.length) }]
      : [],
  )
}

/** What this authority asks for, by the names of today: a fact of it; empty until it chooses. (SET-08) */
export const loadAskedPapers = authorityFact(async (db): Promise<readonly AskedPaper[]> => {
  const [papers, named] = await Promise.all([readPapers(db), db.selectFrom('label').select(['key', 'text']).execute()])
  const labels = labelsWith(new Map(named.map(({ key, text }) => [key, text])))
  return papers.map(({ id, kind, workingDays, atTime, oldestDays, ...paper }) => ({
    ...{ id, kind, workingDays, oldestDays },
    name: nameOfPaper(paper, labels),
    isReferral: paper.label === 'document.referral',
    at: atTime === null ? null : Temporal.PlainTime.from(atTime),
  }))
})

/** One paper that is asked for; null when there is none. */
export const loadPaper = async (db: Db, id: number): Promise<StoredPaper | null> =>
  (await loadPapers(db)).find((paper) => paper.id === id) ?? null

/** Asks for another paper, behind the others of its kind; answers its id. (SET-08) */
export async function addPaper(tx: Tx, deed: Deed, kind: PaperKind, paper: PaperDetails): Promise<number> {
  const { last } = await tx
    .selectFrom('paper')
    .select((eb) => eb.fn.max<number | null>('position').as('last'))
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('paper')
    .values({ ...paper, kind, position: (last ?? 0) + 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepOwnHistory(tx, deed, { kind: 'paper', id, before: null, after: { kind, ...paper } })
  return id
}

const detailsOf = ({ label, name, workingDays, atTime, oldestDays }: PaperDetails): PaperDetails => ({
  ...{ label, name, workingDays, atTime, oldestDays },
})

/** Saves what is asked of a paper over the version it was loaded with; what was asked at past meetings stays as it was. */
export async function savePaper(tx: Tx, deed: Deed, stored: StoredPaper, to: PaperDetails): Promise<Saved> {
  if (!(await saveOver(tx, 'paper', stored, to))) return 'changed-by-someone-else'
  await keepOwnHistory(tx, deed, { kind: 'paper', id: stored.id, before: detailsOf(stored), after: to })
  return 'saved'
}

/** Asks for a paper no more, from now on. */
export async function removePaper(tx: Tx, deed: Deed, stored: StoredPaper): Promise<Saved> {
  if (!(await saveOver(tx, 'paper', stored, { removedAt: deed.now }))) return 'changed-by-someone-else'
  const before = { kind: stored.kind, ...detailsOf(stored) }
  await keepOwnHistory(tx, deed, { kind: 'paper', id: stored.id, before, after: null })
  return 'saved'
}

/** Puts a paper before the one that stands above it among its kind. */
export async function movePaperUp(tx: Tx, deed: Deed, stored: StoredPaper): Promise<void> {
  const ofKind = (await loadPapers(tx)).filter(({ kind }) => kind === stored.kind)
  const at = ofKind.findIndex(({ id }) => id === stored.id)
  const above = ofKind[at - 1]
  if (above === undefined) return
  const order = ofKind.toSpliced(at - 1, 2, stored, above).map(({ id }) => id)
  const places = await tx.selectFrom('paper').select('position').where('id', 'in', order).orderBy('position').execute()
  for (const [place, id] of order.entries())
    await tx
      .updateTable('paper')
      .set({ position: places[place]?.position ?? place })
      .where('id', '=', id)
      .execute()
  await keepOwnHistory(tx, deed, {
    ...{ kind: 'paper', id: stored.id },
    before: { place: at + 1 },
    after: { place: at },
  })
}
