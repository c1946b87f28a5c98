import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededName, neededPastDate, readForm, textOrNull } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { addChild, saveChild } from '#records/families/change-children.ts'
import type { KeptChild } from '#records/families/children.ts'
import { copyOpenEpisode } from '#records/import/copy-episode.ts'
import type { Tx } from '#records/keeping/db.ts'
import { emptyDate, sayTyped } from '#rules/calendar/typed-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { versionIn } from '#door/form/form-at.ts'
import { opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { birthPage } from './child-forms.page.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'

const birthForm = (today: PlainDate) =>
  z.object({
    bornOn: neededPastDate('Date of birth', today),
    name: neededName('Enter the child’s name, or what the baby is called until there is one'),
    twin: textOrNull,
  })

export async function showBirth(visit: Visit): Promise<Answer> {
  const child = await unbornChild(visit)
  if (child === null) return notFound()
  const typed = { bornOn: emptyDate, name: child.name, twin: '' }
  return page(birthPage({ child, typed, state: opened(visit, child.version) }), [child.id])
}

/** Completes the record at birth: pre-proceedings go on, and a twin is a child of its own with the same clock. (FAM-03) */
export async function recordBirth(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, birthForm(visit.today)),
    save: async (tx, { bornOn, name, twin }) => {
      const asOpened = { ...child, version: versionIn(visit) }
      const saved = await saveChild(tx, visit, asOpened, { unborn: false, bornOn, name })
      const twinId = saved === 'saved' && twin !== null ? await addTwin(tx, visit, child, { name: twin, bornOn }) : null
      const children = twinId === null ? [child.id] : [child.id, twinId]
      return unlessMeanwhile(saved, { goTo: `/families/${child.familyId}`, children })
    },
    show: async (problem) => {
      const now = (await childKept(visit)) ?? child
      const [bornOn, name] = [typedDateIn(visit.form, 'bornOn'), visit.form.text('name')]
      const words = { Name: now.name, 'Date of birth': now.bornOn === null ? '' : sayDate(now.bornOn) }
      const yours = { Name: name, 'Date of birth': sayTyped(bornOn) }
      const state = await openedAgain(visit, problem, { kind: 'child', ...now, words }, yours)
      return birthPage({ child: now, typed: { bornOn, name, twin: visit.form.text('twin') }, state })
    },
    saw: [child.id],
  })
}

async function unbornChild(visit: Visit): Promise<KeptChild | null> {
  const child = await childKept(visit)
  return child?.unborn === true ? child : null
}

/** Born of one pregnancy: the same people and plan, an own case-system id, and the clock that ran for both. */
async function addTwin(
  tx: Tx,
  visit: Visit,
  first: KeptChild,
  twin: { readonly name: string; readonly bornOn: PlainDate },
): Promise<number> {
  const id = await addChild(tx, visit, first.familyId, { ...detailsOf(first), ...twin })
  await copyOpenEpisode(tx, visit, { from: first.id, to: id, familyId: first.familyId })
  return id
}

const detailsOf = (first: KeptChild) => ({
  caseSystemId: null,
  unborn: false,
  expectedDeliveryOn: first.expectedDeliveryOn,
  childInNeed: first.childInNeed,
  childProtection: first.childProtection,
  lookedAfter: first.lookedAfter,
  legalStatus: first.legalStatus,
  ethnicity: first.ethnicity,
  disability: null,
  language: first.language,
  interpreter: first.interpreter,
  teamId: first.teamId,
  socialWorkerId: first.socialWorkerId,
  solicitorId: first.solicitorId,
  reviewingOfficer: first.reviewingOfficer,
  guardian: first.guardian,
  plan: first.plan,
  parallelPlan: first.parallelPlan,
})
