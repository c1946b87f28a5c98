import { type Answer, mistakes, page } from '#door/answers.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { idOf } from '#parts/forms/fields/typed-id.ts'
import type { Form, Given } from '#parts/forms/fields/form.ts'
import { actionsAmong, type KeptAction } from '#records/actions/actions.ts'
import type { Tx } from '#records/keeping/db.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { actionsAskedFor, addressOf } from './actions-view.ts'
import type { Chosen } from './several.form.ts'
import { noneChosenPage, severalPage, type Together } from './several.page.ts'
import { childOf } from './show-action.ts'

type Typed = { readonly actions: readonly number[] }

/** One thing done with several actions: what it asks, what must be right for all, and what is done with each. */
export type DoneTogether<Values extends Typed> = Together & {
  readonly form: (visit: Visit, chosen: Chosen) => Promise<Form<Values>>
  /** What stands in the form as it is opened. */
  readonly first: (visit: Visit, actions: readonly number[]) => Given<Values>
  readonly forAll: (visit: Visit, values: Values) => Outcome<null, Problem>
  /** Does it, or says why not of this one; what the others say doesn't depend on it. */
  readonly each: (tx: Tx, visit: Visit, action: KeptAction, values: Values) => Promise<string | null>
  /** What follows for all that were done. */
  readonly afterwards: (tx: Tx, visit: Visit, done: readonly KeptAction[], values: Values) => Promise<void>
}

const changedMeanwhile = 'A change of it was saved since you opened this page. Look whether it still holds'

/** The form for the actions in the address, all of them ticked. */
export async function showSeveral<Values extends Typed>(visit: Visit, deed: DoneTogether<Values>): Promise<Answer> {
  const actions = await actionsAsked(visit)
  if (actions.length === 0) return page(noneChosenPage(deed.title, listOf(visit)))
  const asked = await deed.form(visit, { actions, whyNot: new Map(), today: visit.today })
  const state = openForm(visit, asked, deed.first(visit, idsOf(actions)))
  return page(
    pageOf(visit, deed, { state, fields: asked.controls(state), actions, saved: 0 }),
    actions.flatMap(childOf),
  )
}

/** Does it with each that is ticked, in one go; where some can't be done the rest is, and the form comes back with those and why. (AC-01, AC-02) */
export async function doSeveral<Values extends Typed>(visit: Visit, deed: DoneTogether<Values>): Promise<Answer> {
  const actions = await actionsAsked(visit)
  if (actions.length === 0) return page(noneChosenPage(deed.title, listOf(visit)))
  const whyNot = new Map<number, string>()
  const done: KeptAction[] = []
  const asked = await deed.form(visit, { actions, whyNot, today: visit.today })
  const show = async (problem: Problem) => {
    const left = whyNot.size === 0 ? actions : (await actionsAsked(visit)).filter(({ id }) => whyNot.has(id))
    const again = await deed.form(visit, { actions: left, whyNot, today: visit.today })
    const state = await openFormAgain(visit, again, problem)
    return pageOf(visit, deed, { state, fields: again.controls(state), actions: left, saved: done.length })
  }
  const answer = await saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, values) => {
      const fine = deed.forAll(visit, values)
      if (!fine.ok) return fine
      for (const action of actions.filter(({ id }) => values.actions.includes(id))) {
        const why = await tryOne(tx, visit, deed, action, values)
        if (why === null) done.push(action)
        else whyNot.set(action.id, why)
      }
      if (done.length === 0) return mistaken(eachWhyNot(actions, whyNot))
      await deed.afterwards(tx, visit, done, values)
      return allowed({ goTo: listOf(visit), children: done.flatMap(childOf) })
    },
    show,
    saw: actions.flatMap(childOf),
  })
  if (answer.kind !== 'redirect' || whyNot.size === 0) return answer
  const left = actions.filter(({ id }) => whyNot.has(id))
  return mistakes(await show({ is: 'mistaken', errors: eachWhyNot(left, whyNot) }), left.flatMap(childOf))
}

async function tryOne<Values extends Typed>(
  tx: Tx,
  visit: Visit,
  deed: DoneTogether<Values>,
  action: KeptAction,
  values: Values,
): Promise<string | null> {
  const version = versionIn(visit, `version-${action.id}`)
  return version === action.version ? deed.each(tx, visit, action, values) : changedMeanwhile
}

const idsOf = (actions: readonly KeptAction[]): readonly number[] => actions.map(({ id }) => id)

/** A sentence for each, leading to its box. */
const eachWhyNot = (shown: readonly KeptAction[], whyNot: ReadonlyMap<number, string>) =>
  Object.fromEntries(
    shown
      .filter(({ id }) => whyNot.has(id))
      .map(({ id, words }, at) => [
        at === 0 ? 'actions' : `actions-${at + 1}`,
        `Action “${words}”: ${whyNot.get(id) ?? ''}`,
      ]),
  )

/** Those in the address that this person may do something about; a line of the list can be several siblings'. */
function actionsAsked(visit: Visit): Promise<readonly KeptAction[]> {
  const ids = visit.query.getAll('action').flatMap((line) => line.split('.').flatMap((text) => idOf(text) ?? []))
  return actionsAmong(visit.db, lookingFor(visit, 'progress-action'), ids.slice(0, 100))
}

/** The list one came from. */
function listOf({ query, actor }: Visit): string {
  const asked = actionsAskedFor(query, actor)
  return addressOf(asked, asked.page)
}

const pageOf = (visit: Visit, deed: Together, asked: Omit<Parameters<typeof severalPage>[1], 'back'>) =>
  severalPage(deed, { ...asked, back: listOf(visit) })
