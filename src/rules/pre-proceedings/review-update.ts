import { earliest, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { finalHeadings } from './considerations.ts'
import { type ReviewClock, reviewsHere } from './review-clock.ts'
import { directionHeadings, midpointHeadings } from './review-words.ts'

/** The review that an update is for. */
export type UpdateKind = ReviewClock['review']

/** What is written under each heading of a review, by the heading's key. */
type Written = Readonly<Record<string, string>>

const isDirection = (heading: string): boolean => directionHeadings.some((each) => each === heading)

/** What the team writes before a review: every heading of it but the directions, which the meeting gives. (PP-11, PP-05, PP-06) */
export const updateHeadings: Record<UpdateKind, readonly string[]> = {
  midpoint: midpointHeadings.filter((heading) => !isDirection(heading)),
  final: finalHeadings,
}

/** A review that is still to hold, and the day of the meeting that takes it; null where none is planned. */
export type ReviewAhead = { readonly kind: UpdateKind; readonly meetingOn: PlainDate | null }

/**
 * Which review of a child comes next, and when: of two on one day the final goes before a midpoint that was never held (P8). Null when
 * nothing is to be held. (PP-11)
 */
export function reviewAhead(clock: {
  readonly midpoint: ReviewClock
  readonly final: ReviewClock
}): ReviewAhead | null {
  const toHold = [clock.midpoint, clock.final].filter(({ state: { kind } }) => kind === 'due' || kind === 'overdue')
  const days = toHold.flatMap(({ meeting }) => meeting?.on ?? [])
  const [first, ...others] = days
  if (first === undefined) return toHold[0] === undefined ? null : { kind: toHold[0].review, meetingOn: null }
  const meetingOn = others.reduce(earliest, first)
  const kind = reviewsHere(clock, meetingOn).at(-1)?.review ?? 'final'
  return { kind, meetingOn }
}

// What a midpoint calls otherwise than a final review.
const atFinal: Readonly<Record<string, string>> = {
  progress: 'progress-of-actions',
  'resources-and-placement': 'placement-or-support-need',
  engagement: 'engagement-at-final',
  'childs-words': 'childs-words-at-final',
}
const atMidpoint: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(atFinal).map(([midpoint, final]) => [final, midpoint]),
)

/** What was written for a review of one kind, under the headings of another: what has none there is left out. (PP-11) */
function asWrittenFor(kind: UpdateKind, from: { readonly kind: UpdateKind; readonly written: Written }): Written {
  if (from.kind === kind) return from.written
  const headings = kind === 'final' ? atFinal : atMidpoint
  return Object.fromEntries(
    Object.entries(from.written).flatMap(([key, text]) => {
      const there = headings[key]
      return there === undefined ? [] : [[there, text] as const]
    }),
  )
}

/** A review that was held, as far as it is carried on: what was decided is decided anew. */
export type HeldBefore = { readonly kind: UpdateKind; readonly heldOn: PlainDate; readonly written: Written }

/** What was written before for a review, by whom and on which day; `itemId` is the item that read it, null while none has. */
export type UpdateWritten = {
  readonly kind: UpdateKind
  readonly written: Written
  readonly writtenOn: PlainDate
  readonly agendaItemId: number | null
}

/**
 * What was last written for the review that is still to hold: by the team for the coming meeting, or for one that decided nothing and from
 * which the review returns; null where nothing was, or a review was held since. `all` in the order written. (PP-11)
 */
export function lastUpdate<Update extends UpdateWritten>(
  all: readonly Update[],
  held: readonly { readonly agendaItemId: number | null; readonly heldOn: PlainDate }[],
): Update | null {
  const last = all.find(({ agendaItemId }) => agendaItemId === null) ?? all.at(-1)
  if (last === undefined) return null
  const isOver = held.some(
    ({ agendaItemId, heldOn }) =>
      (agendaItemId !== null && agendaItemId === last.agendaItemId) || isBefore(last.writtenOn, heldOn),
  )
  return isOver ? null : last
}

/** Whether what the team has written is what the coming meeting is to read: for this review, and read by no meeting yet. (PP-11) */
export const isForMeeting = (update: UpdateWritten | null, kind: UpdateKind): boolean =>
  update !== null && update.agendaItemId === null && update.kind === kind

// A child's own words were said then: nobody says them again.
const saidOnce = ['childs-words', 'childs-words-at-final']
// What was found at a midpoint isn't what is found at a final review; what is needed and how the family takes part is what to begin with.
const goesOnFromMidpoint = ['placement-or-support-need', 'engagement-at-final']

/** What of a review that was held the next one begins with. */
function carriedOn(kind: UpdateKind, before: HeldBefore | null): Written {
  if (before === null) return {}
  const isSameKind = before.kind === kind
  return Object.fromEntries(
    Object.entries(asWrittenFor(kind, before)).filter(
      ([key]) => !saidOnce.includes(key) && !isDirection(key) && (isSameKind || goesOnFromMidpoint.includes(key)),
    ),
  )
}

/**
 * What stands under the headings of a review before anybody has typed at the meeting: the team's update, and where that says nothing what the
 * last review left. (PP-11)
 */
export function openingWords(
  kind: UpdateKind,
  { update, before }: { readonly update: UpdateWritten | null; readonly before: HeldBefore | null },
): Written {
  const own = update === null ? {} : asWrittenFor(kind, update)
  return { ...carriedOn(kind, before), ...Object.fromEntries(Object.entries(own).filter(([, text]) => text !== '')) }
}

/** The heading under which it stands what became of the actions. */
export const progressHeading: Record<UpdateKind, string> = { midpoint: 'progress', final: 'progress-of-actions' }

/** An action that a review led to. */
type ActionBefore = {
  readonly words: string
  readonly dueOn: PlainDate | null
  readonly doneOn: PlainDate | null
}

/** What became of something the last review asked for: '“Book the assessment”: done Tue 3 Nov 2026'. (PP-11, PP-06) */
export function sayWhatBecame({ words, dueOn, doneOn }: ActionBefore): string {
  if (doneOn !== null) return `“${words}”: done ${sayDate(doneOn)}`
  return `“${words}”: still open${dueOn === null ? '' : `, due ${sayDateWithoutYear(dueOn)}`}`
}

/** The same of all of them, in a paragraph; '' where nothing was asked for. */
export const sayAllThatBecame = (heldOn: PlainDate, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `Asked for on ${sayDate(heldOn)}. ${lines.join('. ')}.`
