import { delayReason } from '#parts/court/delay-reason.ts'
import { chosenFromList } from '#parts/forms/fields/choice-fields.ts'
import { checked, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type ChildOption, children, someRecords } from '#parts/forms/fields/record-fields.ts'
import { date, line, pastDate, words } from '#parts/forms/fields/text-fields.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { assessmentKinds, assessmentNames } from '#rules/pre-proceedings/assessments.ts'

type Offered = {
  readonly among: readonly ChildOption[]
  /** The family's parents and other adults. */
  readonly adults: readonly ChildOption[]
  readonly keptCode: string | null
  readonly today: PlainDate
}

/** An assessment: for whom, of whom, by whom, and its days as they come. (PP-08) */
export const assessmentForm = ({ among, adults, keptCode, today }: Offered) =>
  form(
    {
      children: children({ label: 'For which children?', among, needed: 'Choose for which children' }),
      kind: chosenFromList({
        label: 'What kind of assessment?',
        called: 'Kind',
        of: assessmentKinds,
        say: (kind) => assessmentNames[kind],
        none: 'Choose a kind',
        wrong: 'Choose what kind of assessment',
      }),
      adults: shownIf(
        adults.length > 0,
        someRecords({
          label: 'Who is assessed?',
          called: 'Assessed',
          hint: 'Nobody where it is the children themselves.',
          among: adults,
        }),
      ),
      somebodyElse: line({
        label: 'Somebody else who is assessed',
        called: 'Assessed besides',
        hint: 'Who isn’t among the family’s people yet, like a maternal aunt.',
        prose: true,
      }),
      byWhom: line({ label: 'Who does it?', called: 'Done by', hint: 'A person or a service.', prose: true }),
      question: words({ label: 'What is it to answer?', called: 'To answer', rows: 3 }),
      instructedOn: pastDate(
        { heading: 'Dates', label: 'When it was instructed', called: 'Instructed', hint: 'Fill in what has happened.' },
        today,
      ),
      letterOn: pastDate({ label: 'Letter of instruction sent', called: 'Letter of instruction' }, today),
      dueOn: date({ label: 'When it is due', called: 'Due date' }),
      receivedOn: pastDate({ label: 'When it was received', called: 'Received' }, today),
      lateCode: delayReason(keptCode, 'Known or feared: it is asked for once it came late.', 'If it is late, why?'),
    },
    {
      check: ({ kind, question, dueOn = null, receivedOn = null, lateCode }) => ({
        ...(kind === 'other' && question === null ? { question: 'Write what it is to answer' } : {}),
        ...(dueOn !== null && receivedOn !== null && isAfter(receivedOn, dueOn) && lateCode === null
          ? { lateCode: 'Choose why it came late' }
          : {}),
      }),
    },
  )

/** That an assessment isn't needed any more, and why; for one that was stopped before, the reason can be taken away. */
export const stopForm = (isStopped: boolean) =>
  form({
    why: checked(
      words({
        label: 'Why isn’t it needed any more?',
        called: 'Not needed because',
        hint: isStopped ? 'Clear it where it is needed after all.' : undefined,
        rows: 3,
      }),
      (why) => (why === null && !isStopped ? 'Write why it isn’t needed any more' : null),
    ),
  })
