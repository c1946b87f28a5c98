import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { EpisodeOutcome, FinalOutcome } from '#rules/pre-proceedings/episode.ts'
import { earliestMidpoint, startOfClock } from '#rules/pre-proceedings/timetable.ts'
import { planRecord } from '#rules/import/matching/compare-records.ts'
import { byEpisode, withKey } from '#rules/import/matching/find-records.ts'
import type { Planned } from '#rules/import/plan/import-plan.ts'
import { pastDateIn, textIn, wordIn, type RowOf } from '#rules/import/reading/read-row.ts'
import type { EpisodeValue, Kept, ReviewValue } from '#rules/import/plan/record-values.ts'
import { midpointOutcomes } from '#rules/import/sheets/vocabulary-of-cells.ts'
import * as say from '#rules/import/words/words-for-episodes.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

type TrackerRow = RowOf<'tracker'>

/** The day on which a review was held; one before the decision is said and left out. */
function heldOnIn(
  row: TrackerRow,
  field: 'midpointHeldOn' | 'finalHeldOn',
  decidedOn: PlainDate,
  today: PlainDate,
): PlainDate | null {
  const heldOn = pastDateIn(row, field, today)
  if (heldOn === null || !isBefore(heldOn, decidedOn)) return heldOn
  row.report(field, say.reviewBeforeDecision(sayDate(heldOn), sayDate(decidedOn)))
  return null
}

const endsAtFinal = (outcome: EpisodeOutcome | null): FinalOutcome | null =>
  outcome === 'step-out-child-protection' || outcome === 'step-out-child-in-need' || outcome === 'initiate-proceedings'
    ? outcome
    : null

/**
 * The kept review a row tells of. There is one midpoint, and another final only after one that recommended an extension: any other day for
 * the same review is its date corrected (P8).
 */
function keptReview(workings: Workings, said: ReviewValue): Kept<ReviewValue> | undefined {
  const ofKind = withKey(workings.existing.reviews, byEpisode, said.episode).filter(
    ({ value }) => value.kind === said.kind,
  )
  const sameDay = ofKind.find(({ value }) => value.heldOn.equals(said.heldOn))
  return sameDay ?? ofKind.find(({ value }) => value.outcome !== 'recommend-extension')
}

function planReview(workings: Workings, row: TrackerRow, said: ReviewValue): void {
  const kept = keptReview(workings, said)
  workings.planned.reviews.push(
    planRecord(`${said.kind}:${row.source.sheet}!${row.source.row}`, row.source, said, kept),
  )
}

function planMidpoint(workings: Workings, row: TrackerRow, { ref, value }: Planned<EpisodeValue>): void {
  const heldOn = heldOnIn(row, 'midpointHeldOn', value.decidedOn, workings.today)
  const words = textIn(row, 'midpointOutcome')
  const outcome = wordIn(row, 'midpointOutcome', midpointOutcomes, 'continue, extension to be sought and urgent return')
  if (heldOn === null) {
    if (words !== null) row.report('midpointOutcome', say.outcomeWithoutReview(row.heading('midpointHeldOn'), words))
    return
  }
  if (isBefore(heldOn, earliestMidpoint(startOfClock(value).on)))
    row.report('midpointHeldOn', say.earlyMidpoint(sayDate(heldOn)))
  planReview(workings, row, {
    episode: ref,
    kind: 'midpoint',
    heldOn,
    outcome,
    why: outcome === 'continue' ? null : words,
  })
}

function planFinal(workings: Workings, row: TrackerRow, { ref, value }: Planned<EpisodeValue>): void {
  const heldOn = heldOnIn(row, 'finalHeldOn', value.decidedOn, workings.today)
  if (heldOn === null) return
  planReview(workings, row, { episode: ref, kind: 'final', heldOn, outcome: endsAtFinal(value.outcome), why: null })
}

/** The midpoint and final reviews a row tells of; a review late stays late, whatever the sheet says of it (P5, P7, P8). */
export function planReviews(workings: Workings, row: TrackerRow, episode: Planned<EpisodeValue>): void {
  planMidpoint(workings, row, episode)
  planFinal(workings, row, episode)
}
