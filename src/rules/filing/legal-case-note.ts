import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { type AskedDirection, directionHeading, sayDirection } from '#rules/pre-proceedings/asked-direction.ts'
import { sayDecision, writtenInOrder } from '#rules/pre-proceedings/review-words.ts'
import type { FinalOutcome, MidpointOutcome } from '#rules/pre-proceedings/episode.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import { type OtherName, withoutOtherNames } from './other-names.ts'

/** Everything of one child's item that goes on the child's file. */
export type ChildsItem = {
  /** What the authority calls the note. */
  readonly noteName: string
  readonly child: { readonly name: string; readonly caseSystemId: string | null }
  readonly meetingName: string
  readonly meetingOn: PlainDate
  readonly title: string
  readonly discussion: string
  /** Null while the chair hasn't confirmed the item. */
  readonly confirmed: { readonly by: string; readonly as: 'chair' | 'acting-deputy'; readonly on: PlainDate } | null
  /** Above 1 the note supersedes an earlier one. */
  readonly number: number
  readonly correctionReason: string | null
  readonly review: {
    readonly kind: 'midpoint' | 'final'
    readonly outcome: MidpointOutcome | FinalOutcome | null
    readonly why: string | null
    readonly recommendedLimitOn: PlainDate | null
    readonly decidedAs: DecidedAs | null
    readonly written: Readonly<Record<string, string>>
    /** Asked of a head of service who wasn't there: awaited, or given since. */
    readonly direction: AskedDirection | null
  } | null
  readonly actions: readonly {
    readonly words: string
    readonly doer: string | null
    readonly dueOn: PlainDate | null
  }[]
  readonly others: readonly OtherName[]
}

/** One heading of the note with its lines; plain text, so that it can be pasted into any case system. */
export type NotePart = { readonly heading: string; readonly lines: readonly string[] }

const reviewNames = { midpoint: 'Midpoint review', final: 'Final review' } as const
const chairWords = { chair: 'chair', 'acting-deputy': 'acting deputy chair' } as const

/**
 * The Legal Case Note of one child after one item: what was said, the review's record in full, the decision, the actions: only that
 * child's matters, siblings and other children's adults named by what they are. (FI-01; L working methods)
 */
export function legalCaseNote(item: ChildsItem): readonly NotePart[] {
  const own = (text: string) => withoutOtherNames(text, item.child.name, item.others)
  const parts: readonly NotePart[] = [
    { heading: `${item.noteName}: ${item.child.name}`, lines: headLines(item) },
    { heading: 'What was said', lines: own(item.discussion).split('\n') },
    ...reviewParts(item.review, own),
    { heading: 'Actions', lines: item.actions.map((action) => sayAction(action, own)) },
  ]
  return parts
    .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => line.trim() !== '') }))
    .filter(({ lines }) => lines.length > 0)
}

const headLines = (item: ChildsItem): readonly string[] => [
  `Case-system id: ${item.child.caseSystemId ?? 'not given yet'}`,
  `${item.meetingName}, ${sayDateInFull(item.meetingOn)}`,
  item.confirmed === null
    ? 'Recorded; awaiting the chair’s confirmation'
    : `Confirmed by ${item.confirmed.by}, ${chairWords[item.confirmed.as]}, ${sayDateInFull(item.confirmed.on)}`,
  ...(item.number > 1
    ? [`Version ${item.number}, in place of the earlier note. Reason: ${item.correctionReason ?? 'not given'}`]
    : []),
]

function reviewParts(review: ChildsItem['review'], own: (text: string) => string): readonly NotePart[] {
  if (review === null) return []
  const { kind, why, recommendedLimitOn, written, direction } = review
  const decision = [
    sayDecision(review),
    why === null ? '' : own(why),
    recommendedLimitOn === null ? '' : 'That date counts once it is agreed; until then the present one stands.',
  ]
  return [
    {
      heading: reviewNames[kind],
      lines: [
        ...writtenInOrder(written).map(({ heading, text }) => `${heading}: ${own(text)}`),
        ...(direction === null ? [] : [`${directionHeading}: ${own(sayDirection(direction))}`]),
      ],
    },
    { heading: 'Decision of the chair', lines: decision },
  ]
}

const sayAction = ({ words, doer, dueOn }: ChildsItem['actions'][number], own: (text: string) => string): string =>
  `${own(words)} (${doer ?? 'nobody named yet'}${dueOn === null ? '' : `, by ${sayDateInFull(dueOn)}`})`

/** The note as text to copy: headings in capitals, a line each, an empty line between parts. */
export const noteAsText = (parts: readonly NotePart[]): string =>
  parts.map(({ heading, lines }) => [heading.toUpperCase(), ...lines].join('\n')).join('\n\n')
