import type { KeptAction } from '#records/actions/actions.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { AsKept, FormWords } from '#door/form/save-form.ts'

const dateInWords = (date: Temporal.PlainDate | null): string => (date === null ? '' : sayDate(date))

/** An action as it is now, field by field in words, to set beside what somebody else typed. */
export const asKept = (action: KeptAction): AsKept => ({
  kind: 'action',
  id: action.id,
  version: action.version,
  words: {
    'Due date': dateInWords(action.dueOn),
    'Who does it': action.doerName ?? '',
    'Who answers for it': action.accountableManagerName ?? '',
    Done: dateInWords(action.doneOn),
    'What was done': action.doneWords ?? '',
  },
})

const notByYou = 'Not changed by you'

/** What somebody typed in a form that asks for some of these fields; the others are said to be as they were. */
export const asTyped = (typed: FormWords): FormWords => ({
  'Due date': notByYou,
  'Who does it': notByYou,
  'Who answers for it': notByYou,
  Done: notByYou,
  'What was done': notByYou,
  ...typed,
})
