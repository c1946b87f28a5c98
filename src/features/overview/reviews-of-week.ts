import type { KeptItem } from '#records/meeting/agenda-items.ts'
import type { KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import type { UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import type { NamedChild, OverviewRow } from '#rules/overview/content.ts'
import { directionHeading, sayDirection } from '#rules/pre-proceedings/asked-direction.ts'
import { sayDecision, writtenInOrder } from '#rules/pre-proceedings/review-words.ts'

const kinds = { midpoint: 'Midpoint review', final: 'Final review' } as const

const row = (children: readonly NamedChild[], cells: readonly string[]): OverviewRow => ({
  children,
  cells,
  changes: [],
  late: null,
})

const reasonsOf = ({ why, written }: KeptReview, direction: KeptDirection | undefined): string =>
  [
    ...(why === null || why === '' ? [] : [why]),
    ...writtenInOrder(written).map(({ heading, text }) => `${heading}: ${text}`),
    ...(direction === undefined ? [] : [`${directionHeading}: ${sayDirection(direction)}`]),
  ].join('\n')

const reviewRow = (review: KeptReview, directions: readonly KeptDirection[]): OverviewRow => {
  const direction = directions.find(({ reviewId }) => reviewId === review.id)
  return row(
    [{ id: review.childId, name: review.childName }],
    [kinds[review.kind], sayDecision(review), reasonsOf(review, direction)],
  )
}

const returnRow = ({ childId, childName, owner, by, why }: UrgentReturn): OverviewRow =>
  row(
    [{ id: childId, name: childName }],
    ['Urgent return', `To the panel by ${sayDate(by)}, ${owner ?? 'nobody yet'} sees to it`, why],
  )

/** What the meeting decided for each child of a family, and the children it decided nothing for. (PP-05, PP-06) */
export function reviewRows(
  item: KeptItem,
  children: readonly NamedChild[],
  decided: {
    readonly reviews: readonly KeptReview[]
    readonly returns: readonly UrgentReturn[]
    readonly directions: readonly KeptDirection[]
  },
): readonly OverviewRow[] {
  const reviews = decided.reviews.filter(({ agendaItemId }) => agendaItemId === item.id)
  const returns = decided.returns.filter(({ agendaItemId }) => agendaItemId === item.id)
  const isDecided = ({ id }: NamedChild) => [...reviews, ...returns].some(({ childId }) => childId === id)
  const undecided = children.filter((child) => !isDecided(child))
  return [
    ...reviews.map((review) => reviewRow(review, decided.directions)),
    ...returns.map(returnRow),
    ...(undecided.length === 0 ? [] : [undecidedRow(item, undecided)]),
  ]
}

/** Why the children are on the agenda, and that nothing was decided for them. */
export const undecidedRow = ({ reason }: Pick<AgendaItem, 'reason'>, children: readonly NamedChild[]): OverviewRow =>
  row(children, [capital(reason), 'No decision recorded', ''])

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
