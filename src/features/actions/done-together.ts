import { askFirst } from '#door/form/ask-first.ts'
import type { Visit } from '#door/visit.ts'
import { actionPeople } from '#records/actions/action-people.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { completeAction, moveAction, reassignAction } from '#records/actions/change-actions.ts'
import type { Saved } from '#records/keeping/deed.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { decideCompletion, decideMove } from '#rules/actions/change-action.ts'
import { unlikelyDue } from '#rules/actions/unlikely-due.ts'
import { teamManagerAlwaysAnswers } from '#rules/actions/sources.ts'
import { allowed } from '#rules/outcome.ts'
import type { AnswersOf } from '#parts/forms/fields/form.ts'
import { whyNotDone } from './complete-action.ts'
import { whyNotMoved } from './move-action.ts'
import { nobodyAnswers, theTeamManager } from './reassign-action.ts'
import type { DoneTogether } from './several.ts'
import { type Chosen, completeSeveralForm, handOnSeveralForm, moveSeveralForm } from './several.form.ts'
import { tellHandedOn } from './tell-handed-on.ts'

const nothingFollows = () => Promise.resolve()
const meanwhile = 'A change of it was saved at the same moment'
const unlessMeanwhile = (saved: Saved): string | null => (saved === 'saved' ? null : meanwhile)
const sentenceOf = (sentences: Readonly<Record<string, string>>): string => Object.values(sentences)[0] ?? ''

/** Says of several actions that they are done. (AC-01) */
export const completeSeveral: DoneTogether<AnswersOf<ReturnType<typeof completeSeveralForm>>> = {
  title: 'Say they are done',
  save: 'Save as done',
  done: (count) => `${count} saved as done`,
  form: (_, chosen) => Promise.resolve(completeSeveralForm(chosen)),
  first: ({ today }, actions) => ({ actions, doneOn: today }),
  forAll: () => allowed(null),
  each: async (tx, visit, action, { doneOn, doneWords }) => {
    const decided = decideCompletion(action, doneOn, visit.today)
    if (!decided.ok) return sentenceOf(whyNotDone[decided.because])
    return unlessMeanwhile(await completeAction(tx, visit, action, { doneOn, doneWords }))
  },
  afterwards: nothingFollows,
}

/** Moves the date of several actions, with one reason. (AC-02) */
export const moveSeveral: DoneTogether<AnswersOf<ReturnType<typeof moveSeveralForm>>> = {
  title: 'Move their dates',
  save: 'Move the dates',
  done: (count) => `${count} moved`,
  form: (_, chosen) => Promise.resolve(moveSeveralForm(chosen)),
  first: (_, actions) => ({ actions }),
  forAll: (visit, { to }) => askFirst(visit, unlikelyDue(to, visit.today)),
  each: async (tx, visit, action, move) => {
    const decided = decideMove(action, move, visit.today)
    if (!decided.ok) return sentenceOf(whyNotMoved[decided.because])
    return unlessMeanwhile(await moveAction(tx, visit, action, move))
  },
  afterwards: nothingFollows,
}

const peopleFor = async (visit: Visit, { actions }: Chosen): Promise<PeopleToChoose> => {
  const childIds = [...new Set(actions.flatMap(({ childId }) => childId ?? []))]
  return (await actionPeople(visit, { childIds })).people
}

/** Hands several actions to one person to do; who has them now and who had them is told once. (AC-01, AC-04) */
export const handOnSeveral = (
  publicAddress: string,
): DoneTogether<AnswersOf<ReturnType<typeof handOnSeveralForm>>> => ({
  title: 'Hand them on',
  save: 'Hand them on',
  done: (count) => `${count} handed on`,
  form: async (visit, chosen) => handOnSeveralForm(chosen, await peopleFor(visit, chosen)),
  first: (_, actions) => ({ actions }),
  forAll: () => allowed(null),
  each: async (tx, visit, action, { doer }) => {
    if (action.doneOn !== null) return 'It is done: there is nothing to hand on'
    const managerId = await whoAnswers({ ...visit, db: tx }, action)
    if (managerId === null) return nobodyAnswers.doer
    return unlessMeanwhile(await reassignAction(tx, visit, action, { doerId: doer, accountableManagerId: managerId }))
  },
  afterwards: async (tx, visit, done, { doer }) => {
    const handed = await Promise.all(
      done.map(async (action) => ({
        action,
        to: { doerId: doer, accountableManagerId: (await whoAnswers({ ...visit, db: tx }, action)) ?? doer },
      })),
    )
    await tellHandedOn(tx, visit, { handed, publicAddress })
  },
})

/** The child's team manager where that is who always answers; else whoever did until now. */
const whoAnswers = async (visit: Visit, action: KeptAction): Promise<number | null> =>
  teamManagerAlwaysAnswers(action) ? theTeamManager(visit, action) : action.accountableManagerId
