import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameFor } from '#rules/words/name-for.ts'

/** The letter in which a family group decision-making meeting is offered (P15). */
export const lettersOfOffer = ['letter-before-proceedings', 'another-letter'] as const
type LetterOfOffer = (typeof lettersOfOffer)[number]

/** 'In the letter before proceedings'. */
export const letterOfOfferNames: Record<LetterOfOffer, string> = {
  'letter-before-proceedings': `In the ${nameFor('document.letter-before-proceedings')}`,
  'another-letter': 'In another letter',
}

/** What was offered to one person with parental responsibility; `accepted` is null while they haven’t answered. */
export type FamilyMeetingOffer = {
  readonly name: string
  readonly offeredIn: LetterOfOffer
  readonly offeredOn: PlainDate | null
  readonly accepted: boolean | null
}

/** 'Tolu Adeyemi: in the letter before proceedings, accepted', 'Kola Adeyemi: Mon 5 Oct 2026, no answer yet'. */
export function sayOffer({ name, offeredOn, accepted }: FamilyMeetingOffer): string {
  const when = offeredOn === null ? `in the ${nameFor('document.letter-before-proceedings')}` : sayDate(offeredOn)
  const answer = accepted === null ? 'no answer yet' : accepted ? 'accepted' : 'not accepted'
  return `${name}: ${when}, ${answer}`
}

/** What is known of a family's own meeting in a child's pre-proceedings. */
export type FamilyMeetingKnown = {
  readonly familyMeetingOffered: boolean | null
  readonly familyMeetingOn: PlainDate | null
  readonly familyMeetingView: string | null
  readonly isOffered: boolean
}

/**
 * Whether an application made on a day is without what the Act wants before it: a meeting offered or held, or the recorded view that it isn't in the child's
 * best interests. Only where the duty has begun by then; null is not commenced. (Children's Wellbeing and Schools Act 2026 s.1; P15)
 */
export const isWithoutFamilyMeeting = (
  known: FamilyMeetingKnown,
  applicationOn: PlainDate,
  dutyFrom: PlainDate | null,
): boolean =>
  dutyFrom !== null &&
  !isBefore(applicationOn, dutyFrom) &&
  !known.isOffered &&
  known.familyMeetingOffered !== true &&
  known.familyMeetingOn === null &&
  known.familyMeetingView === null
