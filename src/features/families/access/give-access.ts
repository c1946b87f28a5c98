import { type Answer, notFound, page } from '#door/answers.ts'
import { mistaken, notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import { idIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { decideRequest, endAccess, giveAccess, holdFamily } from '#records/access/change-access.ts'
import { loadOpenRequests, loadRestriction, type NamedAccess } from '#records/access/family-access.ts'
import type { Tx } from '#records/keeping/db.ts'
import { allowed } from '#rules/outcome.ts'
import { giveAccessForm, reasonForm } from './access.form.ts'
import { accessFormPage } from './access-form.page.ts'
import {
  accessAddress,
  aroundAccess,
  type AroundAccess,
  asChoice,
  idsOf,
  leavesAReviewer,
  needsAReviewer,
  sayPart,
  withoutAccess,
} from './around-access.ts'

const formFor = (around: AroundAccess, { labels, today }: Visit) =>
  giveAccessForm(asChoice(withoutAccess(around), labels), today)

export async function showGiveAccess(visit: Visit): Promise<Answer> {
  const around = await aroundAccess(visit)
  if (around?.access.restriction == null) return notFound()
  return page(givePage(around, visit, openForm(visit, formFor(around, visit), {})), idsOf(around))
}

/** Names somebody who keeps access to a restricted family; whoever asked for that has it agreed. (FAM-05) */
export async function giveSomebodyAccess(visit: Visit): Promise<Answer> {
  const around = await aroundAccess(visit)
  if (around?.access.restriction == null) return notFound()
  const { family } = around
  return saveForm(visit, {
    read: formFor(around, visit).read(visit.form),
    save: async (tx, access) => {
      await holdFamily(tx, family.id)
      if ((await loadRestriction(tx, family.id)) === null)
        return notLawful('The restriction was lifted meanwhile: nobody needs to be named.', 'it isn’t restricted')
      await giveAccess(tx, visit, family.id, access)
      await agreeToAccessOf(tx, visit, family.id, access.personId)
      return allowed({ goTo: accessAddress(family.id), children: idsOf(around) })
    },
    show: async (problem) => {
      const now = (await aroundAccess(visit)) ?? around
      return givePage(now, visit, await openFormAgain(visit, formFor(now, visit), problem))
    },
    saw: idsOf(around),
  })
}

async function agreeToAccessOf(tx: Tx, visit: Visit, familyId: number, personId: number): Promise<void> {
  for (const request of await loadOpenRequests(tx, familyId))
    if (request.personId === personId) await decideRequest(tx, visit, request, { agreed: true, words: null })
}

const givePage = (around: AroundAccess, visit: Visit, state: FormState) =>
  accessFormPage(around.family, {
    title: 'Give somebody access',
    save: 'Give access',
    state,
    fields: formFor(around, visit).controls(state),
  })

type OfOne = { readonly around: AroundAccess; readonly one: NamedAccess }

async function namedIn(visit: Visit): Promise<OfOne | null> {
  const around = await aroundAccess(visit)
  const one = around?.access.named.find(({ personId }) => personId === idIn(visit, 'person'))
  return around === null || one === undefined ? null : { around, one }
}

const endForm = reasonForm('Why does their access end?', 'Write why their access ends')

export async function showEndAccess(visit: Visit): Promise<Answer> {
  const found = await namedIn(visit)
  return found === null ? notFound() : page(endPage(found, visit, openForm(visit, endForm, {})), idsOf(found.around))
}

/** Ends somebody's named access at once; the last who can review keeps theirs. (FAM-05) */
export async function endSomebodysAccess(visit: Visit): Promise<Answer> {
  const found = await namedIn(visit)
  if (found === null) return notFound()
  const { around, one } = found
  return saveForm(visit, {
    read: endForm.read(visit.form),
    save: async (tx, { reason }) => {
      await holdFamily(tx, around.family.id)
      const now = await aroundAccess({ ...visit, db: tx })
      if (now === null || !leavesAReviewer(now, one.personId))
        return notLawful(needsAReviewer, 'nobody else named can review')
      if (!(await endAccess(tx, visit, around.family.id, { personId: one.personId, reason })))
        return mistaken({ reason: `${one.name} has no access any more` })
      const isOwn = one.personId === visit.actor.personId
      return allowed({ goTo: isOwn ? '/' : accessAddress(around.family.id), children: idsOf(around) })
    },
    show: async (problem) => endPage(found, visit, await openFormAgain(visit, endForm, problem)),
    saw: idsOf(around),
  })
}

const endPage = ({ around, one }: OfOne, { labels }: Visit, state: FormState) => {
  const seer = around.seers.find(({ personId }) => personId === one.personId)
  return accessFormPage(around.family, {
    title: `End ${one.name}’s access`,
    lede: `${one.name} (${sayPart(seer, labels)}) loses sight of the family at once.`,
    save: 'End their access',
    state,
    fields: endForm.controls(state),
  })
}
