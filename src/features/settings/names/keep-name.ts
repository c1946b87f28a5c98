import { z } from 'zod'
import { neededText } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { loadLabel, saveLabel, type StoredLabel } from '#records/settings/labels.ts'
import { renameWhatIsCalledAfter } from '#records/meeting/names-made-of.ts'
import { isLabelKey, labelDefault } from '#rules/words/labels.ts'
import { readForm } from '#parts/forms/read-form.ts'
import { opened, openedAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import type { Visit } from '#door/visit.ts'
import { namePage } from './name.page.ts'

const nameForm = z.object({
  text: neededText('Enter a name, or put back the default').refine(
    (text) => text.length <= 80,
    'Use a name of at most 80 letters',
  ),
})

export async function showName(visit: Visit): Promise<Answer> {
  const label = await labelIn(visit)
  return label === null ? notFound() : page(namePage(label.key, nameNow(label), opened(visit, label.version)))
}

/** Saves a name; the default's own words put the default back. */
export async function changeName(visit: Visit): Promise<Answer> {
  const label = await labelIn(visit)
  if (label === null) return notFound()
  return saveSettings(visit, {
    read: readForm(visit.form, nameForm),
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
  const typed = visit.form.text('text')
  const theirs = { Name: nameNow(label) }
  const yours = { Name: typed }
  return namePage(
    label.key,
    typed,
    await openedAgain(visit, problem, { kind: 'label', ...label, words: theirs }, yours),
  )
}

const nameNow = ({ key, text }: StoredLabel): string => text ?? labelDefault(key).text

async function labelIn(visit: Visit): Promise<StoredLabel | null> {
  const key = visit.params['key'] ?? ''
  return isLabelKey(key) ? loadLabel(visit.db, key) : null
}
