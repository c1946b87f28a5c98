import { oneOfList } from '#parts/forms/fields/choice-fields.ts'
import { delayReasons, sayDelayReason } from '#rules/words/delay-reasons.ts'

/** The coded reason for a delay; one that was kept otherwise, in an imported record, stays to choose. */
export const delayReason = (kept: string | null, hint?: string, label = 'Reason') =>
  oneOfList({
    label,
    hint,
    of: [...new Set([...delayReasons.map(({ code }) => code), ...(kept === null ? [] : [kept])])],
    say: sayDelayReason,
    none: 'None',
    wrong: 'Choose a reason from the list',
  })
