import { nameFor } from '#rules/words/name-for.ts'
import { ticked } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { person } from '#parts/forms/fields/record-fields.ts'
import { date } from '#parts/forms/fields/text-fields.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { AbsenceRefusal } from '#rules/people/absence.ts'
import type { CoverRefusal } from '#rules/people/appoint-cover.ts'
import type { Labels } from '#rules/words/labels.ts'

const days = {
  startsOn: needed(date({ label: 'First day away' }), 'Enter the first day away'),
  endsOn: needed(
    date({ label: 'Last day away', hint: 'If nobody knows, the day by which you will look again.' }),
    'Enter the last day away',
  ),
}

const coveredBy = (people: PeopleToChoose) =>
  person({
    label: 'Who covers for them?',
    called: 'Covered by',
    hint: 'On these days they see and do what this person may. What isn’t covered stays on your work to hand on.',
    people,
    nobody: 'Nobody yet',
  })

/** Said where somebody is chosen whose absence others keep. */
export const notOfTheirs = 'Choose somebody of your own teams: who leads others says when they are away'

/** Who is away, on which days, and who covers. (AC-04) */
export const awayForm = (mayBeAway: PeopleToChoose, mayCover: PeopleToChoose) =>
  form({
    personId: needed(
      person({
        label: 'Who is away?',
        called: 'Who is away',
        people: mayBeAway,
        nobody: 'Choose somebody',
        wrong: notOfTheirs,
      }),
      'Choose who is away',
    ),
    ...days,
    coveredBy: coveredBy(mayCover),
  })

/** The days of an absence and who covers, once it is known; or that they aren't away after all. */
export const changeAwayForm = (mayCover: PeopleToChoose) =>
  form({
    ...days,
    coveredBy: coveredBy(mayCover),
    takenBack: ticked({
      label: 'They aren’t away after all: take this absence back, with its cover',
      called: 'Taken back',
    }),
  })

/** Why somebody can't be said to be away on these days, at the field to change. */
export const whyNotAway: Readonly<Record<AbsenceRefusal, { readonly startsOn?: string; readonly endsOn?: string }>> = {
  'ends-before-it-starts': { endsOn: 'Last day away must be the same as or after the first day' },
  'over-already': { endsOn: 'Last day away must be today or later' },
  'away-already': { startsOn: 'They are away already on some of these days. Change those days first' },
  'has-left': {
    endsOn: 'They leave before then. Until their last day they can be away; what they leave is listed as it is',
  },
}

/** Why somebody can't cover, in a sentence. */
export const whyNotCover = (because: CoverRefusal, labels: Labels): string =>
  ({
    'covers-themselves': 'Choose somebody else: nobody covers for themselves',
    'ends-before-it-starts': 'Choose other days: none of them is without cover',
    'outside-the-role': 'The role ends within these days. Choose earlier days',
    'covered-already': 'Somebody covers on some of these days already',
    'has-left': 'Whoever covers must be here until the last day away. Choose somebody else',
    'chair-or-deputy': `The ${nameFor('role.chair', 'short')} and the deputy ${nameFor('role.chair', 'short')} of the meeting can’t act as ${labels('role.divisional-director')}. Choose somebody else`,
    'only-the-administrator-appoints': `Only the ${labels('role.authority-administrator')} appoints an acting ${labels('role.divisional-director')}`,
  })[because]
