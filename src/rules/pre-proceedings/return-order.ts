import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'

/** The dates of an episode that the national return wants in order; null where nothing is recorded. */
export type ReturnDates = {
  readonly decidedOn: PlainDate
  readonly letterSentOn: PlainDate | null
  readonly stepDecidedOn: PlainDate | null
  readonly applicationOn: PlainDate | null
  readonly letterOfIssueOn: PlainDate | null
}

/** A pair the return would reject, named with the census rule's number by whoever shows it. */
export type ReturnError =
  | 'letter-before-start'
  | 'step-decision-before-start'
  | 'application-before-step-decision'
  | 'letter-of-issue-before-application'

const isOutOfOrder = (later: PlainDate | null, earlier: PlainDate | null): boolean =>
  later !== null && earlier !== null && isBefore(later, earlier)

/**
 * What is out of order for the return: shown, never refused, because what happened is recorded as it happened (P14). The return's
 * start is the decision, whatever the authority's clock starts with.
 */
export function returnErrors(dates: ReturnDates): readonly ReturnError[] {
  const { decidedOn, letterSentOn, stepDecidedOn, applicationOn, letterOfIssueOn } = dates
  const pairs: readonly (readonly [ReturnError, PlainDate | null, PlainDate | null])[] = [
    ['letter-before-start', letterSentOn, decidedOn],
    ['step-decision-before-start', stepDecidedOn, decidedOn],
    ['application-before-step-decision', applicationOn, stepDecidedOn],
    ['letter-of-issue-before-application', letterOfIssueOn, applicationOn],
  ]
  return pairs.filter(([, later, earlier]) => isOutOfOrder(later, earlier)).map(([error]) => error)
}
