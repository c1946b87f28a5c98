import { type Answer, notFound, page } from '#door/answers.ts'
import { loadLabel, loadUsualLabels, saveLabel, type StoredLabel } from '#records/settings/labels.ts'
import { renameWhatIsCalledAfter } from '#records/meeting/names-made-of.ts'
import { isLabelKey } from '#rules/words/labels.ts'
import { openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { nameForm, namePage } from './name.page.ts'

export async function showName(visit: Visit): Promise<Answer> {
  const label = await labelIn(visit)
  if (label === null) return notFound()
  const { key, usual, version } = label
  return page(namePage(key, usual, openForm(visit, nameForm(key, usual), { text: nameNow(label) }, version)))
}

/** Saves a name; the default's own words put the default back. */
export async function changeName(visit: Visit): Promise<Answer> {
  const label = await labelIn(visit)
  if (label === null) return notFound()
  return saveSettings(visit, {
    read: nameForm(label.key, label.usual).read(visit.form),
    saw: [],
    save: async (tx, { text }) => {
      const own = text === label.usual ? null : text
      const saved = await saveLabel(tx, visit, asOpened(visit, label), own)
      if (saved === 'saved') await renameWhatIsCalledAfter(tx, visit, nameNow(label), text)
      return unlessMeanwhile(saved, goOn('/settings/names'))
    },
    show: (problem) => changeNameAgain(visit, label, problem),
  })
}

async function changeNameAgain(visit: Visit, { key, usual }: LabelToName, problem: Problem) {
  const label = { ...(await loadLabel(visit.db, key)), usual }
  const kept = { kind: 'label', ...label, values: { text: nameNow(label) } }
  return namePage(key, usual, await openFormAgain(visit, nameForm(key, usual), problem, kept))
}

/** A name with what stands where the authority has none of its own. */
type LabelToName = StoredLabel & { readonly usual: string }

const nameNow = ({ text, usual }: LabelToName): string => text ?? usual

async function labelIn(visit: Visit): Promise<LabelToName | null> {
  const key = visit.params['key'] ?? ''
  if (!isLabelKey(key)) return null
  const [label, usual] = await Promise.all([loadLabel(visit.db, key), loadUsualLabels(visit.db)])
  return { ...label, usual: usual(key) }
}
