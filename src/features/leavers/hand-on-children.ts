import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { saveChild } from '#records/families/change-children.ts'
import { childrenAmong, holdChildren, type KeptChild } from '#records/families/children.ts'
import { tellAllocated } from '#records/families/tell-allocated.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { loadPerson } from '#records/people/person.ts'
import { leftBehind } from '#records/staffing/left-behind.ts'
import { allowed } from '#rules/outcome.ts'
import { givenTo, type HandedAs, whoHas } from './children-to-hand-on.ts'
import { handOnChildrenForm } from './hand-on-children.form.ts'
import { handOnChildrenPage, noneLeftPage } from './hand-on-children.page.ts'

type Going = { readonly id: number; readonly name: string }

/** Whose children they are, and those that this person can hand on. */
async function goingIn(visit: Visit, as: HandedAs) {
  const person = await loadPerson(visit.db, idIn(visit, 'id'))
  if (person === null) return null
  const left = await leftBehind(visit.db, visit.looking)
  const ids = left.flatMap(({ personId, what, recordId }) =>
    personId === person.id && what === as.what ? [recordId] : [],
  )
  return { person, children: await childrenToKeep(visit, ids) }
}

const childrenToKeep = (visit: Visit, ids: readonly number[], db: Db = visit.db): Promise<readonly KeptChild[]> =>
  childrenAmong(db, lookingFor(visit, 'keep-record'), ids)

const titleOf = ({ labels }: Visit, { called }: HandedAs): string => `Name another ${labels(called)}`

async function formFor(visit: Visit, as: HandedAs, person: Going, children: readonly KeptChild[]) {
  const offered = await peopleToChoose(visit, { roles: as.roles, childIds: children.map(({ id }) => id) })
  const others = { ...offered, shown: offered.shown.filter(({ value }) => value !== String(person.id)) }
  return handOnChildrenForm({ as, children, people: others, labels: visit.labels })
}

type Left = NonNullable<Awaited<ReturnType<typeof goingIn>>>
type Asked = Left & { readonly title: string; readonly asked: Awaited<ReturnType<typeof formFor>> }

/** Answers with the form that hands on what is left; that nobody is there, or no child, is said here. */
async function withTheirs(
  visit: Visit,
  as: HandedAs,
  answer: (asked: Asked) => Answer | Promise<Answer>,
): Promise<Answer> {
  const going = await goingIn(visit, as)
  if (going === null) return notFound()
  const title = titleOf(visit, as)
  if (going.children.length === 0) return page(noneLeftPage(going.person, title))
  return answer({ ...going, title, asked: await formFor(visit, as, going.person, going.children) })
}

/** The children somebody leaves, all of them ticked. */
export const showHandOnChildren = (visit: Visit, as: HandedAs): Promise<Answer> =>
  withTheirs(visit, as, ({ person, children, title, asked }) => {
    const state = openForm(visit, asked, { children: idsOf(children) })
    return page(handOnChildrenPage({ person, title, children, state, fields: asked.controls(state) }), idsOf(children))
  })

/** Gives each child that is ticked to one person, all in one go or none of them: each has its history, and who has them now is told. (AC-04) */
export const handOnChildren = (visit: Visit, as: HandedAs, publicAddress: string): Promise<Answer> =>
  withTheirs(visit, as, ({ person, children, asked }) =>
    saveForm(visit, {
      read: asked.read(visit.form),
      save: async (tx, { children: ids, to }) => {
        if (to === person.id) return mistaken({ to: `Choose somebody else: ${person.name} has them now` })
        const held = await heldNow(tx, visit, ids)
        const against = againstEach({ visit, as, person, children, ids, held })
        if (against !== null) return mistaken(against)
        for (const child of held) await saveChild(tx, visit, child, givenTo(as, to))
        const handed = held.map((child) => ({ child, to: givenTo(as, to) }))
        await tellAllocated(tx, visit, { handed, publicAddress })
        return allowed({ goTo: `/leavers/${person.id}`, children: idsOf(held) })
      },
      show: async (problem) => showAgain(visit, as, problem, { person, children }),
      saw: idsOf(children),
    }),
  )

async function showAgain(visit: Visit, as: HandedAs, problem: Problem, before: Left) {
  const { person, children } = (await goingIn(visit, as)) ?? before
  const title = titleOf(visit, as)
  if (children.length === 0) return noneLeftPage(person, title)
  const asked = await formFor(visit, as, person, children)
  const state = await openFormAgain(visit, asked, problem)
  return handOnChildrenPage({ person, title, children, state, fields: asked.controls(state) })
}

const idsOf = (children: readonly KeptChild[]): readonly number[] => children.map(({ id }) => id)

/** Those ticked, as they are now, and as they stay until this is saved. */
async function heldNow(tx: Tx, visit: Visit, ids: readonly number[]): Promise<readonly KeptChild[]> {
  await holdChildren(tx, ids)
  return childrenToKeep(visit, ids, tx)
}

type Ticked = {
  readonly visit: Visit
  readonly as: HandedAs
  readonly person: Going
  /** As the form shows them. */
  readonly children: readonly KeptChild[]
  readonly ids: readonly number[]
  readonly held: readonly KeptChild[]
}

/** Why those that are ticked can't be handed on, each at its box; null where each can. */
function againstEach({ visit, as, person, children, ids, held }: Ticked) {
  const offered = idsOf(children)
  if (ids.some((id) => !offered.includes(id) || !held.some((child) => child.id === id))) return { children: notTheirs }
  const errors = held.flatMap((child) => {
    const why = whyNot(visit, as, person, child)
    const place = offered.indexOf(child.id)
    return why === null ? [] : [[place === 0 ? 'children' : `children-${place + 1}`, why] as const]
  })
  return errors.length === 0 ? null : Object.fromEntries(errors)
}

const notTheirs = 'One of the children you ticked isn’t theirs any more. Look who is left, and hand those on'

function whyNot(visit: Visit, as: HandedAs, person: Going, child: KeptChild): string | null {
  if (child[as.column] !== person.id) return `${child.name} is ${whoHas(as, child) ?? 'nobody'}’s already`
  return versionIn(visit, `version-${child.id}`) === child.version
    ? null
    : `${child.name}: a change was saved since you opened this page. Look whether it still holds`
}
