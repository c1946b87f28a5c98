import type { DateReason } from '#rules/calendar/date-reason.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { daysBetween, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { Clock } from './clock.ts'

/** The first meeting with the parents, and those after it, which the return counts apart (practice; PP-08). */
export const parentsMeetingKinds = ['first', 'review'] as const
export type ParentsMeetingKind = (typeof parentsMeetingKinds)[number]

/** 'First meeting with parents', 'Review meeting with parents'. */
export const parentsMeetingNames: Record<ParentsMeetingKind, string> = {
  first: `First ${nameFor('meeting.with-parents')}`,
  review: `Review ${nameFor('meeting.with-parents')}`,
}

/** Somebody of the family at a meeting, there or spoken for by a solicitor. */
export type AtMeeting = { readonly name: string; readonly came: boolean; readonly represented: boolean }

/** 'Tolu Adeyemi, with a solicitor, and Kola Adeyemi; a solicitor for Ada Cole; the maternal aunt'; nobody is said too. */
export function sayWhoCame(adults: readonly AtMeeting[], others: string | null): string {
  const came = adults
    .filter((each) => each.came)
    .map(({ name, represented }) => (represented ? `${name} (with a solicitor)` : name))
  const spokenFor = adults.filter((each) => !each.came).map(({ name }) => name)
  const words = [
    ...(came.length === 0 ? [] : [sayList(came)]),
    ...(spokenFor.length === 0 ? [] : [`a solicitor for ${sayList(spokenFor)}`]),
    ...(others === null ? [] : [others]),
  ]
  return words.length === 0 ? 'Nobody of the family came' : capitalised(words.join('; '))
}

type Episode = {
  readonly child: string
  readonly firstMeetingOn: PlainDate | null
}

/**
 * What looks like a slip in a meeting about to be recorded, of one child, a sentence each without its full stop: a first meeting on another day than the one
 * recorded; a later one before the first, or without a first (P14: asked, never refused).
 */
export function unlikelyMeeting(
  kind: ParentsMeetingKind,
  heldOn: PlainDate,
  { child, firstMeetingOn }: Episode,
): readonly string[] {
  const first = nameFor('meeting.with-parents')
  if (kind === 'first')
    return firstMeetingOn === null || firstMeetingOn.equals(heldOn)
      ? []
      : [`The first ${first} of ${child} is recorded for ${sayDate(firstMeetingOn)} and would be ${sayDate(heldOn)}`]
  if (firstMeetingOn === null) return [`No first ${first} is recorded for ${child}`]
  return isBefore(heldOn, firstMeetingOn)
    ? [`The meeting, ${sayDate(heldOn)}, would be before the first one of ${child}, ${sayDate(firstMeetingOn)}`]
    : []
}

/** A meeting as the sheet tells of it; a first one has its day elsewhere, and there it stands. */
export type ParentsMeetingOnSheet = {
  readonly heldOn: PlainDate | null
  readonly adults: readonly AtMeeting[]
  readonly others: string | null
}

/** Each later meeting with the parents: its day, who came, and how many calendar days after the first (PP-08, PP-10). */
export const parentsMeetingReasons = (
  { facts }: Clock,
  meetings: readonly ParentsMeetingOnSheet[],
): readonly DateReason[] =>
  meetings.flatMap(({ heldOn, adults, others }) => {
    if (heldOn === null) return []
    const since = facts.firstMeetingOn ?? facts.decidedOn
    const days = daysBetween(since, heldOn)
    return [
      {
        what: parentsMeetingNames.review,
        on: heldOn,
        from: `${facts.firstMeetingOn === null ? 'Decision to start' : 'The first one'}, ${sayDate(since)}`,
        rule: `Recorded as it happened. ${sayWhoCame(adults, others)}`,
        counted: days < 0 ? `${sayDays(-days)} before` : `${sayDays(days)} later`,
        isProvisional: false,
      },
    ]
  })
