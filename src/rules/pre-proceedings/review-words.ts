import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import { type Consideration, finalHeadings, type FinalBesides } from './considerations.ts'
import type { FinalOutcome, MidpointOutcome } from './episode.ts'

/** What each outcome of a review is called, as the chair says it (P7, P8). */
export const outcomeNames: Record<MidpointOutcome | FinalOutcome, string> = {
  continue: capitalised(nameFor('outcome.continue')),
  'seek-extension': capitalised(nameFor('outcome.seek-extension')),
  'urgent-return': capitalised(nameFor('outcome.urgent-return')),
  'step-out-child-protection': capitalised(nameFor('outcome.step-out-child-protection')),
  'step-out-child-in-need': capitalised(nameFor('outcome.step-out-child-in-need')),
  'initiate-proceedings': capitalised(nameFor('outcome.initiate-proceedings')),
  'seek-panel-decision': capitalised(nameFor('outcome.seek-panel-decision')),
  'recommend-extension': capitalised(nameFor('outcome.recommend-extension')),
}

/** What a review decided, as it is kept. */
type Decided = {
  readonly outcome: MidpointOutcome | FinalOutcome | null
  readonly recommendedLimitOn: PlainDate | null
  readonly decidedAs: DecidedAs | null
  readonly awaitsChair: boolean
}

/** What came of a review, whoever decided it: 'Recommend an extension to Mon 14 Dec 2026'. (P8; PP-05) */
export function sayOutcome({ outcome, recommendedLimitOn }: Pick<Decided, 'outcome' | 'recommendedLimitOn'>): string {
  const words = outcome === null ? 'Held; outcome not recorded' : outcomeNames[outcome]
  return recommendedLimitOn === null ? words : `${words} to ${sayDate(recommendedLimitOn)}`
}

/**
 * What a review decided, in a line: 'Recommend an extension to Mon 14 Dec 2026', 'Continue (decided by the deputy acting as chair)'.
 * Screens and Overview say it so; nobody has decided before it is confirmed. Stepping out says the plan sought; the child's status changes only when a conference changes it.
 * (P8; PP-05)
 */
export const sayDecision = (decided: Decided): string =>
  `${sayOutcome(decided)}${decided.decidedAs === 'acting-deputy' && !decided.awaitsChair ? ` (decided by the deputy acting as ${nameFor('role.chair', 'short')})` : ''}`

export const midpointOutcomes = ['continue', 'seek-extension', 'urgent-return'] as const satisfies MidpointOutcome[]

/** What is written before a final decision: heading, and what belongs under it (PP-05; L final). */
export const considerationNames: Record<Consideration, { readonly name: string; readonly hint: string }> = {
  'progress-of-actions': { name: 'Progress', hint: 'Which actions are done, which aren’t and why' },
  outcomes: { name: 'Outcomes', hint: 'What has been achieved for the child' },
  'impact-on-the-child': { name: 'Impact on the child', hint: 'What is different in the child’s life' },
  'reduction-of-risk': { name: 'Risk reduced', hint: 'What is safer than before' },
  'continuing-needs': { name: 'Still needed', hint: 'What the child or parents still need' },
  'enduring-risks': { name: 'Enduring risk', hint: 'What hasn’t changed' },
  'protective-factors': { name: 'Protective', hint: 'Who and what keeps the child safe' },
  'alternatives-considered': { name: 'Alternatives', hint: 'Family meeting, carers in the family, section 20' },
  'placement-or-support-need': { name: 'Placement or support', hint: 'Type, from when, with siblings, where; or none' },
}

const engagement = { name: 'Engagement', hint: 'How the parents and family take part' }
const childsWords = { name: 'In the child’s own words', hint: 'What the child said, drew or showed, and to whom' }

/** What is written at a final review besides: heading, and what belongs under it (PP-11). */
const besidesNames: Record<FinalBesides, { readonly name: string; readonly hint: string }> = {
  'engagement-at-final': { ...engagement, hint: `${engagement.hint}; may stay empty` },
  'childs-words-at-final': { ...childsWords, hint: `${childsWords.hint}; may stay empty` },
}

const namesAtFinal = { ...considerationNames, ...besidesNames }

/** What a midpoint writes down where there is something to say, in the order it is asked (PP-06; L midpoint). */
export const midpointHeadings = [
  ...(['progress', 'drift-and-delay', 'direction-of-the-chair', 'direction-of-the-head-of-service'] as const),
  ...(['resources-and-placement', 'engagement', 'childs-words'] as const),
] as const

export type MidpointHeading = (typeof midpointHeadings)[number]

/** What becomes an action by the day that is asked beside it (PP-06). */
export const directionHeadings = [
  'direction-of-the-chair',
  'direction-of-the-head-of-service',
] as const satisfies readonly MidpointHeading[]

export type DirectionHeading = (typeof directionHeadings)[number]

/** By when a direction is to be done, as far as it is known. */
export type DirectionDates = Readonly<Partial<Record<DirectionHeading, PlainDate>>>

export const midpointHeadingNames: Record<MidpointHeading, { readonly name: string; readonly hint: string }> = {
  progress: { name: 'Progress', hint: 'Actions done and under way' },
  'drift-and-delay': { name: 'Drift and delay', hint: 'Time lost, and why' },
  'direction-of-the-chair': {
    name: `${capitalised(nameFor('role.chair', 'short'))}’s direction`,
    hint: `Becomes an action for the ${nameFor('role.case-holder')}`,
  },
  'direction-of-the-head-of-service': {
    name: `${capitalised(nameFor('role.head-of-service'))}’s direction`,
    hint: 'Becomes an action too',
  },
  'resources-and-placement': { name: 'Resources and placement', hint: 'Assessments, support or a placement needed' },
  engagement,
  'childs-words': childsWords,
}

type Heading = { readonly key: string; readonly name: string; readonly hint: string }

/** The headings under which a review of a kind is written, in order, with what each is called. (PP-05, PP-06) */
export const headingsWithNames = (kind: 'midpoint' | 'final'): readonly Heading[] =>
  kind === 'final'
    ? finalHeadings.map((key) => ({ key, ...namesAtFinal[key] }))
    : midpointHeadings.map((key) => ({ key, ...midpointHeadingNames[key] }))

const everyHeading: Readonly<Record<string, { readonly name: string }>> = {
  ...namesAtFinal,
  ...midpointHeadingNames,
}
const inOrder = Object.keys(everyHeading)

/** What a heading under which something was written with a review is called; null for one that came from elsewhere. (PP-05, PP-06) */
export const headingName = (key: string): string | null => everyHeading[key]?.name ?? null

/** What is written of a review under one heading, as it is called on screen. */
export type WrittenLine = { readonly heading: string; readonly text: string }

/**
 * What was written with a review, heading by heading in the order in which it is asked, empty ones left out; a heading that came from
 * elsewhere is said as it is written, after the others. A database keeps such an object in an order of its own. (PP-05, PP-06)
 */
export function writtenInOrder(written: Readonly<Record<string, string>>): readonly WrittenLine[] {
  const placeOf = (key: string): number => (inOrder.includes(key) ? inOrder.indexOf(key) : inOrder.length)
  return Object.entries(written)
    .filter(([, text]) => text !== '')
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([key, text]) => ({ heading: headingName(key) ?? key.replaceAll('-', ' '), text }))
}
