import { nameFor } from '#rules/words/name-for.ts'
import type { Outcome } from '#rules/outcome.ts'
import { allowed } from '#rules/outcome.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { addChild } from '#records/families/change-children.ts'
import type { ChildDetails } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { unlikelyBirth } from '#rules/people/unlikely-births.ts'
import { caseHolderRoles, holds } from '#rules/access/actor.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { answersOf, type ChildAnswers, detailsOf } from './child.form.ts'
import { againstDetails, childFormOn } from './child-choices.ts'
import { addChildPage } from './child-forms.page.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'

export async function showAddChild(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  const form = await childFormOn(visit, null, family.children)
  const state = openForm(visit, form, asSiblings(family))
  return page(addChildPage(family, { state, fields: form.controls(state) }), idsOf(family))
}

/** Adds a child to a family; pre-proceedings start with a decision, not here. (FAM-02) */
export async function addChildToFamily(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  if (family === null) return notFound()
  const form = await childFormOn(visit, null, family.children)
  return saveForm(visit, {
    read: form.read(visit.form),
    save: async (tx, answers) => {
      const added = await addSeenChild(tx, visit, family, detailsOf(answers, null))
      return added.ok ? allowed({ goTo: `/families/${family.id}`, children: [added.value] }) : added
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, form, problem)
      return addChildPage(family, { state, fields: form.controls(state) })
    },
    saw: idsOf(family),
  })
}

const idsOf = ({ children }: KeptFamily): readonly number[] => children.map(({ id }) => id)

/** Sisters and brothers mostly have the same team and people. */
function asSiblings({ children }: KeptFamily): Partial<ChildAnswers> {
  const [sibling] = children
  if (sibling === undefined) return {}
  const { teamId, socialWorkerId, solicitorId, reviewingOfficer, language } = answersOf(sibling)
  return { teamId, socialWorkerId, solicitorId, reviewingOfficer, language }
}

/** A first child is most likely the own team's, and the own, of whoever adds it. */
export const asOwn = ({ actor }: Visit): Partial<ChildAnswers> => ({
  teamId: actor.holdings.find(({ teamId }) => teamId !== null)?.teamId ?? null,
  socialWorkerId: caseHolderRoles.some((role) => holds(actor, role)) ? actor.personId : null,
})

/** Adds a child that the person who adds it will see; answers the id. */
export async function addSeenChild(
  tx: Tx,
  visit: Visit,
  family: Pick<KeptFamily, 'id' | 'name'>,
  details: ChildDetails,
): Promise<Outcome<number, Problem>> {
  const against = await againstDetails(tx, details, { familyName: family.name, kept: null })
  if (against !== null) return mistaken(against)
  const likely = askFirst(visit, unlikelyBirth(details.name, details, visit.today))
  if (!likely.ok) return likely
  const id = await addChild(tx, visit, family.id, details)
  const seen = await idsAmong(tx, visit.looking, [id])
  if (seen.size === 0)
    return mistaken({
      teamId: `Choose a team or ${nameFor('role.case-holder', 'a')} of yours: otherwise you could not see the child`,
    })
  return allowed(id)
}
