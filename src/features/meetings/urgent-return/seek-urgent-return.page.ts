import { nameFor } from '#rules/words/name-for.ts'
import { type ChildOption, children, person } from '#parts/forms/fields/record-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, words } from '#parts/forms/fields/text-fields.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'

/** Which children go back to the gateway panel before their next review, why, with whom and by when. */
export const seekForm = (offered: { readonly children: readonly ChildOption[]; readonly people: PeopleToChoose }) =>
  form({
    child: children({ label: 'Which children?', among: offered.children, needed: 'Choose which children' }),
    why: needed(
      words({ label: 'Why can’t it wait?', hint: 'What has changed in the plan and the threshold', rows: 4 }),
      'Write why it can’t wait',
    ),
    owner: needed(
      person({
        label: 'Who takes it to the panel',
        people: offered.people,
        wrong: 'Choose who takes it to the panel from the list',
      }),
      'Choose who takes it to the panel',
    ),
    by: needed(date({ label: 'By when' }), 'Enter by when they are to be back at the panel'),
  })

type Family = { readonly id: number; readonly name: string; readonly reference: string }

/** Asks for children to go back to the gateway panel before their next review. */
export const seekUrgentReturnPage = (family: Family, asked: Pick<FormPage, 'state' | 'fields'>) =>
  formPage({
    title: `Seek ${nameFor('outcome.urgent-return', 'a')}`,
    caption: `${family.name} family, ${family.reference}`,
    lede: 'For a child who isn’t safe and can’t wait for the next review. It heads the next meeting’s agenda until the panel has met.',
    place: 'meeting',
    back: { text: `${family.name} family`, href: `/families/${family.id}` },
    ...asked,
    save: 'Seek the return',
  })
