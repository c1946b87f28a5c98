import { nameFor } from '#rules/words/name-for.ts'
import { yesNo } from '#parts/forms/fields/choice-fields.ts'
import { type ChildOption, children } from '#parts/forms/fields/record-fields.ts'
import { type AnswersOf, form } from '#parts/forms/fields/form.ts'
import { count, pastDate, words } from '#parts/forms/fields/text-fields.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'

/** What follows a decision to issue. */
const courtFields = (today: PlainDate, labels: Labels) => ({
  applicationOn: pastDate(
    {
      label: 'Application made to court',
      hint: 'The day it was sent. The day of issue is recorded with the proceedings.',
    },
    today,
  ),
  letterOfIssueOn: pastDate(
    {
      label: `${capitalised(labels('document.letter-of-issue'))} sent`,
      hint: 'Only where we told the parents that we go to court.',
    },
    today,
  ),
})

const letters = (today: PlainDate, labels: Labels) => ({
  letterSentOn: pastDate(
    {
      label: `${capitalised(labels('document.letter-before-proceedings'))} sent`,
      hint: 'The day it went to the parents.',
    },
    today,
  ),
  firstMeetingOn: pastDate(
    { label: `First ${nameFor('meeting.with-parents')} held`, called: 'First meeting held' },
    today,
  ),
  reviewMeetings: count({
    label: `Review ${nameFor('meeting.with-parents', 'many')} held since`,
    called: 'Review meetings since',
    hint: 'How many so far',
    width: 2,
    from: 0,
    to: 99,
    wrong: 'Review meetings must be a number, like 2',
  }),
  familyMeetingOffered: yesNo({
    label: 'Family group decision-making meeting offered in the letter',
    called: 'Family meeting offered',
  }),
  familyMeetingOn: pastDate(
    {
      label: 'Family group decision-making meeting held',
      called: 'Family meeting held',
      hint: `The ${labels('body.family-group-conference')}, or another meeting at which the family makes its own plan.`,
    },
    today,
  ),
  familyMeetingView: words({
    label: 'If it is not in the child’s best interests, why',
    called: 'View on a family meeting',
  }),
  ...courtFields(today, labels),
})

/** Letters and meetings of several children: what is left empty stays as it is. (FAM-02, PP-08) */
export const lettersForm = (among: readonly ChildOption[], today: PlainDate, labels: Labels) =>
  form({
    children: children({ label: 'Which children is this for?', among, needed: 'Choose which children this is for' }),
    ...letters(today, labels),
  })

/** Those of one child: what is left empty is taken away. */
export const lettersOfChildForm = (today: PlainDate, labels: Labels) => form(letters(today, labels))

/** What is still to record once the decision to issue has ended pre-proceedings, and what a solicitor keeps of letters. (P14) */
export const goingToCourt = ['applicationOn', 'letterOfIssueOn'] as const

/** What is typed in a child's row of the tracker, while pre-proceedings are open. */
export const datesInRow = ['letterSentOn', 'firstMeetingOn', 'familyMeetingOn'] as const

/** What one child's form asks. */
export type LettersOfChild = AnswersOf<ReturnType<typeof lettersOfChildForm>>
