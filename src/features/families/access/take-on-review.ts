import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { type FormState, formPage } from '#parts/forms/form-page.ts'
import { giveAccess, holdFamily } from '#records/access/change-access.ts'
import { restrictionsWithoutReviewer, type WithoutReviewer } from '#records/access/without-reviewer.ts'
import { childIdsOfFamily } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { allowed } from '#rules/outcome.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { reasonForm } from './access.form.ts'
import { accessAddress } from './around-access.ts'

const asked = reasonForm('Why do you take it on?', 'Write why you take it on')

async function withoutReviewerIn(visit: Visit, db: Db = visit.db): Promise<WithoutReviewer | null> {
  const all = await restrictionsWithoutReviewer(db, visit.actor.personId, visit.today)
  return all.find(({ id }) => id === idIn(visit, 'restriction')) ?? null
}

export async function showTakeOn(visit: Visit): Promise<Answer> {
  const found = await withoutReviewerIn(visit)
  return found === null ? notFound() : page(takeOnPage(found, openForm(visit, asked, {})))
}

/** Takes on a restricted family that nobody named can review any more: who decides on restrictions names themselves, with a reason. (FAM-05) */
export async function takeOnReview(visit: Visit): Promise<Answer> {
  const found = await withoutReviewerIn(visit)
  if (found === null) return notFound()
  const { familyId } = found
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { reason }) => {
      await holdFamily(tx, familyId)
      if ((await withoutReviewerIn(visit, tx)) === null)
        return notLawful('It has been taken on meanwhile.', 'somebody reviews it')
      await giveAccess(tx, visit, familyId, { personId: visit.actor.personId, endsOn: null, reason })
      return allowed({ goTo: accessAddress(familyId), children: await childIdsOfFamily(tx, familyId) })
    },
    show: async (problem) => takeOnPage(found, await openFormAgain(visit, asked, problem)),
    saw: [],
  })
}

const takeOnPage = ({ reference, reviewOn }: WithoutReviewer, state: FormState) =>
  formPage({
    title: 'Take on a restricted family',
    caption: `Family ${reference}`,
    place: 'my-work',
    back: { text: 'My work', href: '/' },
    lede: `Nobody who has access to it can review its restriction any more; it is to be reviewed by ${sayDate(reviewOn)}. Who decides on restrictions takes it on, gets access by that, and everybody named reads so.`,
    state,
    fields: asked.controls(state),
    save: 'Take it on',
  })
