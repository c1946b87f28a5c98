import { type Answer, notFound, page } from '#door/answers.ts'
import { tellAllocated } from '#records/families/tell-allocated.ts'
import { saveChild } from '#records/families/change-children.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import { versionIn } from '#door/form/form-at.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { type BirthDates, unlikelyBirth } from '#rules/people/unlikely-births.ts'
import { mistaken, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { answersOf, detailsOf } from './child.form.ts'
import { againstDetails, childFormOn } from './child-choices.ts'
import { childDetailsPage } from './child-forms.page.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'

export async function showChildDetails(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const form = await childFormOn(visit, child)
  const state = openForm(visit, form, answersOf(child), child.version)
  return page(childDetailsPage(child, { state, fields: form.controls(state) }), [child.id])
}

/**
 * Changes what is written down of a child; a child handed to people one doesn't see leaves one's lists at once, and whoever has it now is told.
 * (FAM-01, AC-04)
 */
export async function changeChildDetails(visit: Visit, publicAddress: string): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const form = await childFormOn(visit, child)
  return saveForm(visit, {
    read: form.read(visit.form),
    save: async (tx, answers) => {
      const details = detailsOf(answers, child.expectedDeliveryOn)
      const against = await againstDetails(tx, details, { familyName: child.familyName, kept: child })
      if (against !== null) return mistaken(against)
      const likely = askFirst(visit, newlyUnlikely(child, details, visit.today))
      if (!likely.ok) return likely
      const saved = await saveChild(tx, visit, { ...child, version: versionIn(visit) }, details)
      if (saved === 'saved') await tellAllocated(tx, visit, { handed: [{ child, to: details }], publicAddress })
      const stillSeen = (await idsAmong(tx, lookingFor(visit, 'see-child'), [child.id])).size > 0
      return unlessMeanwhile(saved, {
        goTo: stillSeen ? `/children/${child.id}` : '/tracker?back=yes',
        children: [child.id],
      })
    },
    show: async (problem) => {
      const now = (await childKept(visit)) ?? child
      const state = await openFormAgain(visit, form, problem, { kind: 'child', ...now, values: answersOf(now) })
      return childDetailsPage(now, { state, fields: form.controls(state) })
    },
    saw: [child.id],
  })
}

/** What of the birth looks like a slip and wasn't kept so before. */
function newlyUnlikely(kept: BirthDates, details: BirthDates & { readonly name: string }, today: Temporal.PlainDate) {
  const before = unlikelyBirth(details.name, kept, today)
  return unlikelyBirth(details.name, details, today).filter((question) => !before.includes(question))
}
