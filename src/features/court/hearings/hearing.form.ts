import { nameFor } from '#rules/words/name-for.ts'
import { chosenFromList } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, nameIfAny, time, words } from '#parts/forms/fields/text-fields.ts'
import type { KeptProceedings } from '#records/court/proceedings.ts'
import { hearingKinds, hearingNames } from '#rules/court/hearing-names.ts'
import { hearingStatuses, hearingStatusWords } from '#rules/court/hearing-status.ts'
import { aboutChild } from '#features/court/case/case-fields.ts'
import { delayReason } from '#parts/court/delay-reason.ts'

/** A hearing of a case with these children. (CT-03) */
export const hearingForm = (proceedings: KeptProceedings, keptCode: string | null) =>
  form({
    kind: chosenFromList({
      label: 'Kind of hearing',
      called: 'Hearing',
      of: hearingKinds,
      say: (kind) => hearingNames[kind],
      none: 'Choose a kind',
      wrong: 'Choose what kind of hearing it is',
    }),
    childId: aboutChild(proceedings),
    heldOn: needed(date({ label: 'Date' }), 'Enter the date of the hearing'),
    startsAt: time({ label: 'Time', hint: 'For example, 10:30. Leave empty while it isn’t known.' }),
    court: nameIfAny({ label: 'Court' }),
    attendancePlan: words({
      label: 'Attendance plan',
      hint: `Who attends, in person or by video. The ${nameFor('body.tracking-meeting', 'short')} reads this and every change to it.`,
    }),
    status: chosenFromList({
      label: 'Where it stands',
      called: 'Status',
      of: hearingStatuses,
      say: (status) => hearingStatusWords[status],
      wrong: 'Choose where the hearing stands',
    }),
    reasonCode: delayReason(keptCode, 'When it is adjourned, or not where the court’s timetable expects it.'),
  })
