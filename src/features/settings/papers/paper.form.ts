import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { revealedBy } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { amount, count, name, time } from '#parts/forms/fields/text-fields.ts'
import type { PaperDetails } from '#records/meeting/papers.ts'
import { capitalised, labelDefault, type LabelKey, labelKeys, type Labels } from '#rules/words/labels.ts'

/** Documents that the meeting itself makes are nothing to bring to it. */
const made: readonly LabelKey[] = ['document.legal-overview', 'document.legal-case-note']
const documents = labelKeys.filter((key) => labelDefault(key).group === 'document' && !made.includes(key))

const another = 'another'

/** A paper that is asked for: which, by when, and how old it may be. (SET-08) */
export const paperForm = (labels: Labels) =>
  form(
    {
      which: chosen<LabelKey | typeof another>({
        label: 'Which paper?',
        of: [...documents, another],
        say: (key) => (key === another ? 'Another paper' : capitalised(labels(key))),
        wrong: 'Choose which paper',
        classes: 'govuk-radios--small',
      }),
      name: revealedBy(
        'which',
        another,
        name({ label: 'Name of the paper', called: 'Name', plain: true, needed: 'Enter what the paper is called' }),
      ),
      workingDays: amount({
        label: 'Due before the meeting by',
        hint: 'Days on which the authority is closed don’t count. It is asked for from five working days before that.',
        from: 0,
        to: 30,
        suffix: 'working days',
      }),
      atTime: time({
        label: 'By which hour of that day',
        hint: 'For example 12:00. Empty: by the end of the day.',
        nothing: 'By the end of the day',
      }),
      oldestDays: count({
        label: 'Oldest age at the meeting, in days',
        hint: 'Empty: of any age.',
        nothing: 'Of any age',
        width: 3,
        from: 1,
        to: 730,
        wrong: 'Oldest age at the meeting, in days, must be a whole number from 1 to 730',
      }),
    },
    {
      check: ({ workingDays, atTime }) =>
        workingDays === 0 && atTime === null ? { atTime: 'Enter an hour: it is due on the day of the meeting' } : {},
    },
  )

type Answers = Omit<PaperDetails, 'label'> & { readonly which: LabelKey | typeof another }

/** What a form asks of a paper as it is kept. */
export const asAnswers = ({ label, ...paper }: PaperDetails): Answers => ({ which: label ?? another, ...paper })

/** What is kept of what was answered. */
export const asKept = ({ which, name: called, ...paper }: Answers): PaperDetails =>
  which === another ? { ...paper, label: null, name: called } : { ...paper, label: which, name: null }
