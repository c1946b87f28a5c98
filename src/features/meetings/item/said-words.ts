import { nameFor } from '#rules/words/name-for.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import type { ItemContent } from '#records/meeting/agenda-item-versions.ts'
import type { KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { directionHeading, sayDirection } from '#rules/pre-proceedings/asked-direction.ts'
import { sayDecision, writtenInOrder } from '#rules/pre-proceedings/review-words.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { ratifiedLines } from '#features/meetings/ratification/ratification-words.ts'
import { outsideNames, ratifyNames } from '#rules/pre-proceedings/outside-panel.ts'
import { linesOfHearing } from '#features/meetings/panel/hearing-words.ts'
import { sayPanelDecisionInFull } from '#rules/panels/panel-outcomes.ts'
import type { SaidAtItem } from './said-at-items.query.ts'

type Lines = ItemContent['lines']

/** What is the same of several siblings is said once, with all their names. */
const together = <Row>(rows: readonly Row[], same: (row: Row) => string): readonly (readonly [Row, ...Row[]])[] =>
  [...Map.groupBy(rows, same).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others]],
  )

const namesIn = (rows: readonly { readonly childName: string }[]): string =>
  sayNames(rows.map(({ childName }) => childName))

/** 'Chase the report (Una and Idris Begum): Nikhil Rao, by Wed 9 Dec 2026'. */
const sayActions = (actions: readonly KeptAction[]): readonly string[] =>
  together(actions, ({ words, doerId, dueOn }) => `${doerId} ${dueOn?.toString()} ${words}`).map((same) => {
    const [{ words, doerName, dueOn }] = same
    const names = same.flatMap(({ childName }) => childName ?? []).filter((name) => !words.includes(name))
    const about = names.length === 0 ? '' : ` (${sayNames(names)})`
    return `${words}${about}: ${doerName ?? 'nobody yet'}, ${dueOn === null ? 'no date yet' : `by ${sayDate(dueOn)}`}`
  })

const sameDirection = (directions: readonly KeptDirection[]) =>
  together(directions, (direction) => `${direction.headId} ${sayDirection(direction)}`)

/** What an item decided and led to, in lines: each child's outcome, what is awaited, then each action with who does it and by when. */
export const saidInLines = ({
  reviews,
  urgentReturns,
  actions,
  directions,
  ratified,
  heard,
}: SaidAtItem): readonly string[] => [
  ...reviews.map((review) => `${review.childName}: ${sayDecision(review)}`),
  ...(ratified?.outcome == null
    ? []
    : [`${outsideNames[ratified.does]}: ${ratifyNames[ratified.outcome].toLowerCase()}`]),
  ...(heard?.outcomes ?? []).map((outcome) => `${outcome.childName}: ${sayPanelDecisionInFull(outcome)}`),
  ...urgentReturns.map(
    ({ childName, owner, by }) => `${childName}: ${owner ?? 'nobody yet'} takes it to the panel by ${sayDate(by)}`,
  ),
  ...sameDirection(directions.filter(({ given }) => given === null)).map(
    (same) => `${namesIn(same)}: direction of ${same[0].head} awaited`,
  ),
  ...sayActions(actions),
]

/** What a midpoint or final review decided of one child, with its reasons. */
export const outcomeLines = (review: KeptReview): Lines => [
  {
    heading: `${review.childName}: ${review.kind === 'final' ? nameFor('review.final') : nameFor('review.midpoint')}`,
    text: sayDecision(review),
  },
  ...(review.why === null ? [] : [{ heading: 'Why', text: review.why }]),
  ...(review.earlyReason === null ? [] : [{ heading: 'Why before the 28th day', text: review.earlyReason }]),
]

const reviewsInLines = (reviews: readonly KeptReview[]): Lines =>
  together(reviews, ({ kind, written }) => `${kind} ${JSON.stringify(written)}`).flatMap((same) => [
    ...same.flatMap(outcomeLines),
    ...writtenInOrder(same[0].written),
  ])

/** All that is recorded at an item, heading by heading: what its page shows, and what stays of it after a correction. */
export const itemLines = (discussion: string, said: SaidAtItem): Lines => [
  ...(discussion === '' ? [] : [{ heading: 'What was said', text: discussion }]),
  ...reviewsInLines(said.reviews),
  ...(said.ratified === null ? [] : ratifiedLines(said.ratified)),
  ...(said.heard === null ? [] : linesOfHearing(said.heard)),
  ...sameDirection(said.directions).map((same) => ({
    heading: `${namesIn(same)}: ${directionHeading.toLowerCase()}`,
    text: sayDirection(same[0]),
  })),
  ...said.urgentReturns.map(({ childName, owner, by }) => ({
    heading: `${childName}: back at the panel`,
    text: `${owner ?? 'Nobody yet'} takes it there by ${sayDate(by)}`,
  })),
  ...(said.actions.length === 0 ? [] : [{ heading: 'Actions', text: sayActions(said.actions).join('\n') }]),
]
