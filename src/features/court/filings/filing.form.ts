import { oneRecord } from '#parts/forms/fields/record-fields.ts'
import { needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, line, pastDate, words } from '#parts/forms/fields/text-fields.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { aboutChild } from '#features/court/case/case-fields.ts'
import { delayReason } from '#parts/court/delay-reason.ts'

export type OfCase = { readonly proceedings: KeptProceedings; readonly hearings: readonly KeptHearing[] }

/** A document due at court: when, what may delay it and what is planned, and when it was filed. (CT-04) */
export const filingForm = ({ proceedings, hearings }: OfCase, keptCode: string | null, today: PlainDate) =>
  form(
    {
      what: needed(
        line({
          label: 'Which document is due?',
          called: 'Document',
          hint: 'For example, final evidence or parenting assessment.',
          prose: true,
        }),
        'Write which document is due',
      ),
      childId: aboutChild(proceedings),
      dueOn: date({ label: 'Due at court', called: 'Due date' }),
      hearingId: shownIf(
        hearings.length > 0,
        oneRecord({
          label: 'Does the date hang on a hearing?',
          called: 'Hangs on',
          hint: 'When that hearing moves, this date moves by as many days.',
          among: hearings.map(({ id, kind, heldOn }) => ({ id, name: `${hearingNames[kind]}, ${sayDate(heldOn)}` })),
          none: 'No',
          wrong: 'Choose a hearing from the list',
        }),
      ),
      potentialDelay: words({
        heading: 'If it may be late',
        label: 'What may delay it, and by how much?',
        called: 'Potential delay',
        rows: 2,
      }),
      delayCode: delayReason(keptCode),
      plan: words({ label: 'What is the plan?', called: 'Plan', rows: 2 }),
      filedOn: pastDate({ label: 'When it was filed', called: 'Filed', or: 'earlier' }, today),
    },
    {
      check: ({ dueOn, filedOn }) =>
        dueOn === null && filedOn === null ? { dueOn: 'Enter when it is due at court' } : {},
    },
  )
