import { severalRecords } from '#parts/forms/fields/record-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { actionDue, sayActionDue } from '#rules/actions/due.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { doneFields, moveForm, reassignForm } from './change-action.form.ts'

/** Actions to do something about together, and what stood against each when it was tried. */
export type Chosen = {
  readonly actions: readonly KeptAction[]
  readonly whyNot: ReadonlyMap<number, string>
  readonly today: PlainDate
}

/** Which of them it is for: a box each, with whose child it is for, when it is due, and why it couldn't be done. */
const which = ({ actions, whyNot, today }: Chosen) =>
  severalRecords({
    label: 'Which actions?',
    called: 'Actions',
    among: actions.map((action) => ({
      id: action.id,
      name: action.words,
      note: [
        action.childName ?? action.familyName ?? action.itemTitle,
        sayActionDue(actionDue(action, today)),
        whyNot.get(action.id),
      ]
        .filter((words) => words !== undefined && words !== null)
        .join(' · '),
    })),
    needed: 'Choose at least one action',
  })

/** When they were done, and what shows it. */
export const completeSeveralForm = (chosen: Chosen) => form({ actions: which(chosen), ...doneFields })

/** Their new date, and why. */
export const moveSeveralForm = (chosen: Chosen) => form({ actions: which(chosen), ...moveForm.fields })

/** Who does them from now on; who answers for each stays. */
export const handOnSeveralForm = (chosen: Chosen, people: PeopleToChoose) =>
  form({ actions: which(chosen), doer: reassignForm(people, null).fields.doer })
