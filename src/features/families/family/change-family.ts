import { z } from 'zod'
import { neededName, neededText, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { hasReference, saveFamily } from '#records/families/change-children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import { changeFamilyPage, type TypedFamily } from './family-form.page.ts'

// No room for a name: it goes where names may not.
const aReference = /^[A-Z]{0,5}[-/]?\d{1,9}$/i

const familyForm = z.object({
  familyName: neededName('Enter the family’s name'),
  reference: neededText('Enter the reference').refine(
    (typed) => aReference.test(typed),
    'Reference must be at most 5 letters and a number, like NB-2041',
  ),
})

export async function showChangeFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  return page(changeFamilyPage({ family, typed: asTyped(family), state: opened(visit, family.version) }), idsOf(family))
}

/** Changes what a family is called, over the version the form was opened with; the history keeps both. (FAM-02) */
export async function changeFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, familyForm),
    save: async (tx, { familyName: name, reference }) => {
      if (await hasReference(tx, reference, family.id))
        return mistaken({ reference: `${reference} stands for another family: choose one that is free` })
      const saved = await saveFamily(tx, visit, { ...family, version: versionIn(visit) }, { name, reference })
      return unlessMeanwhile(saved, { goTo: `/families/${family.id}`, children: idsOf(family) })
    },
    show: async (problem) => {
      const typed = { familyName: visit.form.text('familyName'), reference: visit.form.text('reference') }
      const now = (await familyKept(visit)) ?? family
      const kept = { kind: 'family', id: now.id, version: now.version, words: inWords(asTyped(now)) }
      return changeFamilyPage({ family: now, typed, state: await openedAgain(visit, problem, kept, inWords(typed)) })
    },
    saw: idsOf(family),
  })
}

const asTyped = ({ name, reference }: KeptFamily): TypedFamily => ({ familyName: name, reference })

const inWords = ({ familyName, reference }: TypedFamily) => ({ 'Family name': familyName, Reference: reference })

const idsOf = ({ children }: KeptFamily): readonly number[] => children.map(({ id }) => id)
