import type { Outcome } from '#rules/outcome.ts'
import { allowed } from '#rules/outcome.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { addChild } from '#records/families/change-children.ts'
import type { ChildDetails } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import { holds } from '#rules/access/actor.ts'
import { mistaken, opened, openedAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { childAsTyped, noChild, readChild, type TypedChild, typedChild } from './child.form.ts'
import { againstDetails, childChoices } from './child-choices.ts'
import type { ChildChoices } from './child-fields.page.ts'
import { addChildPage } from './child-forms.page.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'

export async function showAddChild(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  const choices = await childChoices(visit, null, family.children)
  const model = { family, choices, typed: asSiblings(family), state: opened(visit, null) }
  return page(addChildPage(model), idsOf(family))
}

/** Adds a child to a family; pre-proceedings start with a decision, not here. (FAM-02) */
export async function addChildToFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  const choices = await childChoices(visit, null, family.children)
  return saveForm(visit, {
    read: readChild(visit.form, null, visit.today),
    save: async (tx, details) => {
      const added = await addSeenChild(tx, visit, family.id, details, choices)
      return added.ok ? allowed({ goTo: `/families/${family.id}`, children: [added.value] }) : added
    },
    show: async (problem) => {
      const state = await openedAgain(visit, problem, null, {})
      return addChildPage({ family, choices, typed: typedChild(visit.form), state })
    },
    saw: idsOf(family),
  })
}

const idsOf = ({ children }: KeptFamily): readonly number[] => children.map(({ id }) => id)

/** Sisters and brothers mostly have the same team and people. */
function asSiblings({ children }: KeptFamily): TypedChild {
  const [sibling] = children
  if (sibling === undefined) return noChild
  const { teamId, socialWorkerId, solicitorId, reviewingOfficer, language } = childAsTyped(sibling)
  return { ...noChild, teamId, socialWorkerId, solicitorId, reviewingOfficer, language }
}

/** A first child is most likely the own team's, and the own, of whoever adds it. */
export const asOwn = ({ actor }: Visit): TypedChild => ({
  ...noChild,
  teamId: String(actor.holdings.find(({ teamId }) => teamId !== null)?.teamId ?? ''),
  socialWorkerId: holds(actor, 'social-worker') ? String(actor.personId) : '',
})

/** Adds a child that the person who adds it will see; answers the id. */
export async function addSeenChild(
  tx: Tx,
  visit: Visit,
  familyId: number,
  details: ChildDetails,
  choices: ChildChoices,
): Promise<Outcome<number, Problem>> {
  const against = await againstDetails(tx, details, choices, null)
  if (against !== null) return mistaken(against)
  const id = await addChild(tx, visit, familyId, details)
  const seen = await idsAmong(tx, visit.looking, [id])
  if (seen.size === 0)
    return mistaken({ teamId: 'Choose a team or a social worker of yours: otherwise you could not see the child' })
  return allowed(id)
}
