import { type Answer, notFound, page } from '#door/answers.ts'
import { loadLabel, saveLabel, type StoredLabel } from '#records/settings/labels.ts'
import { renameWhatIsCalledAfter } from '#records/meeting/names-made-of.ts'
import { isLabelKey, labelDefault } from '#rules/words/labels.ts'
import { openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { nameForm, namePage } from './name.page.ts'

export async function showName(visit: Visit): Promise<Answer> {
  const label = await labelIn(visit)
  if (label === null) return notFound()
  return page(namePage(label.key, openForm(visit, nameForm(label.key), { text: nameNow(label) }, label.version)))
}

/** Saves a name; the default's own words put the default back. */
export async function changeName(visit: Visit): Promise<Answer> {
  const label = await labelIn(visit)
  if (label === null) return notFound()
  return saveSettings(visit, {
    read: nameForm(label.key).read(visit.form),
    saw: [],
    save: async (tx, { text }) => {
      const own = text === labelDefault(label.key).text ? null : text
      const saved = await saveLabel(tx, visit, asOpened(visit, label), own)
      if (saved === 'saved') await renameWhatIsCalledAfter(tx, visit, nameNow(label), text)
      return unlessMeanwhile(saved, goOn('/settings/names'))
    },
    show: (problem) => changeNameAgain(visit, label, problem),
  })
}

async function changeNameAgain(visit: Visit, before: StoredLabel, problem: Problem) {
  const label = await loadLabel(visit.db, before.key)
  const kept = { kind: 'label', ...label, values: { text: nameNow(label) } }
  return namePage(label.key, await openFormAgain(visit, nameForm(label.key), problem, kept))
}

const nameNow = ({ key, text }: StoredLabel): string => text ?? labelDefault(key).text

async function labelIn(visit: Visit): Promise<StoredLabel | null> {
  const key = visit.params['key'] ?? ''
  return isLabelKey(key) ? loadLabel(visit.db, key) : null
}
