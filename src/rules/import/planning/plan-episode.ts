import { nameFor } from '#rules/words/name-for.ts'
import { is18On } from '#rules/people/still-followed.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { EpisodeOutcome } from '#rules/pre-proceedings/episode.ts'
import { returnErrors } from '#rules/pre-proceedings/return-order.ts'
import { everSaid, planRecord } from '#rules/import/matching/compare-records.ts'
import { byChild, withKey } from '#rules/import/matching/find-records.ts'
import type { FindingWords } from '#rules/import/plan/finding.ts'
import type { Planned } from '#rules/import/plan/import-plan.ts'
import { planExtension } from './plan-extension.ts'
import { planReviews } from './plan-reviews.ts'
import { pastDateIn, wordIn, yesOrNoIn, type RowOf } from '#rules/import/reading/read-row.ts'
import { type EpisodeValue, type Kept, keptRef } from '#rules/import/plan/record-values.ts'
import type { DraftChild } from '#rules/import/matching/register.ts'
import { isBlank, sayCell, type Source } from '#rules/import/sheets/sheet.ts'
import { episodeOutcomes, panelOutcomes } from '#rules/import/sheets/vocabulary-of-cells.ts'
import type { Field } from '#rules/import/sheets/vocabulary-of-headings.ts'
import { isAnAdult } from '#rules/import/words/words-for-children.ts'
import * as say from '#rules/import/words/words-for-episodes.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

type TrackerRow = RowOf<'tracker'>

/** What a row says of an episode beside its decision; kept word for word while there is no decision to hang it on. */
const hangsOnDecision: readonly Field<'tracker'>[] = [
  ...(['letterSentOn', 'familyMeetingOffered', 'familyMeetingOn', 'firstMeetingOn', 'midpointHeldOn'] as const),
  ...(['midpointOutcome', 'extensionTo', 'extensionAgreedBy', 'finalHeldOn', 'outcome', 'endedOn'] as const),
]

/** The day on which pre-proceedings were decided; null, with what there is to say, where they weren't or nobody can tell. */
function decisionIn(row: TrackerRow, today: PlainDate): PlainDate | null {
  const panel = wordIn(
    row,
    'panelOutcome',
    panelOutcomes,
    `A (continue), B (start ${nameFor('stage.pre-proceedings')}) and C (issue)`,
  )
  const decidedOn = pastDateIn(row, 'decidedOn', today)
  if (panel === 'continue' || panel === 'issue')
    row.report('panelOutcome', say.panelDidNotStart(sayCell(row.cell('panelOutcome'))))
  else if (decidedOn !== null) return decidedOn
  else if (isBlank(row.cell('decidedOn'))) row.report('decidedOn', say.noDecisionDate(row.heading('decidedOn')))
  for (const field of hangsOnDecision.filter((each) => !isBlank(row.cell(each))))
    row.report(field, say.waitsForDecision(row.heading(field)))
  return null
}

type Ending = Pick<EpisodeValue, 'outcome' | 'endedOn'>
const notEnded: Ending = { outcome: null, endedOn: null }

/** Outcome and step date come together: one without the other ends nothing (P10). */
function endingIn(row: TrackerRow, child: DraftChild, today: PlainDate): Ending {
  const outcome: EpisodeOutcome | null = wordIn(
    row,
    'outcome',
    episodeOutcomes,
    'step out CP, step out CIN, issue and the other endings',
  )
  const endedOn = pastDateIn(row, 'endedOn', today)
  const said = { outcome: sayCell(row.cell('outcome')), endedOn: sayCell(row.cell('endedOn')) }
  if (outcome === null && endedOn !== null) row.report('endedOn', say.stepDateWithoutOutcome(said.endedOn))
  if (outcome !== null && endedOn === null) row.report('outcome', say.outcomeWithoutStepDate(said.outcome))
  if (outcome === null || endedOn === null) return notEnded
  if (outcome === 'initiate-proceedings' && child.said.unborn === true)
    row.report('outcome', say.issuedUnborn(child.said.name))
  return { outcome, endedOn }
}

/** Dates in an order the return would reject are recorded as they stand and said so (P14). */
function reportOrder(row: TrackerRow, { decidedOn, letterSentOn, firstMeetingOn, endedOn }: EpisodeValue): void {
  const decided = sayDate(decidedOn)
  const errors = returnErrors({
    decidedOn,
    letterSentOn,
    stepDecidedOn: endedOn,
    applicationOn: null,
    letterOfIssueOn: null,
  })
  if (letterSentOn !== null && errors.includes('letter-before-start'))
    row.report('letterSentOn', say.letterBeforeDecision(sayDate(letterSentOn), decided))
  if (endedOn !== null && errors.includes('step-decision-before-start'))
    row.report('endedOn', say.stepBeforeDecision(sayDate(endedOn), decided))
  if (firstMeetingOn !== null && isBefore(firstMeetingOn, decidedOn))
    row.report('firstMeetingOn', say.meetingBeforeDecision(sayDate(firstMeetingOn), decided))
}

function reportAge(row: TrackerRow, child: DraftChild, today: PlainDate): void {
  const { bornOn, name } = child.said
  if (bornOn !== null && is18On(bornOn, today)) row.report('birth', isAnAdult(name, sayDate(bornOn)))
}

/** The kept episode a row is about: the one with its decision; else, a child having one open period, the open one whose date was corrected. */
function keptEpisode(workings: Workings, said: EpisodeValue): Kept<EpisodeValue> | undefined {
  const ofChild = withKey(workings.existing.episodes, byChild, said.child)
  const sameDecision =
    ofChild.find(({ value }) => value.decidedOn.equals(said.decidedOn)) ??
    ofChild.find((kept) => everSaid(kept, 'decidedOn').some((decidedOn) => decidedOn.equals(said.decidedOn)))
  return sameDecision ?? (said.endedOn === null ? ofChild.find(({ value }) => value.endedOn === null) : undefined)
}

const isOpenAlready = (workings: Workings, episode: Planned<EpisodeValue>): Planned<EpisodeValue> | undefined =>
  withKey(workings.planned.episodes, byChild, episode.value.child).find(
    ({ value }) => value.endedOn === null && episode.value.endedOn === null,
  )

/** A period of the child that this one would overlap, planned or kept: one may begin on the day another ends, not before. (P11) */
function overlapped(workings: Workings, episode: Planned<EpisodeValue>): Overlapped | null {
  const { child } = episode.value
  const planned = withKey(workings.planned.episodes, byChild, child)
  const replanned = new Set([episode, ...planned].map(({ ref }) => ref))
  const kept = withKey(workings.existing.episodes, byChild, child).filter(({ id }) => !replanned.has(keptRef(id)))
  const others: readonly Overlapped[] = [...planned.filter(({ ref }) => ref !== episode.ref), ...kept]
  return others.find((other) => isWhile(episode.value, other.value)) ?? null
}

type Overlapped = { readonly value: EpisodeValue; readonly source?: Source }

const isWhile = (one: EpisodeValue, other: EpisodeValue): boolean =>
  isOpenAfter(one, other.decidedOn) && isOpenAfter(other, one.decidedOn)

const isOpenAfter = ({ endedOn }: EpisodeValue, on: PlainDate): boolean => endedOn === null || isAfter(endedOn, on)

/** Nothing that would change when the child was in pre-proceedings: what has been kept so all along stays. */
const keepsItsDays = ({ change }: Planned<EpisodeValue>): boolean =>
  change.kind === 'unchanged' ||
  (change.kind === 'changed' && change.fields.every(({ field }) => field !== 'decidedOn' && field !== 'endedOn'))

/** Why a row's episode can't come in; null where it can. (P11, P18) */
function againstEpisode(workings: Workings, child: DraftChild, episode: Planned<EpisodeValue>): FindingWords | null {
  const { name } = child.said
  const open = isOpenAlready(workings, episode)
  if (open !== undefined) return say.alreadyOpen(name, sayPlace(open.source))
  const other = keepsItsDays(episode) ? null : overlapped(workings, episode)
  if (other !== null)
    return say.overlapping(name, episode.value, { ...other.value, place: other.source && sayPlace(other.source) })
  const until = child.kept?.value.followedUntil ?? null
  return until !== null && episode.value.endedOn === null ? say.noLongerFollowed(name, sayDate(until)) : null
}

const sayPlace = ({ row, sheet }: Source): string => `row ${row} of ${sheet}`

/**
 * One row's episode, its reviews and its extension. Returns words where the child is already in open pre-proceedings (P11) or isn't
 * followed any more (P18): then nothing of the row is planned and it stays out.
 */
export function planEpisode(workings: Workings, row: TrackerRow, child: DraftChild): FindingWords | null {
  const { today } = workings
  const decidedOn = decisionIn(row, today)
  if (decidedOn === null) return null
  const values: EpisodeValue = {
    child: child.ref,
    decidedOn,
    clockStartsWith: workings.clockStartsWith,
    letterSentOn: pastDateIn(row, 'letterSentOn', today),
    familyMeetingOffered: yesOrNoIn(row, 'familyMeetingOffered'),
    familyMeetingOn: pastDateIn(row, 'familyMeetingOn', today),
    firstMeetingOn: pastDateIn(row, 'firstMeetingOn', today),
    ...endingIn(row, child, today),
  }
  const kept = keptEpisode(workings, values)
  const said = { ...values, clockStartsWith: kept?.value.clockStartsWith ?? values.clockStartsWith }
  const ref = `episode:${row.source.sheet}!${row.source.row}`
  const episode = planRecord(ref, row.source, said, kept)
  const against = againstEpisode(workings, child, episode)
  if (against !== null) return against
  workings.planned.episodes.push(episode)
  reportOrder(row, said)
  if (episode.value.endedOn === null) reportAge(row, child, today)
  planExtension(workings, row, episode, child.said.team)
  planReviews(workings, row, episode)
  return null
}
