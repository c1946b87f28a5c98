import { isBefore, latest, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { hearingStatusWords, type HearingStatus } from '#rules/court/hearing-status.ts'

/** The last reviews held in an episode, and in a sentence how it ended. */
export type ReviewOnClock = {
  readonly midpointOn: PlainDate | null
  readonly finalOn: PlainDate | null
  readonly ended: string | null
}

const thing = /^(hearing|filing|private|staffing|extension|return)-(\d+)$/
const review = /^to-hold-(midpoint|final)-(\d+)$/

export type ThingKind = 'hearing' | 'filing' | 'private' | 'staffing' | 'extension' | 'return'

/** The ids of the records of a kind among things that stood in an Overview. */
export const idsOf = (things: Iterable<string>, kind: ThingKind): readonly number[] =>
  [...things].flatMap((each) => {
    const [, found, id] = thing.exec(each) ?? []
    return found === kind ? [Number(id)] : []
  })

/** A review that stood in an Overview as still to hold: which, and of which episode; null for anything else. */
export function reviewToHold(each: string): { readonly kind: 'midpoint' | 'final'; readonly episodeId: number } | null {
  const [, kind, id] = review.exec(each) ?? []
  return kind === undefined ? null : { kind: kind === 'midpoint' ? 'midpoint' : 'final', episodeId: Number(id) }
}

/**
 * How a review that was still to hold at an earlier meeting has ended by its record: held after that meeting, or its pre-proceedings have
 * ended; null while neither is so.
 */
export function reviewEnded(
  kind: 'midpoint' | 'final',
  { midpointOn, finalOn, ended }: ReviewOnClock,
  lastOn: PlainDate,
): string | null {
  const heldOn = kind === 'midpoint' ? midpointOn : finalOn
  return heldOn !== null && !isBefore(heldOn, lastOn) ? `Held ${sayDate(heldOn)}` : ended
}

/** How a hearing has ended by its record: held, vacated, or with its proceedings; null while it goes on. */
export function hearingEnded(
  { status, heldOn }: { readonly status: HearingStatus; readonly heldOn: PlainDate },
  proceedingsEndedOn: PlainDate | null,
): string | null {
  if (status === 'held') return `Held ${sayDate(heldOn)}`
  if (status === 'vacated') return hearingStatusWords.vacated
  return proceedingsEnded(proceedingsEndedOn)
}

/** How a document due at court has ended: filed, or with its proceedings; null while it is to be filed. */
export const filingEnded = (filedOn: PlainDate | null, proceedingsEndedOn: PlainDate | null): string | null =>
  filedOn === null ? proceedingsEnded(proceedingsEndedOn) : `Filed ${sayDate(filedOn)}`

/** How private work has ended: the case, or the report filed with no hearing to come on record; null while it goes on. */
export function privateEnded({
  endedOn,
  filedOn,
  nextHearingOn,
}: {
  readonly endedOn: PlainDate | null
  readonly filedOn: PlainDate | null
  readonly nextHearingOn: PlainDate | null
}): string | null {
  if (endedOn !== null) return `Ended ${sayDate(endedOn)}`
  return filedOn !== null && nextHearingOn === null ? `Filed ${sayDate(filedOn)}` : null
}

/** The day since which none of these children is followed any more; null while one is, or where there are none. */
export function notFollowedSince(children: readonly { readonly followedUntil: PlainDate | null }[]): PlainDate | null {
  const days = children.flatMap(({ followedUntil }) => followedUntil ?? [])
  return days.length < children.length
    ? null
    : days.reduce<PlainDate | null>((last, day) => (last === null ? day : latest(last, day)), null)
}

/** How something ends that is about children whom nobody follows any more. */
export const notFollowed = (children: readonly { readonly followedUntil: PlainDate | null }[]): string | null => {
  const since = notFollowedSince(children)
  return since === null ? null : `No longer followed since ${sayDate(since)}`
}

const proceedingsEnded = (on: PlainDate | null): string | null =>
  on === null ? null : `The proceedings ended ${sayDate(on)}`
