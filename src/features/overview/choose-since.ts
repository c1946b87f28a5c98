import { type Answer, notFound, page } from '#door/answers.ts'
import { openForm, openFormAgain, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { versionIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { loadDraft, saveTaken } from '#records/overview/overviews.ts'
import { writeDownSitting } from '#records/sittings/sittings.ts'
import { entriesOf } from '#rules/overview/content.ts'
import type { TakenIn } from '#rules/overview/correct.ts'
import type { Difference } from '#rules/overview/differences.ts'
import { choosePage, type SinceForm, sinceForm } from './choose-since.page.ts'
import { type DraftInView, loadDraftInView } from './draft.query.ts'

/** A draft that corrects a published version; null where none was published. */
async function correctionIn(visit: Visit): Promise<DraftInView | null> {
  const draft = await loadDraftInView(visit.db, visit, visit.params['meeting'] ?? '')
  return draft === null || draft.versions.length === 0 ? null : draft
}

export async function showSince(visit: Visit): Promise<Answer> {
  const draft = await correctionIn(visit)
  if (draft === null) return notFound()
  const asked = sinceForm(draft)
  const some = takenInView(draft)
  const state = openForm(visit, asked, { which: some.length > 0 ? 'some' : null, items: some }, draft.draft.version)
  return page(choosePage({ draft, asked, state }), sawIn(draft))
}

/** Takes what was chosen into the next version, as the records stand now, and leaves the rest as it was published. (LO-02) */
export async function keepSince(visit: Visit): Promise<Answer> {
  const draft = await correctionIn(visit)
  if (draft === null) return notFound()
  const asked = sinceForm(draft)
  return saveForm(visit, {
    read: asked.read(visit.form),
    saw: sawIn(draft),
    show: (problem) => chosenAgain(visit, draft, asked, problem),
    save: async (tx, { which, items }) => {
      const chosen = new Set(
        which === 'all' ? draft.since.map(({ key }) => key) : which === 'some' ? (items ?? []) : [],
      )
      const taken = which === 'all' ? new Map([...draft.draft.taken, ...of(draft.since)]) : takenOf(draft, chosen)
      const sittingId = await writeDownSitting(tx, draft.sitting, visit.today)
      const saved = await saveTaken(tx, visit, sittingId, {
        taken,
        isLeft: which === 'leave',
        version: versionIn(visit),
      })
      return unlessMeanwhile(saved, { goTo: `/overviews/${draft.sitting.address}`, children: [] })
    },
  })
}

const of = (since: readonly Difference[]): TakenIn =>
  new Map(since.map(({ key, section, now }) => [key, { section, entry: now }]))

/** Of what was taken before and of what happened since: what is chosen now. What this person can't see stays as it was chosen. */
function takenOf(draft: DraftInView, chosen: ReadonlySet<string>): TakenIn {
  const inView = new Set([...takenInView(draft), ...draft.since.map(({ key }) => key)])
  const all = [...draft.draft.taken, ...of(draft.since)]
  return new Map(all.filter(([key]) => chosen.has(key) || !inView.has(key)))
}

/** The keys of what was taken already, as far as this person may see it. */
const takenInView = ({ draft, unedited }: DraftInView): readonly string[] => {
  const seen = new Set(entriesOf(unedited).map(({ key }) => key))
  return [...draft.taken.keys()].filter((key) => seen.has(key))
}

const sawIn = ({ since }: DraftInView): readonly number[] => [
  ...new Set(since.flatMap(({ children }) => children.map(({ id }) => id))),
]

async function chosenAgain(visit: Visit, draft: DraftInView, asked: SinceForm, problem: Problem): Promise<PageContent> {
  const { id, version } = await loadDraft(visit.db, draft.sitting.id)
  const values = { which: 'some' as const, items: takenInView(draft) }
  const state = await openFormAgain(visit, asked, problem, { kind: 'overview', id: id ?? 0, version, values })
  return choosePage({ draft, asked, state })
}
