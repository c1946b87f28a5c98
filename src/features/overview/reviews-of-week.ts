import { nameFor } from '#rules/words/name-for.ts'
import type { KeptItem } from '#records/meeting/agenda-items.ts'
import type { KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { ExtensionOfWeek } from '#records/pre-proceedings/extensions-of-week.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import type { UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { returnsToPanel } from '#rules/pre-proceedings/episode.ts'
import {
  type ChildAtMeeting,
  childRow,
  reviewNames,
  type StandingRow,
  standingRow,
} from '#rules/overview/child-standing.ts'
import type { EntryState, NamedChild } from '#rules/overview/content.ts'
import type { WeeksRow } from '#rules/overview/draft-overview.ts'
import { tell } from '#rules/overview/told.ts'
import { directionHeading, sayDirection } from '#rules/pre-proceedings/asked-direction.ts'
import { type Held, sayHeld } from '#rules/pre-proceedings/review-clock.ts'
import { outcomeNames, sayDecision, writtenInOrder } from '#rules/pre-proceedings/review-words.ts'

/** What there is to tell of reviews: what was decided at the meeting's items, and where each child stands of whom nothing was. */
export type ReviewsOfWeek = {
  readonly on: Temporal.PlainDate
  readonly reviews: readonly KeptReview[]
  readonly returns: readonly UrgentReturn[]
  readonly directions: readonly KeptDirection[]
  readonly extensions: readonly ExtensionOfWeek[]
  readonly at: (childId: number) => ChildAtMeeting | undefined
  /** How late a review was, where the child's clock has it. */
  readonly heldAs: (review: KeptReview) => Held | null
  /** How the pre-proceedings of a child ended who has none any more, in a sentence. */
  readonly endedOf: (childId: number) => { readonly episodeId: number; readonly words: string } | undefined
}

const reasonsOf = ({ why, written }: KeptReview, direction: KeptDirection | undefined): string =>
  [
    ...(why === null || why === '' ? [] : [why]),
    ...writtenInOrder(written).map(({ heading, text }) => `${heading}: ${text}`),
    ...(direction === undefined ? [] : [`${directionHeading}: ${sayDirection(direction)}`]),
  ].join('\n')

/** 'held 7 days late'; a review in time says nothing, but where a correction made it so. (P5) */
const sayHeldLate = (held: Held | null): string | null =>
  held === null || (held.daysLate === 0 && held.before === null) ? null : `held ${sayHeld(held)}`

function reviewRow(review: KeptReview, { directions, on, at, heldAs }: ReviewsOfWeek): StandingRow {
  const { id, childId, childName, kind, outcome } = review
  const direction = directions.find(({ reviewId }) => reviewId === id)
  const child = at(childId)?.child
  const isPast = child !== undefined && isBefore(child.limit, on)
  const held = heldAs(review)
  return childRow(
    `review-${id}`,
    { id: childId, name: childName },
    [reviewNames[kind], sayDecision(review), reasonsOf(review, direction)],
    {
      late: sayHeldLate(held),
      tells: [
        ...(held !== null && held.daysLate > 0 ? [tell('held-late')] : []),
        tell(kind === 'midpoint' ? 'midpoint-held' : 'final-held'),
        tell('outcome', outcome === null ? null : outcomeNames[outcome]),
        ...(outcome === 'recommend-extension' ? [tell('extension-recommended')] : []),
        ...(returnsToPanel(outcome) ? [tell('urgent-return')] : []),
        ...(isPast ? [tell('past-limit')] : []),
      ],
    },
  )
}

const returnRow = ({ id, childId, childName, owner, by, why }: UrgentReturn): StandingRow =>
  childRow(
    `return-${id}`,
    { id: childId, name: childName },
    ['Urgent return', `To the panel by ${sayDate(by)}, ${owner ?? 'nobody yet'} sees to it`, why],
    { tells: [tell('urgent-return')] },
  )

/** An extension of one child in a line: asked for, by whom and why, until when; or decided, by whom. (PP-04) */
export function extensionRow(extension: ExtensionOfWeek): StandingRow {
  const { id, childId, childName, state, newLimitOn, askedBy, askedOn, decidedBy, decidedOn, why } = extension
  const child = { id: childId, name: childName }
  const to = `to ${sayDate(newLimitOn)}`
  if (state === 'agreed' || state === 'refused') {
    const who = `${decidedBy === null ? '' : ` by ${decidedBy}`}${decidedOn === null ? '' : ` on ${sayDate(decidedOn)}`}`
    const cells = [`Extension ${state}`, `${to}${who}`, why ?? '']
    return childRow(`extension-${id}`, child, cells, { tells: [tell(`extension-${state}`)] })
  }
  const who = `${askedBy === null ? '' : ` by ${askedBy}`}${askedOn === null ? '' : ` on ${sayDate(askedOn)}`}`
  const cells = [
    `Extension ${state === 'recommended' ? 'recommended' : 'asked'}`,
    `${to}${who}, not decided`,
    why ?? '',
  ]
  return childRow(`extension-${id}`, child, cells, { tells: [tell('extension-asked')] })
}

/** Each row with its own standing: what the meeting recorded of this child awaits the chair or is confirmed, the rest isn't recorded. */
const inState =
  (state: EntryState) =>
  (row: StandingRow): WeeksRow => ({ ...row, state })

const of =
  (child: NamedChild) =>
  ({ childId }: { readonly childId: number }): boolean =>
    childId === child.id

/** What the meeting decided for each child of a family, and where those stand of whom it decided nothing. (PP-05, PP-06; LO-01) */
export function reviewRows(
  item: Pick<KeptItem, 'id'> | null,
  children: readonly NamedChild[],
  week: ReviewsOfWeek,
  states: { readonly decided: EntryState; readonly undecided: EntryState },
): readonly WeeksRow[] {
  const isHere = ({ agendaItemId }: { readonly agendaItemId: number | null }) =>
    item !== null && agendaItemId === item.id
  const reviews = week.reviews.filter(isHere)
  const decided = [...reviews.map((review) => reviewRow(review, week)), ...week.returns.filter(isHere).map(returnRow)]
  const standing = children.flatMap((child) =>
    rowsBesides(child, week, { isHere, isReviewed: reviews.some(of(child)) }),
  )
  return [...decided.map(inState(states.decided)), ...standing.map(inState(states.undecided))]
}

/** What stands of a child besides what this item decided: returns and extensions from elsewhere, then the review that wasn't held. */
function rowsBesides(
  child: NamedChild,
  week: ReviewsOfWeek,
  {
    isHere,
    isReviewed,
  }: { readonly isHere: (of: UrgentReturn | ExtensionOfWeek) => boolean; readonly isReviewed: boolean },
): readonly StandingRow[] {
  const ofChild = of(child)
  const returns = week.returns.filter((each) => ofChild(each))
  const others = [
    ...returns.filter((each) => !isHere(each)).map(returnRow),
    ...week.extensions.filter((each) => ofChild(each) && !isHere(each)).map(extensionRow),
  ]
  const isDecided = isReviewed || returns.some(isHere)
  return isDecided ? others : [...others, ...undecided(child, week, others.length > 0)]
}

function undecided(child: NamedChild, week: ReviewsOfWeek, hasOther: boolean): readonly StandingRow[] {
  const at = week.at(child.id)
  if (at !== undefined) return [standingRow(at, week.on, hasOther) ?? []].flat()
  const ended = week.endedOf(child.id)
  if (ended === undefined) return []
  return [
    childRow(`ended-${ended.episodeId}`, child, [`No longer in ${nameFor('stage.pre-proceedings')}`, ended.words, '']),
  ]
}
