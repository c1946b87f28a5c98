import { instantInEngland } from '#platform/clock.ts'
import { aboutThese, type ChildOfSeries, type ChildTaken, takenIds } from '#records/meeting/children-of-series.ts'
import { filingsForMeeting, filingsWith, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsForMeeting, hearingsWith, type KeptHearing } from '#records/court/hearings.ts'
import { type HearingMove, hearingMovesSince } from '#records/court/private-hearing-moves.ts'
import { type KeptPrivate, privateForMeeting, privateOf } from '#records/court/private-proceedings.ts'
import { loadWhoTakes } from '#records/sittings/business-of-series.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { type KeptStaffingIssue, staffingForMeeting, staffingWith } from '#records/staffing/staffing-issues.ts'
import { type Looking, stillFollowed } from '#records/access/visible-children.ts'
import { isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { keyOf } from '#rules/meeting/agenda-items.ts'
import type { StandingRow } from '#rules/overview/child-standing.ts'
import { hearingEnded, idsOf, notFollowedSince, privateEnded } from '#rules/overview/ended-things.ts'
import type { OverviewChild } from '#rules/overview/content.ts'
import { filingRow, hearingRow, privateRow, staffingRow } from './court-of-week.ts'
import { answered, type Facts } from './in-view.ts'

/** Staffing, hearings, filing dates and private work: what comes up and what changed since the last meeting, opened there or not. */
export type RecordsOfWeek = {
  readonly changedSince: Temporal.Instant
  readonly staffing: readonly KeptStaffingIssue[]
  readonly hearings: readonly KeptHearing[]
  readonly filings: readonly KeptFiling[]
  readonly private: readonly KeptPrivate[]
  /** How the hearing of private work moved since the last meeting. */
  readonly movesOf: (privateId: number) => readonly HearingMove[]
}

/** A meeting's week: from the meeting before, with what stood in the last Overview, by the record. */
export type Week = {
  readonly sitting: StoredSitting
  readonly lastOn: Temporal.PlainDate
  readonly stood: ReadonlySet<string>
}

/**
 * The same of every series, but staffing, which has the teams of this one and families, and of the children who are still followed. What
 * stood in the last Overview is there too once its record has ended, or nobody follows the child any more; what has only left the
 * agenda's window isn't.
 */
export async function loadRecordsOfWeek(
  db: Db,
  reader: Looking,
  { sitting, lastOn, stood }: Week,
): Promise<RecordsOfWeek> {
  const looking = stillFollowed(reader)
  const changedSince = instantInEngland(lastOn.toPlainDateTime(sitting.startsAt))
  const { courtDays, privateDays } = (await agendaSetting.load(db)).value
  const courtTo = sitting.on.add({ days: courtDays })
  const window = { from: lastOn, to: courtTo, changedSince }
  const privateTo = sitting.on.add({ days: privateDays })
  const [staffing, hearings, filings, ofPrivate, takes, moves, ...before] = await Promise.all([
    staffingForMeeting(db, looking, changedSince),
    hearingsForMeeting(db, looking, window),
    filingsForMeeting(db, looking, window),
    privateForMeeting(db, looking, { to: privateTo, changedSince }),
    loadWhoTakes(db),
    hearingMovesSince(db, changedSince),
    staffingWith(db, reader, idsOf(stood, 'staffing')),
    hearingsWith(db, reader, idsOf(stood, 'hearing')),
    filingsWith(db, reader, idsOf(stood, 'filing')),
    privateOf(db, reader, idsOf(stood, 'private')),
  ])
  const [staffingBefore, hearingsBefore, filingsBefore, privateBefore] = before
  const isHere = ({ raisedOn, teamId }: KeptStaffingIssue) =>
    !isAfter(raisedOn, looking.today) && (teamId === null || takes('reviews', teamId) === sitting.seriesId)
  return {
    changedSince,
    staffing: withEnded(staffing.filter(isHere), staffingBefore, ({ resolvedOn }) => resolvedOn, lastOn),
    hearings: withEnded(hearings, hearingsBefore, hearingEndedOn, lastOn),
    filings: withEnded(filings, filingsBefore, filingEndedOn, lastOn),
    private: withEnded(ofPrivate, privateBefore, privateEndedOn, lastOn),
    movesOf: (id) => moves.get(id) ?? [],
  }
}

const hearingEndedOn = (hearing: KeptHearing): Temporal.PlainDate | null =>
  hearingEnded(hearing, null) === null
    ? (hearing.proceedingsEndedOn ?? notFollowedSince(hearing.children))
    : hearing.heldOn
const filingEndedOn = ({ filedOn, proceedingsEndedOn, children }: KeptFiling): Temporal.PlainDate | null =>
  filedOn ?? proceedingsEndedOn ?? notFollowedSince(children)
const privateEndedOn = (work: KeptPrivate): Temporal.PlainDate | null =>
  privateEnded(work) === null ? work.followedUntil : (work.endedOn ?? work.filedOn)

/**
 * The week's, with those of last week's that have ended, each once. What ended before the last meeting, and didn't stand in its Overview,
 * was only written on since and is no news.
 */
function withEnded<Kept extends { readonly id: number }>(
  ofWeek: readonly Kept[],
  stood: readonly Kept[],
  endedOn: (kept: Kept) => Temporal.PlainDate | null,
  lastOn: Temporal.PlainDate,
): readonly Kept[] {
  const isNews = (kept: Kept): boolean => {
    const on = endedOn(kept)
    return on === null || !isBefore(on, lastOn)
  }
  const ended = stood.filter((kept) => endedOn(kept) !== null)
  const ids = new Set(ended.map(({ id }) => id))
  return [...ofWeek.filter((kept) => !ids.has(kept.id) && isNews(kept)), ...ended]
}

/** The families these records are about. */
export const familiesOf = ({ staffing, hearings, filings, private: ofPrivate }: RecordsOfWeek): ReadonlySet<number> =>
  new Set([...staffing, ...hearings, ...filings, ...ofPrivate].flatMap(({ familyId }) => familyId ?? []))

/** Their entries, of those of these children of whom the series takes that kind of business, and of no family. */
export function factsOfRecords(
  records: RecordsOfWeek,
  sitting: StoredSitting,
  children: readonly ChildTaken[],
): readonly Facts[] {
  const [reviewed, atCourt, inPrivate] = [
    takenIds(children, 'reviews'),
    takenIds(children, 'court'),
    takenIds(children, 'private'),
  ]
  const known = new Map(children.map((child) => [child.id, answered(child)]))
  const reviewedOf = Map.groupBy(
    children.filter(({ id }) => reviewed.has(id)),
    ({ familyId }) => familyId,
  )
  return [
    ...records.staffing
      .filter(({ familyId }) => familyId === null || reviewedOf.has(familyId))
      .map((issue) => staffingFacts(issue, sitting, reviewedOf.get(issue.familyId ?? 0) ?? [])),
    ...inEntries(aboutThese(records.hearings, atCourt), known, {
      section: 'hearings',
      key: ({ proceedingsId }) => keyOf({ kind: 'hearing', proceedingsId }),
      row: (hearing) => hearingRow(hearing, records.changedSince, sitting.on),
    }),
    ...inEntries(aboutThese(records.filings, atCourt), known, {
      section: 'filings',
      key: ({ proceedingsId }) => keyOf({ kind: 'court-filing', proceedingsId }),
      row: (filing) => filingRow(filing, sitting.on),
    }),
    ...inEntries(
      records.private.filter(({ childId }) => inPrivate.has(childId)),
      known,
      {
        section: 'private',
        key: ({ familyId }) => keyOf({ kind: 'private-proceedings', familyId }),
        row: (work) => privateRow(work, records.movesOf(work.id), sitting.on),
      },
    ),
  ]
}

const staffingFacts = (
  issue: KeptStaffingIssue,
  sitting: StoredSitting,
  children: readonly ChildOfSeries[],
): Facts => ({
  key: keyOf({ kind: 'staffing-issue', issueId: issue.id }),
  section: 'staffing',
  title: issue.teamName ?? issue.familyName ?? 'Staffing',
  reference: issue.familyReference,
  familyId: issue.familyId,
  teamId: issue.teamId,
  children: children.map(answered),
  rows: [staffingRow(issue, sitting.on)],
})

type OfFamily = { readonly familyId: number; readonly familyName: string; readonly familyReference: string }

type As<Kept> = {
  readonly section: Facts['section']
  readonly key: (one: Kept) => string
  readonly row: (one: Kept) => StandingRow
}

function inEntries<Kept extends OfFamily>(
  kept: readonly Kept[],
  known: ReadonlyMap<number, OverviewChild>,
  as: As<Kept>,
): readonly Facts[] {
  return [...Map.groupBy(kept, as.key)].flatMap(([key, ofKey]) => {
    const [first] = ofKey
    if (first === undefined) return []
    const rows = ofKey.map(as.row)
    const named = new Map(rows.flatMap((row) => row.children.map((child) => [child.id, child] as const)))
    const { familyId, familyName: title, familyReference: reference } = first
    const children = [...named.values()].map((child) => known.get(child.id) ?? { ...child, team: null, worker: null })
    return [{ key, section: as.section, title, reference, familyId, teamId: null, rows, children }]
  })
}
