import { type ChildOption, children, person } from '#parts/forms/fields/record-fields.ts'
import { type Field, needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, words } from '#parts/forms/fields/text-fields.ts'
import { allowed } from '#rules/outcome.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'

/** Which children it is done for; not asked where it is to do for one, or for all of a family. */
function doneFor(among: readonly ChildOption[]): Field<readonly number[]> {
  const asked = children({ label: 'For which children?', among, needed: 'Choose for which children it is done' })
  const notAsked: Field<readonly number[]> = { ...asked, read: () => allowed([]) }
  return among.length > 1 ? asked : shownIf(false, notAsked)
}

/** When an action was done, and what shows it. */
export const doneFields = {
  doneOn: needed(date({ label: 'When was it done?', called: 'Done' }), 'Enter the day it was done'),
  doneWords: needed(
    words({
      label: 'What was done, and what shows it?',
      called: 'What was done',
      hint: 'For example where the report is filed. The meeting reads this.',
      rows: 4,
    }),
    'Write what was done',
  ),
}

/** The same, and for which of the children where it is to do for several. */
export const completeForm = (among: readonly ChildOption[]) => form({ children: doneFor(among), ...doneFields })

/** The new date, and why. */
export const moveForm = form({
  to: needed(date({ label: 'New due date', called: 'Due date' }), 'Enter the new due date'),
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
        wrong: 'Choose who does it from now on',
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
