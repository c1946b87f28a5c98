import { nameFor } from '#rules/words/name-for.ts'
import { daysOverdue, sayDays, sayOverdue } from '#rules/calendar/elapsed.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import type { RunningClock } from '#rules/pre-proceedings/clock.ts'
import { sayLimit } from '#rules/pre-proceedings/clock-words.ts'
import { awaitsExtensionDecision } from '#rules/pre-proceedings/episode.ts'
import type { ReviewClock } from '#rules/pre-proceedings/review-clock.ts'
import { sayExtensionsAsked } from '#rules/pre-proceedings/say-extension-asked.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { type AgendaItem, type Brings, keyOf, placeOf } from './agenda-items.ts'
import { whoIsIn } from './who-is-in.ts'
import { finalProposed, type FinalProposed, sayProposed } from './final-proposed.ts'
import { type AgendaMinutes, type AgendaSettings, orderOfUrgency, type UrgentReason } from './agenda-settings.ts'

/**
 * A review still to hold: its date and the meeting that is to hold it by the clock, null when no meeting is planned. `isBroughtForward` when
 * somebody chose that meeting; `babyExpectedOn` where it is a final review chosen before a birth.
 */
export type ReviewToHold = {
  readonly kind: 'midpoint' | 'final'
  readonly point: PlainDate
  readonly meetingOn: PlainDate | null
  readonly babyExpectedOn: PlainDate | null
  readonly isBroughtForward: boolean
}

/** What the agenda needs to know of a child in pre-proceedings. */
export type ChildForAgenda = {
  readonly childId: number
  readonly name: string
  readonly familyId: number
  readonly familyName: string
  readonly reviews: readonly ReviewToHold[]
  readonly limit: PlainDate
  /** What the limit is called on screen: '12-week date' or 'agreed date'. */
  readonly limitName: string
  readonly awaitsExtension: boolean
  /** Who asked for one, until when and why, a sentence for each. */
  readonly extensionsAsked: readonly string[]
  readonly urgentReturnBy: PlainDate | null
  readonly proposed: FinalProposed | null
}

type Named = Pick<ChildForAgenda, 'childId' | 'name' | 'familyId' | 'familyName'>

function toHold({ facts }: RunningClock, { review, point, state, meeting, broughtForward }: ReviewClock) {
  if (state.kind !== 'due' && state.kind !== 'overdue') return []
  const isBroughtForward = broughtForward !== null
  const isForBirth = isBroughtForward && review === 'final' && facts.bornOn === null
  const babyExpectedOn = isForBirth ? facts.expectedDeliveryOn : null
  return [{ kind: review, point, meetingOn: meeting?.on ?? null, babyExpectedOn, isBroughtForward }]
}

/** A child's line for the agenda from the clock, taken on the meeting's day or, before it, today. */
export const childForAgenda = (named: Named, clock: RunningClock): ChildForAgenda => ({
  ...named,
  reviews: [...toHold(clock, clock.midpoint), ...toHold(clock, clock.final)],
  limit: clock.limit,
  limitName: sayLimit(clock),
  awaitsExtension: awaitsExtensionDecision(clock.facts),
  extensionsAsked: sayExtensionsAsked(clock.facts, clock.today),
  urgentReturnBy: clock.facts.urgentReturnBy,
  proposed: finalProposed(clock),
})

/**
 * The days an agenda of reviews goes by: the meeting, and those after it that it looks ahead to. `readOn` is the day on which its words are
 * true: before the meeting the day they are read, then the meeting's own. `isNext`: no meeting comes before it, so that it takes what waits
 * for no date of its own; a later one doesn't, and no child's business is on two agendas.
 */
export type MeetingDays = {
  readonly on: PlainDate
  readonly readOn: PlainDate
  readonly isNext: boolean
  readonly next: PlainDate | null
  readonly ahead: readonly PlainDate[]
}

/** What of the settings says how families stand on an agenda. */
type FamilySettings = Pick<AgendaSettings, 'minutes' | 'urgentFirst'>

/** Why a child is on the agenda, the most pressing reason first: `rank` orders families, `on` orders within a rank. */
type Reason = {
  readonly kind: UrgentReason | 'review' | 'extension' | 'ahead'
  readonly rank: number
  readonly on: PlainDate
  readonly words: string
  readonly minutes: number
  readonly review: ReviewToHold | null
}

/** The review held at a meeting of that day, if any: a final goes before a midpoint that was never held (P8). */
export const reviewHeldOn = (reviews: readonly ReviewToHold[], on: PlainDate): ReviewToHold | null =>
  reviews.findLast(({ meetingOn }) => meetingOn?.equals(on) === true) ?? null

/** 'final, overdue by 7 days' on the day it is read; 'final, its date is Fri 27 Nov' where that still comes before the meeting. */
function reviewWords(
  { kind, point, babyExpectedOn, isBroughtForward }: ReviewToHold,
  { on, readOn }: MeetingDays,
): string {
  const days = daysOverdue(point, readOn)
  const name = nameFor(`review.${kind}`, 'short')
  if (days > 0) return `${name}, ${sayOverdue(days)}`
  if (isBefore(point, on)) return `${name}, its date is ${sayDateWithoutYear(point)}`
  if (!isBroughtForward) return name
  return babyExpectedOn === null
    ? `${name} brought forward`
    : `${name} brought forward, baby due ${sayDayAndMonth(babyExpectedOn)}`
}

function pastLimitWords(child: ChildForAgenda, review: ReviewToHold | null, days: MeetingDays): string {
  const { limit, limitName, awaitsExtension } = child
  const late = daysOverdue(limit, days.readOn)
  const passed = late > 0 ? `past the ${limitName} by ${sayDays(late)}` : `${limitName} ${sayDateWithoutYear(limit)}`
  const past = review?.kind === 'final' ? reviewWords(review, days) : passed
  return awaitsExtension ? `${past}, extension not decided` : past
}

/** Why a child can't wait, in the usual order; none when nothing presses (TM-03). */
const urgentReasons = (child: ChildForAgenda, days: MeetingDays): readonly UrgentReason[] => [
  ...(child.urgentReturnBy !== null && days.isNext ? (['urgent-return'] as const) : []),
  ...(isBefore(child.limit, days.on) && isHeldOrWaitingHere(child, days) ? (['past-limit'] as const) : []),
  ...(child.awaitsExtension && days.isNext && (days.next === null || isBefore(child.limit, days.next))
    ? (['extension-first'] as const)
    : []),
]

/** What brings a child who can't wait; the place is that of the reason the authority puts first. */
function urgentReason(
  kind: UrgentReason,
  child: ChildForAgenda,
  days: MeetingDays,
  minutes: AgendaMinutes,
): Omit<Reason, 'rank'> {
  const review = reviewHeldOn(child.reviews, days.on)
  const { limit } = child
  switch (kind) {
    case 'urgent-return': {
      const by = child.urgentReturnBy ?? limit
      const words = `urgent return to panel, by ${sayDateWithoutYear(by)}`
      return { kind, on: by, words, minutes: minutes.urgentReturn, review }
    }
    case 'past-limit':
      return { kind, on: limit, words: pastLimitWords(child, review, days), minutes: minutes.final, review }
    case 'extension-first':
      return { kind, on: limit, words: extensionWords(child), minutes: minutes.extension, review }
  }
}

const extensionWords = ({ limitName, limit }: ChildForAgenda): string =>
  `extension asked, ${limitName} ${sayDateWithoutYear(limit)}`

/** Why one child is before a meeting, whatever brings their siblings. */
export type ReasonAtMeeting = Pick<Reason, 'kind' | 'on' | 'review'>

/** Why one child is on this agenda; null when nothing brings them (TM-03). */
export function reasonOf(
  child: ChildForAgenda,
  days: MeetingDays,
  { minutes, urgentFirst }: FamilySettings,
): Reason | null {
  const urgent = urgentReasons(child, days)
  const [first] = urgent
  if (first !== undefined) {
    const order = orderOfUrgency(urgentFirst)
    const placing = order.find((kind) => urgent.includes(kind)) ?? first
    const { on } = urgentReason(placing, child, days, minutes)
    return { ...urgentReason(first, child, days, minutes), rank: 1 + order.indexOf(placing), on }
  }
  const review = reviewHeldOn(child.reviews, days.on)
  if (child.awaitsExtension && days.isNext)
    return {
      kind: 'extension',
      rank: 4,
      on: child.limit,
      words: extensionWords(child),
      minutes: minutes.extension,
      review,
    }
  if (review !== null) {
    const words = reviewWords(review, days)
    return { kind: 'review', rank: 4, on: review.point, words, minutes: minutes[review.kind], review }
  }
  return proposedHere(child, days, minutes) ?? aheadOf(child, days, minutes)
}

/** Seen at the meeting it is proposed for, so that somebody brings it forward in time; not taken there until then. */
function proposedHere({ proposed }: ChildForAgenda, { on }: MeetingDays, minutes: AgendaMinutes): Reason | null {
  if (proposed?.on.equals(on) !== true) return null
  const words = `final proposed for this meeting, baby due ${sayDayAndMonth(proposed.babyExpectedOn)}`
  return { kind: 'ahead', rank: 5, on, words, minutes: minutes.reviewAhead, review: null }
}

/** A child past the limit whose final review is placed on an earlier meeting that hasn't been held yet waits for that one. */
const isHeldOrWaitingHere = ({ reviews }: ChildForAgenda, { on, isNext }: MeetingDays): boolean => {
  const final = reviews.find(({ kind }) => kind === 'final')
  return final?.meetingOn == null ? isNext : !isBefore(final.meetingOn, on)
}

function aheadOf({ reviews }: ChildForAgenda, { ahead }: MeetingDays, minutes: AgendaMinutes): Reason | null {
  const coming = reviews.find(({ meetingOn }) => ahead.some((day) => meetingOn?.equals(day) === true))
  if (coming?.meetingOn == null) return null
  const words = `${nameFor(`review.${coming.kind}`, 'short')} ${sayDateWithoutYear(coming.meetingOn)}`
  return { kind: 'ahead', rank: 5, on: coming.meetingOn, words, minutes: minutes.reviewAhead, review: null }
}

const byPressure = (one: Reason, other: Reason): number =>
  one.rank - other.rank || Temporal.PlainDate.compare(one.on, other.on)

/** 'final, overdue by 7 days; midpoint': each reason of today once, the most pressing first; what is only coming when nothing is. */
const wordsOf = (brings: readonly Brings[], [first]: readonly Reason[]): string =>
  brings.length > 0 ? brings.map(({ words }) => words).join('; ') : (first?.words ?? '')

/** What brings each child today, in the order of their reasons; what is only coming brings nobody. */
const bringsToday = (reasons: readonly (Reason & { readonly child: ChildForAgenda })[]): readonly Brings[] =>
  [
    ...Map.groupBy(
      reasons.filter(({ kind }) => kind !== 'ahead'),
      ({ words }) => words,
    ),
  ].map(([words, each]) => ({ words, childIds: each.map(({ child }) => child.childId) }))

/** The extensions asked for and the final review proposed for this meeting, each with its child where there are several. */
const askedIn = (children: readonly ChildForAgenda[], { on }: MeetingDays): readonly string[] =>
  children.flatMap(({ familyName, name, extensionsAsked, proposed }) =>
    [...extensionsAsked, ...(proposed?.on.equals(on) === true ? [sayProposed(proposed)] : [])].map((asked) =>
      children.length === 1 ? asked : `${nameWithin(familyName, name)}: ${asked}`,
    ),
  )

const subjectKinds = {
  'urgent-return': 'urgent-return',
  'past-limit': 'family-review',
  'extension-first': 'extension',
  review: 'family-review',
  extension: 'extension',
  ahead: 'family-review',
} as const

/** One family's item: its children share it, each with an own outcome; the most pressing of their reasons places it (P12; TM-03). */
function familyItem(
  children: readonly ChildForAgenda[],
  days: MeetingDays,
  settings: FamilySettings,
): AgendaItem | null {
  const { minutes } = settings
  const reasons = children
    .flatMap((child) => {
      const reason = reasonOf(child, days, settings)
      return reason === null ? [] : [{ ...reason, child }]
    })
    .toSorted(byPressure)
  const [first] = reasons
  if (first === undefined) return null
  const { familyId, familyName } = first.child
  const due = reasons.filter(({ review }) => review !== null)
  const dueChildIds = due.map(({ child }) => child.childId)
  const brings = bringsToday(reasons)
  const longest = Math.max(...reasons.map((reason) => reason.minutes))
  const forSiblings = Math.max(0, due.length - 1) * minutes.furtherChild
  const subject = { kind: subjectKinds[first.kind], familyId }
  return {
    key: keyOf(subject),
    section: first.rank <= 3 ? 'cannot-wait' : 'reviews',
    subject,
    familyId,
    childIds: children.map(({ childId }) => childId),
    dueChildIds,
    brings,
    reviewKind: due.some(({ review }) => review?.kind === 'final') ? 'final' : (due[0]?.review?.kind ?? null),
    title: familyName,
    reason: wordsOf(brings, reasons),
    detail: whoIsIn(children, brings),
    asked: askedIn(children, days),
    minutes: Math.max(longest, Math.min(longest + forSiblings, minutes.familyAtMost)),
    sortsAs: placeOf(first.rank, first.on, familyName),
  }
}

/**
 * The families of children in pre-proceedings that this meeting takes: urgent returns, past the limit and extension requests whose
 * limit falls before the next meeting can't wait, in the order the authority has set; then reviews of this meeting, other extension requests, and the reviews of the next
 * meetings, seen coming (TM-03; L working methods).
 */
export const familiesOnAgenda = (
  children: readonly ChildForAgenda[],
  days: MeetingDays,
  settings: FamilySettings,
): readonly AgendaItem[] =>
  [...Map.groupBy(children, ({ familyId }) => familyId).values()].flatMap((family) => {
    const item = familyItem(family, days, settings)
    return item === null ? [] : [item]
  })

/** A meeting on its day, with the series' meetings after it, in order. */
export type MeetingOnDay = Pick<MeetingDays, 'on' | 'readOn' | 'isNext'> & { readonly later: readonly PlainDate[] }

/** The meeting's day with the next ones, of which `meetingsAhead` are looked at. */
export const meetingDays = ({ later, ...day }: MeetingOnDay, meetingsAhead: number): MeetingDays => {
  const after = later.filter((each) => isAfter(each, day.on))
  return { ...day, next: after[0] ?? null, ahead: after.slice(0, meetingsAhead) }
}
