import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { refusalOfNewLimit } from '#rules/pre-proceedings/extension.ts'
import { ceiling, startOfClock, twelveWeekDate } from '#rules/pre-proceedings/timetable.ts'
import { planRecord } from '#rules/import/matching/compare-records.ts'
import { byEpisode, withKey } from '#rules/import/matching/find-records.ts'
import { whoAgreed } from '#rules/import/matching/who-agreed.ts'
import type { Planned } from '#rules/import/plan/import-plan.ts'
import { dateIn, textIn, type RowOf } from '#rules/import/reading/read-row.ts'
import type { EpisodeValue, Ref } from '#rules/import/plan/record-values.ts'
import * as say from '#rules/import/words/words-for-episodes.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

/** A tracker tells of one extension, so nothing else moves the limit that it extends. */
const nothingElse = {
  midpoint: null,
  finals: [],
  extensions: [],
  broughtForward: [],
  urgentReturnBy: null,
  expectedDeliveryOn: null,
  bornOn: null,
  startsBefore: [],
  applicationOn: null,
  letterOfIssueOn: null,
}

/** Whether the rules allow the new limit; if not, says which rule and that the 12-week date stands (P6). */
function isWithinRules(row: RowOf<'tracker'>, episode: EpisodeValue, newLimitOn: PlainDate, who: string): boolean {
  const facts = { ...nothingElse, ...episode }
  const refusal = refusalOfNewLimit(facts, newLimitOn)
  const start = startOfClock(episode).on
  const [said, maximum, limit] = [newLimitOn, ceiling(start), twelveWeekDate(start)].map(sayDate)
  if (refusal === 'past-the-16-week-maximum')
    row.report('extensionTo', say.extensionPastMaximum(said ?? '', maximum ?? '', limit ?? '', who))
  if (refusal === 'not-past-the-present-limit')
    row.report('extensionTo', say.extensionNotPastLimit(said ?? '', limit ?? ''))
  return refusal === null
}

/** The extension a row tells of, planned only as the rules allow: history that broke one is a finding, and the limit stays (P6; PP-04). */
export function planExtension(
  workings: Workings,
  row: RowOf<'tracker'>,
  episode: Planned<EpisodeValue>,
  team: Ref | null,
): void {
  const newLimitOn = dateIn(row, 'extensionTo')
  const agreedBy = textIn(row, 'extensionAgreedBy')
  if (newLimitOn === null) {
    if (agreedBy !== null) row.report('extensionAgreedBy', say.agreedWithoutDate(agreedBy))
    return
  }
  const to = sayDate(newLimitOn)
  const limit = sayDate(twelveWeekDate(startOfClock(episode.value).on))
  const { who } = workings.extending
  const since = episode.value.decidedOn
  const as = agreedBy === null ? null : whoAgreed(workings, { said: agreedBy, team, since })
  if (agreedBy === null) row.report('extensionTo', say.extensionByNobody(to, limit, who))
  else if (as === null) row.report('extensionAgreedBy', say.extensionByAnother(to, agreedBy, limit, who))
  if (!isWithinRules(row, episode.value, newLimitOn, who) || as === null) return
  const said = { episode: episode.ref, newLimitOn, decidedAs: as }
  const kept = withKey(workings.existing.extensions, byEpisode, episode.ref).find(({ value }) =>
    value.newLimitOn.equals(newLimitOn),
  )
  workings.planned.extensions.push(
    planRecord(`extension:${row.source.sheet}!${row.source.row}`, row.source, said, kept),
  )
}
