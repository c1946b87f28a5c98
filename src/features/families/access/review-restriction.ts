import { type Answer, notFound, page } from '#door/answers.ts'
import { versionIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { keepRestriction } from '#records/access/change-access.ts'
import type { Restriction } from '#records/access/family-access.ts'
import { latestReview } from '#rules/access/restriction.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { withStop } from '#rules/words/with-stop.ts'
import { reviewForm } from './access.form.ts'
import { accessFormPage } from './access-form.page.ts'
import { accessAddress, aroundAccess, type AroundAccess, idsOf } from './around-access.ts'

type Restricted = AroundAccess & { readonly restriction: Restriction }

async function restrictedFamily(visit: Visit): Promise<Restricted | null> {
  const around = await aroundAccess(visit)
  const restriction = around?.access.restriction ?? null
  return around === null || restriction === null ? null : { ...around, restriction }
}

export async function showReview(visit: Visit): Promise<Answer> {
  const around = await restrictedFamily(visit)
  if (around === null) return notFound()
  const { version } = around.restriction
  const state = openForm(visit, reviewForm(visit.today), { reviewOn: latestReview(visit.today) }, version)
  return page(reviewPage(around, visit, state), idsOf(around))
}

/** Says that a restriction is still needed, why, and when it is looked at again. (FAM-05) */
export async function review(visit: Visit): Promise<Answer> {
  const around = await restrictedFamily(visit)
  if (around === null) return notFound()
  const asked = reviewForm(visit.today)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, to) => {
      const saved = await keepRestriction(tx, visit, { ...around.restriction, version: versionIn(visit) }, to)
      return unlessMeanwhile(saved, { goTo: accessAddress(around.family.id), children: idsOf(around) })
    },
    show: async (problem) => {
      const now = (await restrictedFamily(visit)) ?? around
      const { id, version, reviewOn } = now.restriction
      const kept = { kind: 'restriction', id, version, values: { reviewOn } }
      return reviewPage(now, visit, await openFormAgain(visit, asked, problem, kept))
    },
    saw: idsOf(around),
  })
}

const reviewPage = ({ family, restriction }: Restricted, { today }: Visit, state: FormState) =>
  accessFormPage(family, {
    title: 'Review the restriction',
    lede: `Restricted since ${sayDate(restriction.startsOn)}: ${withStop(restriction.reason)} Look through who has access, too. Where it isn’t needed any more, ask that it is lifted: somebody else decides that.`,
    save: 'It is still needed',
    state,
    fields: reviewForm(today).controls(state),
  })
