import { nameFor } from '#rules/words/name-for.ts'
import { person } from '#parts/forms/fields/record-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date } from '#parts/forms/fields/text-fields.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { Outcome } from '#rules/outcome.ts'
import type { CoverRefusal } from '#rules/people/appoint-cover.ts'
import type { Labels } from '#rules/words/labels.ts'
import { mistaken, notLawful, type Problem } from '#door/form/save-form.ts'

const days = {
  startsOn: needed(date({ label: 'First day of cover' }), 'Enter the first day of cover'),
  endsOn: needed(date({ label: 'Last day of cover' }), 'Enter the last day of cover'),
}

/** The days of a cover. */
export const coverDaysForm = form(days)

/** Who covers, and on which days; the holder isn't offered, and has an own sentence where chosen all the same. */
export function coverForm(people: PeopleToChoose, holderId: number) {
  const asked = { label: 'Who covers', wrong: 'Choose who covers from the list' }
  const others = { ...people, shown: people.shown.filter(({ value }) => value !== String(holderId)) }
  const { read } = person({ ...asked, people })
  return form({
    personId: needed({ ...person({ ...asked, people: others }), read }, 'Choose who covers'),
    ...days,
  })
}

/** A refusal as a sentence at its field, or as the rule that refuses with who can. */
export const coverRefused = (because: CoverRefusal, labels: Labels): Outcome<never, Problem> =>
  refusals(labels)[because]

const refusals = (labels: Labels): Record<CoverRefusal, Outcome<never, Problem>> => ({
  'covers-themselves': mistaken({ personId: 'Choose somebody else: nobody covers for themselves' }),
  'ends-before-it-starts': mistaken({ endsOn: 'Last day of cover must be the same as or after the first day' }),
  'outside-the-role': mistaken({ startsOn: 'The days of cover must lie within the dates of the role' }),
  'covered-already': mistaken({
    startsOn: 'Somebody covers this role already on some of these days. Change their days first',
  }),
  'has-left': mistaken({
    endsOn: 'Whoever covers must be here until the cover ends. Choose an earlier day or somebody else',
  }),
  'chair-or-deputy': notLawful(
    `The ${nameFor('role.chair', 'short')} and the deputy ${nameFor('role.chair', 'short')} of the meeting can’t act as ${labels('role.divisional-director')}: who recommends an extension doesn’t agree it. The ${labels('role.authority-administrator')} can appoint somebody who is neither.`,
    'the chair or deputy as the acting director',
  ),
  'only-the-administrator-appoints': notLawful(
    `Only the ${labels('role.authority-administrator')} appoints an acting ${labels('role.divisional-director')}.`,
    'an acting director appointed by someone else',
  ),
})
