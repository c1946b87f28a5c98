import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { type AskedDirection, directionHeading, sayDirection } from '#rules/pre-proceedings/asked-direction.ts'
import {
  type DecidedOutside,
  outsideNames,
  ratifyNames,
  type RatifyOutcome,
  sayWhatFollows,
} from '#rules/pre-proceedings/outside-panel.ts'
import { sayOutcome, writtenInOrder } from '#rules/pre-proceedings/review-words.ts'
import type { FinalOutcome, MidpointOutcome } from '#rules/pre-proceedings/episode.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import { awaiting } from './awaiting.ts'
import { type OtherName, withoutOtherNames } from './other-names.ts'

/** One child's review at an item, with all that was recorded of it. */
export type NotedReview = {
  readonly kind: 'midpoint' | 'final'
  readonly heldOn: PlainDate
  readonly outcome: MidpointOutcome | FinalOutcome | null
  readonly why: string | null
  readonly earlyReason: string | null
  readonly recommendedLimitOn: PlainDate | null
  readonly decidedBy: string | null
  readonly decidedAs: DecidedAs | null
  /** Whether the chair is still to confirm what was recorded: until then nobody is said to have decided. */
  readonly awaitsChair: boolean
  readonly written: Readonly<Record<string, string>>
  /** Asked of a head of service who wasn't there: awaited, or given since. */
  readonly direction: AskedDirection | null
  /** Who takes the child back to the panel, and by when. */
  readonly urgentReturn: { readonly owner: string | null; readonly by: PlainDate } | null
}

/** How a panel heard what it was asked for, and what it decided of the child. */
export type NotedHearing = {
  readonly documents: string
  readonly advice: string
  readonly advisedBy: string
  readonly threshold: string | null
  readonly decision: string
  readonly reasons: string
  readonly awaitsChair: boolean
}

/** What the meeting made of a decision that was taken outside it, of this child among others. (SET-07) */
export type NotedRatification = {
  readonly does: DecidedOutside
  readonly decider: string
  /** 'Fri 20 Nov 2026 at 08:10'. */
  readonly decidedAt: string
  readonly reason: string
  readonly legal: string
  readonly outcome: RatifyOutcome
  readonly outcomeReasons: string
  readonly awaitsChair: boolean
}

/** Everything of one child's item that goes on the child's file. */
export type ChildsItem = {
  readonly child: { readonly name: string }
  readonly discussion: string
  readonly review: NotedReview | null
  readonly heard: NotedHearing | null
  readonly ratified: NotedRatification | null
  readonly actions: readonly {
    readonly words: string
    readonly doer: string | null
    readonly dueOn: PlainDate | null
  }[]
  /** Names that stay besides the child's: of the child's own adults, and what they and the child were called before. */
  readonly ownNames: readonly string[]
  readonly others: readonly OtherName[]
}

/** What a part of the note is: `said`, `review`, `decision` and `actions` are its matter, the others stand before it. */
export type PartKind = 'head' | 'version' | 'said' | 'review' | 'decision' | 'actions'

/** One heading of the note with its lines; plain text, so that it can be pasted into any case system. */
export type NotePart = { readonly is: PartKind; readonly heading: string; readonly lines: readonly string[] }

const reviewNames = {
  midpoint: capitalised(nameFor('review.midpoint')),
  final: capitalised(nameFor('review.final')),
} as const
const deciders: Record<DecidedAs, string> = {
  chair: nameFor('role.chair', 'short'),
  'acting-deputy': `deputy acting as ${nameFor('role.chair', 'short')}`,
}

/**
 * The matter of the Legal Case Note of one child after one item: what was said, which review it was and its record in full, the
 * decision with who took it, the actions: only that child's matters, siblings and other children's adults named by what they are, in
 * whatever field they were written. (FI-01; L working methods)
 */
export function matterOfNote(item: ChildsItem): readonly NotePart[] {
  const own = (text: string) => withoutOtherNames(text, [item.child.name, ...item.ownNames], item.others)
  const parts: readonly NotePart[] = [
    { is: 'said', heading: 'What was said', lines: item.discussion.split('\n') },
    ...reviewParts(item.review),
    ...hearingParts(item.heard),
    ...ratificationParts(item.ratified),
    { is: 'actions', heading: 'Actions', lines: item.actions.map(sayAction) },
  ]
  return parts
    .map(({ is, heading, lines }) => ({ is, heading, lines: ownLines(lines, own) }))
    .filter(({ lines }) => lines.length > 0)
}

// As one text, so that a name over a line's end is found too.
const ownLines = (lines: readonly string[], own: (text: string) => string): readonly string[] =>
  own(lines.join('\n'))
    .split('\n')
    .filter((line) => line.trim() !== '')

function reviewParts(review: NotedReview | null): readonly NotePart[] {
  if (review === null) return []
  const { kind, heldOn, written, direction, earlyReason } = review
  return [
    {
      is: 'review',
      heading: reviewNames[kind],
      lines: [
        `Held on ${sayDateInFull(heldOn)}`,
        ...(earlyReason === null ? [] : [`Why before the 28th day: ${earlyReason}`]),
        ...writtenInOrder(written).map(({ heading, text }) => `${heading}: ${text}`),
        ...(direction === null ? [] : [`${directionHeading}: ${sayDirection(direction)}`]),
      ],
    },
    { is: 'decision', heading: `Decision at the ${reviewNames[kind].toLowerCase()}`, lines: decisionLines(review) },
  ]
}

function hearingParts(heard: NotedHearing | null): readonly NotePart[] {
  if (heard === null) return []
  const { documents, advice, advisedBy, threshold, decision, reasons, awaitsChair } = heard
  return [
    {
      is: 'review',
      heading: 'What was considered',
      lines: [
        ...(documents === '' ? [] : [`Documents: ${documents.split('\n').join('; ')}`]),
        ...(advice === '' ? [] : [`Legal advice${advisedBy === '' ? '' : `, ${advisedBy}`}: ${advice}`]),
        ...(threshold === null ? [] : [`Threshold: ${threshold.toLowerCase()}`]),
      ],
    },
    {
      is: 'decision',
      heading: 'Decision',
      lines: [decision, ...(awaitsChair ? [awaiting] : []), `Reasons: ${reasons}`],
    },
  ]
}

function ratificationParts(ratified: NotedRatification | null): readonly NotePart[] {
  if (ratified === null) return []
  const { does, decider, decidedAt, reason, legal, outcome, outcomeReasons, awaitsChair } = ratified
  return [
    {
      is: 'review',
      heading: `${outsideNames[does]} outside the meeting`,
      lines: [`${decider}, ${decidedAt}`, `Why it could not wait: ${reason}`, `Legal’s agreement: ${legal}`],
    },
    {
      is: 'decision',
      heading: 'What the meeting made of it',
      lines: [
        ratifyNames[outcome],
        ...(awaitsChair ? [awaiting] : []),
        `Reasons: ${outcomeReasons}`,
        sayWhatFollows(outcome, does),
      ],
    },
  ]
}

function decisionLines(review: NotedReview): readonly string[] {
  const { why, urgentReturn, recommendedLimitOn } = review
  return [
    sayOutcome(review),
    sayDecider(review),
    ...(why === null || why === '' ? [] : [`${whyHeading(review.outcome)}: ${why}`]),
    ...(urgentReturn === null
      ? []
      : [
          `Back at the panel by ${sayDateInFull(urgentReturn.by)}; ${urgentReturn.owner ?? 'nobody yet'} takes it there`,
        ]),
    ...(recommendedLimitOn === null ? [] : ['That date counts once it is agreed; until then the present one stands.']),
  ]
}

const sayDecider = ({ decidedBy, decidedAs, awaitsChair }: NotedReview): string => {
  if (awaitsChair) return awaiting
  if (decidedAs === null) return 'Who decided isn’t recorded'
  return `Decided by ${decidedBy === null ? `the ${deciders[decidedAs]}` : `${decidedBy}, ${deciders[decidedAs]}`}`
}

const whyHeading = (outcome: NotedReview['outcome']): string =>
  outcome === 'recommend-extension' ? 'Exceptional circumstances' : 'Why'

const sayAction = ({ words, doer, dueOn }: ChildsItem['actions'][number]): string =>
  `${words} (${doer ?? 'nobody named yet'}${dueOn === null ? '' : `, by ${sayDateInFull(dueOn)}`})`

/** The note as text to copy: headings in capitals, a line each, an empty line between parts. */
export const noteAsText = (parts: readonly NotePart[]): string =>
  parts.map(({ heading, lines }) => [heading.toUpperCase(), ...lines].join('\n')).join('\n\n')
