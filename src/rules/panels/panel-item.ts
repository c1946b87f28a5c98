import { daysBetween, isAfter, latest, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { firstSittingOnOrAfter } from '#rules/sittings/proposed-sitting.ts'
import { type SittingPlan, takesFrom } from '#rules/sittings/sittings.ts'
import { isPutOff, type PanelDecision } from './panel-outcomes.ts'

/** What was last decided of a child of an item, and on which day it was heard. */
export type Decided = {
  readonly outcome: PanelDecision
  readonly heardOn: PlainDate
  readonly deferredUntil: PlainDate | null
}

/** A child of an item; `last` is null while no sitting has decided anything. */
export type ChildAsked = { readonly childId: number; readonly isFollowed: boolean; readonly last: Decided | null }

/** What is asked of a panel, as far as its way goes: since when, not before which day, whether it was withdrawn, and whether somebody has first to admit it. */
export type PanelItemGoing<Child extends ChildAsked = ChildAsked> = {
  readonly askedOn: PlainDate
  readonly notBefore: PlainDate | null
  readonly withdrawnOn: PlainDate | null
  readonly waitsForAdmission: boolean
  readonly children: readonly Child[]
}

/** Whether a child of an item is still to be decided on. */
const isLeft = ({ withdrawnOn }: PanelItemGoing, { isFollowed, last }: ChildAsked): boolean =>
  withdrawnOn === null && isFollowed && (last === null || isPutOff(last.outcome))

/** From which day on a child of an item can be heard (again); null where nothing is left to hear, or nobody has admitted it yet. */
function heardFrom(item: PanelItemGoing, child: ChildAsked): PlainDate | null {
  if (!isLeft(item, child) || item.waitsForAdmission) return null
  const { askedOn, notBefore } = item
  const { last } = child
  const since = last?.deferredUntil == null ? askedOn : latest(askedOn, last.deferredUntil)
  return notBefore === null ? since : latest(since, notBefore)
}

/** The children whom a panel has still to decide of. */
export const stillToHear = <Child extends ChildAsked>(item: PanelItemGoing<Child>): readonly Child[] =>
  item.children.filter((child) => isLeft(item, child))

/** The day of the meeting that takes a child next; null where nothing is left to hear, it isn't admitted, or no meeting is planned within a year. */
function takenOn(item: PanelItemGoing, child: ChildAsked, plan: SittingPlan | undefined, today: PlainDate) {
  const from = heardFrom(item, child)
  if (from === null || plan === undefined) return null
  return firstSittingOnOrAfter(plan, latest(takesFrom(plan, today), from))?.on ?? null
}

/** The day of the next meeting that takes any child of the item. (PP-01) */
export function nextHearing(item: PanelItemGoing, plan: SittingPlan | undefined, today: PlainDate): PlainDate | null {
  const days = item.children.flatMap((child) => takenOn(item, child, plan, today) ?? [])
  return days.length === 0 ? null : days.reduce((one, other) => (isAfter(one, other) ? other : one))
}

/**
 * The children whom a meeting on a day takes: those whose next meeting it is. One that has come and isn't ended (`isNext`) takes whoever could
 * be heard on its day, so that it can be written down afterwards. (PP-01, TM-03)
 */
export const takenAt = <Child extends ChildAsked>(
  item: PanelItemGoing<Child>,
  { on, isNext }: { readonly on: PlainDate; readonly isNext: boolean },
  plan: SittingPlan | undefined,
  today: PlainDate,
): readonly Child[] =>
  item.children.filter((child) => {
    const from = heardFrom(item, child)
    if (from === null || isAfter(from, on)) return false
    return isNext || takenOn(item, child, plan, today)?.equals(on) === true
  })

/**
 * Whether children can still be added: until it is withdrawn or a meeting hears it, and nobody has admitted it, who admitted it for those
 * children alone; a resource is asked for of those it costs something for. (PP-01, PP-07, SET-07)
 */
export const mayTakeMore = (
  item: PanelItemGoing & { readonly admission: unknown; readonly resource: unknown },
  hearings: number,
): boolean => hearings === 0 && item.admission === null && item.resource === null && stillToHear(item).length > 0

/** Where an item stands: waiting to be admitted, waiting without a meeting, on the agenda of one, put off until a day, heard, or withdrawn. */
export type PanelItemState = 'to-admit' | 'asked' | 'planned' | 'waiting' | 'heard' | 'withdrawn'

/** The same of an item, whose next meeting is on `next`: put off while everybody left was put off to a day ahead. (PP-01) */
export function stateOf(item: PanelItemGoing, next: PlainDate | null, today: PlainDate): PanelItemState {
  if (item.withdrawnOn !== null) return 'withdrawn'
  const left = stillToHear(item)
  if (left.length === 0) return 'heard'
  if (item.waitsForAdmission) return 'to-admit'
  if (left.every(({ last }) => last?.deferredUntil != null && isAfter(last.deferredUntil, today))) return 'waiting'
  return next === null ? 'asked' : 'planned'
}

/** What became of a request that ended unheard: 'Turned down' by who could admit it, else 'Withdrawn'. (SET-07) */
export const sayUnheard = (admission: { readonly admits: boolean } | null): string =>
  admission?.admits === false ? 'Turned down' : 'Withdrawn'

/** Days from the request to the day a panel decided of the last child, or to today while one waits; 0 on the day itself. */
function daysWaited(item: PanelItemGoing, today: PlainDate): number {
  if (item.withdrawnOn !== null) return daysBetween(item.askedOn, item.withdrawnOn)
  const decided = item.children.flatMap(({ last }) => last?.heardOn ?? [])
  const until = stillToHear(item).length > 0 || decided.length === 0 ? today : decided.reduce(latest)
  return Math.max(0, daysBetween(item.askedOn, until))
}

/** Whether a request has waited to be admitted for five days, so that somebody has to ask who admits it. (SET-07) */
export const waitsLongForAdmission = (item: PanelItemGoing, today: PlainDate): boolean =>
  item.waitsForAdmission && stillToHear(item).length > 0 && daysWaited(item, today) >= 5

/** Whether the day until which a decision is put off looks like a slip, as a sentence to be asked about, never refused. Else empty. */
export const unlikelyPutOff = (until: PlainDate, today: PlainDate): readonly string[] =>
  isAfter(until, today.add({ months: 6 }))
    ? [`A decision would wait until ${sayDate(until)}, more than half a year ahead`]
    : []

/** 'waits since today', 'waits 3 days'; 'decided the same day', 'decided after 3 days'. */
export function sayWaited(item: PanelItemGoing, today: PlainDate): string {
  const days = daysWaited(item, today)
  if (stillToHear(item).length > 0) return days === 0 ? 'asked today' : `waits ${sayDays(days)}`
  return days === 0 ? 'the same day' : `after ${sayDays(days)}`
}

/** The same beside a heading that asks how long: 'waits 3 days', 'ended after 3 days'. */
export const sayHowLong = (item: PanelItemGoing, today: PlainDate): string =>
  stillToHear(item).length > 0 ? sayWaited(item, today) : `ended ${sayWaited(item, today)}`
