import type { Chance } from '#demonstration/chance.ts'
import type { Control } from './page-to-fill.ts'

type PlainDate = Temporal.PlainDate

/** Who types a date, on which day, in a form at which address. */
type Typing = {
  readonly chance: Chance
  readonly today: PlainDate
  readonly address: string
  /** The form came back with mistakes before. */
  readonly isSecondTry: boolean
}

/** A date as people type it. */
export const typedDate = (date: PlainDate): string => `${date.day}/${date.month}/${date.year}`

/** Which days a label speaks of, the first that fits: from and to, in days from today. */
const spans: readonly (readonly [RegExp, number, number])[] = [
  [/^date on the/, -45, 0],
  [/expected/, 14, 200],
  [/born|birth/, -6000, -30],
  [/limit|new date/, 1, 26],
  [/hearing|listed|takes place/, 2, 30],
  [/due|by when|\bby\b|until|to be/, 3, 30],
  [/last day|ends?\b|left|review/, 1, 40],
  [/first day|starts?\b|from/, -5, 10],
  [/closed|closure|bank holiday|holiday|day it is|move|extra|add|new day|which day/, 3, 60],
  [
    /sent|held|decided|decision|issued?|made|met|offered|happened|letter|ordered|agreed|died|filed|done|instructed|received/,
    -12,
    0,
  ],
]

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] // prettier-ignore

/** The date in the words of a label: 'New date, no later than Mon 28 Dec 2026'. */
function dateSaid(words: string): PlainDate | null {
  const [, day, month, year] = /(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})/.exec(words) ?? []
  const at = months.findIndex((name) => month !== undefined && name.startsWith(month))
  if (day === undefined || year === undefined || at < 0) return null
  return Temporal.PlainDate.from({ year: Number(year), month: at + 1, day: Number(day) })
}

/** A day such as the label asks for. */
export function dateFor({ label, hint, name }: Control, { chance, today, address, isSecondTry }: Typing): string {
  const latest = dateSaid(label)
  if (latest !== null && /no later|at most|not after/.test(label)) {
    const days = Math.max(1, today.until(latest).days)
    return typedDate(today.add({ days: chance.between(1, days) }))
  }
  if (address.endsWith('/birth')) return typedDate(today.subtract({ days: chance.between(0, 20) }))
  const spanIn = (said: string) => spans.find(([words]) => words.test(said.toLowerCase()))
  const [, from, to] = spanIn(`${label} ${name}`) ?? spanIn(hint.replace(/For example.*/, '')) ?? [/./, -10, 20]
  const days = chance.between(from, to)
  // Who was told that a date doesn’t fit tries one on the other side of today.
  const day = today.add({ days: isSecondTry && chance.in(0.5) ? -days : days })
  // Most of what people do falls on a weekday; some doesn't.
  const onWeekday = day.dayOfWeek > 5 && chance.in(0.85) ? day.subtract({ days: day.dayOfWeek - 5 }) : day
  return typedDate(onWeekday)
}

/** What is no date, or one that nobody means. */
export const oddDate = (chance: Chance): string =>
  chance.pick(['30/2/2026', 'next Tuesday', '1/1/1926', '31/12/2099', '7/13/2026', '', '2026', '7.9.26', '2026-09-07'])
