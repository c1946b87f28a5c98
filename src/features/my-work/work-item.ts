import { daysOverdue, sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween, isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type ListedFamily, namesakes } from '#rules/people/namesakes.ts'
import { sayCount } from '#rules/words/say-names.ts'

/** One thing that needs somebody: what to do and for whom, where it is done, and when. */
export type WorkItem = {
  readonly title: string
  readonly href: string
  readonly detail: string
  readonly tag: { readonly text: string; readonly tone: 'late' | 'soon' | 'calm' }
  /** The day it is for; `now` where the sooner the better, `any-time` where nothing hangs on the day. */
  readonly on: PlainDate | 'now' | 'any-time'
  /** Days a child is past the 12-week date or the agreed one; these come first. */
  readonly pastLimitBy: number
  /** The family it is about, where it is about one. */
  readonly family?: ListedFamily | undefined
  /** The children whose names it shows. */
  readonly saw: readonly number[]
  /** A date that the law, a court or a meeting has set, which comes before other things; or something only to read. */
  readonly kind?: 'limit' | 'notice' | undefined
  /** It stands before everything else, and under today's work. */
  readonly heads?: boolean | undefined
  /** The form that does it, where the title leads to what is to be read first. */
  readonly form?: { readonly text: string; readonly href: string } | undefined
}

/** The family that a record of a child, a case or an action names. */
export const familyIn = (record: {
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
}): ListedFamily => ({ id: record.familyId, name: record.familyName, reference: record.familyReference })

/** How soon a day is, as a tag: 'Overdue by 3 days', 'Today', 'Tomorrow', 'In 5 days'. */
export function dueTag(on: PlainDate, today: PlainDate): WorkItem['tag'] {
  const late = daysOverdue(on, today)
  if (late > 0) return { text: `Overdue by ${sayDays(late)}`, tone: 'late' }
  const ahead = daysBetween(today, on)
  if (ahead === 0) return { text: 'Today', tone: 'soon' }
  return ahead === 1 ? { text: 'Tomorrow', tone: 'soon' } : { text: `In ${sayDays(ahead)}`, tone: 'calm' }
}

type Section = { readonly heading: string; readonly items: readonly WorkItem[] }

const headings = ['Today', 'In the next 7 days', 'After that', 'When there is time'] as const
type Heading = (typeof headings)[number]

function headingOf({ on, heads }: WorkItem, today: PlainDate): Heading {
  if (on === 'now' || heads === true) return 'Today'
  if (on === 'any-time') return 'When there is time'
  if (!isAfter(on, today)) return 'Today'
  return daysBetween(today, on) <= 7 ? 'In the next 7 days' : 'After that'
}

const dayOf = ({ on }: WorkItem, today: PlainDate): PlainDate => (on === 'now' || on === 'any-time' ? today : on)

const rankOf = ({ kind }: WorkItem): number => (kind === 'limit' ? 0 : 1)

/** What heads the work, then past the limit (longest first), then what has a date that binds, then by date; what comes on the same day stays in the order it was found. */
const mostUrgentFirst =
  (today: PlainDate) =>
  (one: WorkItem, other: WorkItem): number =>
    Number(other.heads === true) - Number(one.heads === true) ||
    other.pastLimitBy - one.pastLimitBy ||
    rankOf(one) - rankOf(other) ||
    Temporal.PlainDate.compare(dayOf(one, today), dayOf(other, today))

/** With the reference in front where two families of one name are in the list. */
function toldApart(items: readonly WorkItem[]): readonly WorkItem[] {
  const references = namesakes(items.flatMap(({ family }) => family ?? []))
  return items.map((item) => {
    const reference = references.get(item.family?.id ?? 0)
    return reference === undefined ? item : { ...item, detail: `${reference} · ${item.detail}` }
  })
}

/** Everything somebody has to do, under headings, *most urgent first*. */
export function inSections(items: readonly WorkItem[], today: PlainDate): readonly Section[] {
  const byHeading = Map.groupBy(toldApart(items), (item) => headingOf(item, today))
  return headings.flatMap((heading) => {
    const found = byHeading.get(heading) ?? []
    return found.length === 0 ? [] : [{ heading, items: found.toSorted(mostUrgentFirst(today)) }]
  })
}

/** What there is only to read, apart from the first of it: older ones stand folded below today's work. */
export function foldOlder(items: readonly WorkItem[]): {
  readonly shown: readonly WorkItem[]
  readonly older: readonly WorkItem[]
} {
  const [, ...older] = items.filter(({ kind }) => kind === 'notice')
  return { shown: items.filter((item) => !older.includes(item)), older }
}

/**
 * A long list of one kind, cut: the most urgent, and one line that leads to the rest. `of` is how many there are where only the most
 * urgent were loaded, at least two more than are shown.
 */
export function atMost(
  most: number,
  items: readonly WorkItem[],
  rest: {
    readonly one: string
    readonly several: string
    readonly href: string
    readonly today: PlainDate
    readonly of?: number
  },
): readonly WorkItem[] {
  const ordered = items.toSorted(mostUrgentFirst(rest.today))
  const [first, ...others] = ordered.slice(most)
  // One line that leads to one more thing would take as much room as the thing.
  if (first === undefined || others.length === 0) return ordered
  const title = sayCount((rest.of ?? items.length) - most, `more ${rest.one}`, `more ${rest.several}`)
  const line = { ...first, title, href: rest.href, detail: 'less urgent than these', family: undefined, saw: [] }
  return [...ordered.slice(0, most), { ...line, tag: { text: 'More', tone: 'calm' } }]
}
