type PlainDate = Temporal.PlainDate

/** What a child’s dates follow from, read from the tables alone. */
export type Counted = {
  readonly startsWith: 'decision' | 'letter' | 'first-meeting'
  readonly decidedOn: PlainDate
  readonly letterSentOn: PlainDate | null
  readonly firstMeetingOn: PlainDate | null
  /** Extensions agreed, with the days on which; as JSON has them. */
  readonly agreed: readonly { readonly to: string; readonly on: string | null }[]
}

/** Counted here by hand, not by the product’s rules: day 0, 6, 12 and 16 weeks, never rolled. (P1, P2) */
export function countedPoints(open: Omit<Counted, 'agreed'>) {
  const chosen = { decision: open.decidedOn, letter: open.letterSentOn, 'first-meeting': open.firstMeetingOn }
  const dayZero = chosen[open.startsWith] ?? open.decidedOn
  return {
    midpoint: dayZero.add({ weeks: 6 }),
    twelve: dayZero.add({ weeks: 12 }),
    ceiling: dayZero.add({ weeks: 16 }),
  }
}

/** The limit as it stood on a day: an extension agreed later makes nothing timely. (P5, P6) */
export function countedLimit(open: Counted, on: PlainDate): PlainDate {
  const { twelve } = countedPoints(open)
  const known = open.agreed.filter((each) => each.on === null || each.on <= on.toString())
  const dates = known.map(({ to }) => Temporal.PlainDate.from(to))
  return dates.reduce((last, date) => (Temporal.PlainDate.compare(date, last) > 0 ? date : last), twelve)
}
