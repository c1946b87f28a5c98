import { type Answer, notFound, page } from '#door/answers.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { denyAccess, holdFamily, liftDenial } from '#records/access/change-access.ts'
import { type DeniedAccess, loadFamilyAccess } from '#records/access/family-access.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { allowed } from '#rules/outcome.ts'
import { denyForm, reasonForm } from './access.form.ts'
import { accessFormPage } from './access-form.page.ts'
import {
  accessAddress,
  aroundAccess,
  type AroundAccess,
  idsOf,
  joinedMeanwhile,
  leavesAReviewer,
  needsAReviewer,
  sayPart,
} from './around-access.ts'

const formFor = async (around: AroundAccess, visit: Visit) =>
  denyForm(await peopleToChoose(visit, { childIds: idsOf(around) }))

export async function showDeny(visit: Visit): Promise<Answer> {
  const around = await aroundAccess(visit)
  if (around === null) return notFound()
  const asked = await formFor(around, visit)
  const state = openForm(visit, asked, {})
  return page(denyPage(around, state, asked), idsOf(around))
}

/** Denies one person a family, restricted or not: it beats every role and every named access. (FAM-05) */
export async function deny(visit: Visit): Promise<Answer> {
  const around = await aroundAccess(visit)
  if (around === null) return notFound()
  const { family } = around
  const asked = await formFor(around, visit)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { personId, because }) => {
      const sure = askFirst(visit, whatTheyDoHere(around, visit, personId))
      if (!sure.ok) return sure
      if (!(await holdFamily(tx, family.id))) return joinedMeanwhile
      const { denied } = await loadFamilyAccess(tx, family.id, visit.today)
      if (denied.some((each) => each.personId === personId))
        return mistaken({ personId: 'They are denied this family already' })
      if (personId === visit.actor.personId)
        return mistaken({ personId: 'Somebody else denies you a family: ask them' })
      const now = await aroundAccess({ ...visit, db: tx })
      if (now === null || !leavesAReviewer(now, personId))
        return notLawful(needsAReviewer, 'nobody else named can review')
      await denyAccess(tx, visit, family.id, { personId, because })
      return allowed({ goTo: accessAddress(family.id), children: idsOf(around) })
    },
    show: async (problem) => denyPage(around, await openFormAgain(visit, asked, problem), asked),
    saw: idsOf(around),
  })
}

/** Who works with the family is denied it knowingly: what is theirs to do is handed on. */
function whatTheyDoHere({ seers }: AroundAccess, { labels }: Visit, personId: number): readonly string[] {
  const seer = seers.find((each) => each.personId === personId && each.worksWith)
  if (seer === undefined) return []
  return [
    `${seer.name} works with the family (${sayPart(seer, labels)}) and would lose sight of what they do for it; hand it on`,
  ]
}

const denyPage = ({ family }: AroundAccess, state: FormState, asked: ReturnType<typeof denyForm>) =>
  accessFormPage(family, {
    title: 'Deny somebody this family',
    lede: 'For who is related to the family or knows it. The family is nowhere in Waymark for them any more, whatever their role and whoever named them.',
    save: 'Deny access',
    state,
    fields: asked.controls(state),
  })

type OfOne = { readonly around: AroundAccess; readonly one: DeniedAccess }

async function deniedIn(visit: Visit): Promise<OfOne | null> {
  const around = await aroundAccess(visit)
  const one = around?.access.denied.find(({ personId }) => personId === idIn(visit, 'person'))
  return around === null || one === undefined ? null : { around, one }
}

const liftForm = reasonForm('Why may they see it again?', 'Write why they may see it again')

export async function showLiftDenial(visit: Visit): Promise<Answer> {
  const found = await deniedIn(visit)
  return found === null ? notFound() : page(liftPage(found, openForm(visit, liftForm, {})), idsOf(found.around))
}

/** Lifts a denial: from now on the person sees the family as their role, and where it is restricted their named access, allows. (FAM-05) */
export async function liftSomebodysDenial(visit: Visit): Promise<Answer> {
  const found = await deniedIn(visit)
  if (found === null) return notFound()
  const { around, one } = found
  return saveForm(visit, {
    read: liftForm.read(visit.form),
    save: async (tx, { reason }) => {
      await holdFamily(tx, around.family.id)
      if (!(await liftDenial(tx, visit, around.family.id, { personId: one.personId, reason })))
        return mistaken({ reason: `${one.name} isn’t denied it any more` })
      return allowed({ goTo: accessAddress(around.family.id), children: idsOf(around) })
    },
    show: async (problem) => liftPage(found, await openFormAgain(visit, liftForm, problem)),
    saw: idsOf(around),
  })
}

const liftPage = ({ around, one }: OfOne, state: FormState) =>
  accessFormPage(around.family, {
    title: `Let ${one.name} see this family again`,
    lede: `They were denied it because: ${one.because}`,
    save: 'Lift the denial',
    state,
    fields: liftForm.controls(state),
  })
