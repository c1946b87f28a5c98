import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { oneRecord, person, unseen } from '#parts/forms/fields/record-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, pastDate, words } from '#parts/forms/fields/text-fields.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { staffingKindWords } from '#rules/staffing/kinds.ts'

type Named = { readonly id: number; readonly name: string }

/** Anything about staff that may touch a child's legal plan: about a team, a family or both. (TM-05) */
export const staffingForm = (offered: {
  readonly teams: readonly Named[]
  readonly people: PeopleToChoose
  /** The family it is about, when it is about one. */
  readonly family: Named | null
}) => {
  const { teams, people, family } = offered
  const wrong = 'Choose a person from the list'
  return form(
    {
      kind: chosen({
        label: 'What kind of issue is it?',
        called: 'Kind',
        of: ['leaver', 'absence', 'unallocated', 'other'],
        say: (kind) => staffingKindWords[kind],
        wrong: 'Choose what kind of issue it is',
      }),
      familyId: unseen(
        oneRecord({ label: 'Family', among: family === null ? [] : [family], wrong: 'Choose a family' }),
      ),
      teamId: oneRecord({
        label: 'Which team?',
        called: 'Team',
        among: teams,
        none: family === null ? 'Choose a team' : 'Only this family',
        wrong: 'Choose a team from the list',
      }),
      personId: person({
        label: 'Who is it about?',
        called: 'Who it is about',
        people,
        nobody: 'Nobody in particular',
        wrong,
      }),
      words: needed(
        words({
          label: 'What is the issue?',
          called: 'What the issue is',
          hint:
            family === null
              ? 'And how many children’s plans it may touch. Name no child or family: everybody who answers for the team reads this.'
              : 'And which children’s plans it may touch.',
        }),
        'Write what the issue is',
      ),
      mitigation: words({ label: 'What is being done about it?', called: 'What is being done about it' }),
      ownerId: person({ label: 'Who sorts it out?', called: 'Who sorts it out', people, nobody: 'Nobody yet', wrong }),
      byOn: date({ label: 'By when?', called: 'By when' }),
    },
    {
      check: ({ teamId, familyId }) =>
        teamId === null && familyId === null ? { teamId: 'Choose which team it is about' } : {},
    },
  )
}

/** Since when an issue is resolved, and how. */
export const resolveForm = (today: PlainDate) =>
  form({
    resolvedOn: needed(
      pastDate({ label: 'Since when?', called: 'Resolved', or: 'earlier' }, today),
      'Enter since when it is resolved',
    ),
    mitigation: needed(
      words({ label: 'How was it resolved?', called: 'What is being done about it' }),
      'Write how it was resolved',
    ),
  })
