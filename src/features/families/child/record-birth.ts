import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { name, nameIfAny, pastDate } from '#parts/forms/fields/text-fields.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { addChild, saveChild } from '#records/families/change-children.ts'
import { copyAdults } from '#records/families/adults.ts'
import type { KeptChild } from '#records/families/children.ts'
import { copyOpenEpisode } from '#records/import/copy-episode.ts'
import type { Tx } from '#records/keeping/db.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayNothingStarts } from '#parts/words/say-no-longer-followed.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { unlikelyBirth } from '#rules/people/unlikely-births.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { answersOf, detailsOf } from './child.form.ts'
import { childFormAsKept } from './child-choices.ts'
import { birthPage } from './child-forms.page.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'

const birthForm = (today: PlainDate) =>
  form({
    bornOn: needed(pastDate({ label: 'Date of birth' }, today), 'Enter the date of birth'),
    name: name({ label: 'Name', needed: 'Enter the child’s name, or what the baby is called until there is one' }),
    twin: nameIfAny({
      label: 'Name of a twin, if there are two',
      hint: 'Is added as a child of the family with the same clock. Leave empty for one child.',
    }),
  })

export async function showBirth(visit: Visit): Promise<Answer> {
  const child = await unbornChild(visit)
  if (child === null) return notFound()
  const asked = birthForm(visit.today)
  const state = openForm(visit, asked, { name: child.name }, child.version)
  return page(birthPage(child, { state, fields: asked.controls(state) }), [child.id])
}

/** Completes the record at birth: pre-proceedings go on, and a twin is a child of its own with the same clock. (FAM-03) */
export async function recordBirth(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const asked = birthForm(visit.today)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { bornOn, name, twin }) => {
      if (!isFollowed(child)) return notLawful(sayNothingStarts(child, visit.labels), 'P18: no longer followed')
      const likely = askFirst(
        visit,
        unlikelyBirth(name, { bornOn, expectedDeliveryOn: null, unborn: false }, visit.today),
      )
      if (!likely.ok) return likely
      // Saved again after Back, or after somebody else: who is born has no other twin because of it.
      if (twin !== null && !child.unborn)
        return mistaken({
          twin: `${child.name}’s birth is recorded already. Leave this empty: a twin’s name is changed on the twin’s page, and another child is added on the family’s page`,
        })
      const asOpened = { ...child, version: versionIn(visit) }
      const saved = await saveChild(tx, visit, asOpened, { unborn: false, bornOn, name })
      const twinId = saved === 'saved' && twin !== null ? await addTwin(tx, visit, child, { name: twin, bornOn }) : null
      const children = twinId === null ? [child.id] : [child.id, twinId]
      return unlessMeanwhile(saved, { goTo: `/families/${child.familyId}`, children })
    },
    show: async (problem) => {
      const now = (await childKept(visit)) ?? child
      const values = { name: now.name, bornOn: now.bornOn }
      const state = await openFormAgain(visit, asked, problem, { kind: 'child', ...now, values })
      return birthPage(now, { state, fields: asked.controls(state) })
    },
    saw: [child.id],
  })
}

async function unbornChild(visit: Visit): Promise<KeptChild | null> {
  const child = await childKept(visit)
  return child?.unborn === true && isFollowed(child) ? child : null
}

/** Born of one pregnancy: the same parents, people and plan, an own case-system id, and the clock that ran for both. */
async function addTwin(
  tx: Tx,
  visit: Visit,
  first: KeptChild,
  twin: { readonly name: string; readonly bornOn: PlainDate },
): Promise<number> {
  const answers = childFormAsKept(first, visit).only(answersOf(first))
  const same = { ...detailsOf(answers, null), caseSystemId: null, disability: null, unborn: false }
  const id = await addChild(tx, visit, first.familyId, {
    ...same,
    expectedDeliveryOn: first.expectedDeliveryOn,
    ...twin,
  })
  await copyAdults(tx, visit, { from: first.id, to: id, familyId: first.familyId })
  await copyOpenEpisode(tx, visit, { from: first.id, to: id, familyId: first.familyId })
  return id
}
