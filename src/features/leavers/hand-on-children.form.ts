import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { person, severalRecords } from '#parts/forms/fields/record-fields.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { HandedAs } from './children-to-hand-on.ts'

type Offered = {
  readonly as: HandedAs
  readonly children: readonly KeptChild[]
  readonly people: PeopleToChoose
  readonly labels: Labels
}

/** Which of somebody's children are handed on, and to whom. */
export const handOnChildrenForm = ({ as, children, people, labels }: Offered) =>
  form({
    children: severalRecords({
      label: 'Which children?',
      called: 'Children',
      among: children.map(({ id, name, familyName, familyReference, team }) => ({
        id,
        name,
        note: [`${familyName} family, ${familyReference}`, team].filter((words) => words !== null).join(' · '),
      })),
      needed: 'Choose at least one child',
    }),
    to: needed(
      person({
        label: `Who is their ${labels(as.called)} from now on?`,
        called: 'From now on',
        people,
        nobody: 'Choose somebody',
        wrong: `Choose who is their ${labels(as.called)} from now on`,
      }),
      `Choose who is their ${labels(as.called)} from now on`,
    ),
  })
