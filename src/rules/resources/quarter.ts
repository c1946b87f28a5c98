import { addDays, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { daysToDecision, isWaiting, type ResourceGoing, type ResourceKind, resourceKinds } from './resource.ts'

/** Three months of the year, both days included; quarters begin in January, April, July and October, as those of the financial year do. */
export type Quarter = { readonly from: PlainDate; readonly to: PlainDate }

/** The quarter of a day. (PP-07) */
export function quarterOf(date: PlainDate): Quarter {
  const from = date.with({ month: date.month - ((date.month - 1) % 3), day: 1 })
  return { from, to: addDays(from.add({ months: 3 }), -1) }
}

/** The quarter in which an address asks for '2026-07'; anything odd, and what is still to come, is the present one. (PP-07) */
export function quarterAskedFor(asked: string, today: PlainDate): Quarter {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(asked) ?? []
  const now = quarterOf(today)
  if (year === undefined || month === undefined || Number(year) < 1990) return now
  const found = quarterOf(now.from.with({ year: Number(year), month: Number(month), day: 1 }))
  return isAfter(found.from, now.from) ? now : found
}

/** How many, and what they come to in whole pence. */
export type Sum = { readonly many: number; readonly pence: number }

/** What was asked for in a quarter, and what has become of it: of each kind, or of all (null). (PP-07) */
export type ResourceTotals = {
  readonly kind: ResourceKind | null
  readonly asked: Sum
  readonly agreed: Sum
  /** Of those agreed, how many in part. */
  readonly inPart: number
  readonly refused: Sum
  /** Withdrawn, or closed by itself. */
  readonly closed: Sum
  readonly waiting: Sum
  /** Days from the request to the decision of those decided: the middle one and the most; null where none is. */
  readonly days: { readonly middle: number; readonly most: number } | null
}

type Counted = ResourceGoing & { readonly kind: ResourceKind }

/** The same by kind, those that were asked for, and of all. Each request is in one column besides the first. (PP-07) */
export function totalsOf(requests: readonly Counted[], today: PlainDate): readonly ResourceTotals[] {
  const kinds = resourceKinds.filter((kind) => requests.some((each) => each.kind === kind))
  const ofKind = (kind: ResourceKind) => requests.filter((each) => each.kind === kind)
  return [...kinds.map((kind) => totalsOfSome(kind, ofKind(kind), today)), totalsOfSome(null, requests, today)]
}

function totalsOfSome(kind: ResourceKind | null, requests: readonly Counted[], today: PlainDate): ResourceTotals {
  const agreed = requests.filter(({ agreedPence }) => agreedPence !== null)
  const of = (some: readonly Counted[]): Sum => ({
    many: some.length,
    pence: some.reduce((sum, { askedPence }) => sum + askedPence, 0),
  })
  return {
    kind,
    asked: of(requests),
    agreed: { many: agreed.length, pence: agreed.reduce((sum, { agreedPence }) => sum + (agreedPence ?? 0), 0) },
    inPart: agreed.filter(({ decision }) => decision === 'agreed-in-part').length,
    refused: of(requests.filter(({ decision }) => decision === 'refused')),
    closed: of(requests.filter(({ closedOn }) => closedOn !== null)),
    waiting: of(requests.filter(isWaiting)),
    days: daysOf(requests.filter(({ decision }) => decision !== null).map((each) => daysToDecision(each, today))),
  }
}

/** Of an even number the later of the two in the middle. */
function daysOf(days: readonly number[]): ResourceTotals['days'] {
  const inOrder = days.toSorted((one, other) => one - other)
  const [middle, most] = [inOrder[Math.floor(inOrder.length / 2)], inOrder.at(-1)]
  return middle === undefined || most === undefined ? null : { middle, most }
}

/** The quarters before and after one; `later` is null where it would be still to come. (PP-07) */
export function quartersAround(
  shown: Quarter,
  today: PlainDate,
): { readonly earlier: Quarter; readonly later: Quarter | null } {
  const later = quarterOf(addDays(shown.to, 1))
  return { earlier: quarterOf(addDays(shown.from, -1)), later: isBefore(today, later.from) ? null : later }
}
