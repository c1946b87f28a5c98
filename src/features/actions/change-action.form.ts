import { person } from '#parts/forms/fields/record-fields.ts'
import { needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, words } from '#parts/forms/fields/text-fields.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'

/** When an action was done, and what shows it. */
export const completeForm = form({
  doneOn: needed(
    date({ label: 'When was it done?', called: 'Done', subject: 'Day it was done' }),
    'Enter the day it was done',
  ),
  doneWords: needed(
    words({
      label: 'What was done, and what shows it?',
      called: 'What was done',
      hint: 'For example where the report is filed. The meeting reads this.',
      rows: 4,
    }),
    'Write what was done',
  ),
})

/** The new date, and why. */
export const moveForm = form({
  to: needed(date({ label: 'New due date', called: 'Due date', subject: 'New due date' }), 'Enter the new due date'),
  reason: needed(words({ label: 'Why does it move?', rows: 4 }), 'Write why the date moves'),
})

/** Why an action that was done isn't. */
export const reopenForm = form({
  reason: needed(words({ label: 'Why is it still open?', rows: 4 }), 'Write why it is still open'),
})

/** Who does it from now on, and who answers for it; `managers` null where the child's team manager always answers. */
export const reassignForm = (people: PeopleToChoose, managers: PeopleToChoose | null) =>
  form({
    doer: needed(
      person({
        label: 'Who does it from now on',
        called: 'Who does it',
        people,
        wrong: 'Choose who does it from the list',
      }),
      'Choose who does it from now on',
    ),
    manager: shownIf(
      managers !== null,
      person({
        label: 'Who answers for it',
        people: managers ?? { shown: [], others: null },
        wrong: 'Choose who answers for it',
      }),
    ),
  })
