import type { KeptAction } from '#records/actions.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { AsKept } from '../../save-form.ts'

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
