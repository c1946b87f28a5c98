import { instantInEngland } from '#platform/clock.ts'
import type { ChildOfSeries } from '#records/meeting/children-of-series.ts'
import { filingsForMeeting, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsForMeeting, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptPrivate, privateForMeeting } from '#records/court/private-proceedings.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { type KeptStaffingIssue, staffingForMeeting } from '#records/staffing/staffing-issues.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { keyOf } from '#rules/meeting/agenda-items.ts'
import type { NamedChild, OverviewRow } from '#rules/overview/content.ts'
import type { WeeksEntry } from '#rules/overview/draft-overview.ts'
import { filingRow, hearingRow, privateRow, staffingRow } from './court-of-week.ts'

/** An entry before the meeting's own words and actions are put to it. */
export type Facts = Pick<WeeksEntry, 'key' | 'section' | 'title' | 'familyId' | 'teamId' | 'rows'> & {
  readonly children: readonly NamedChild[]
}

/** Staffing, hearings, filing dates and private work: what comes up and what changed since the last meeting, opened there or not. */
export type RecordsOfWeek = {
  readonly changedSince: Temporal.Instant
  readonly staffing: readonly KeptStaffingIssue[]
  readonly hearings: readonly KeptHearing[]
  readonly filings: readonly KeptFiling[]
  readonly private: readonly KeptPrivate[]
}

/** The same of every series, but staffing, which has the teams of this one and families. `lastOn`: the meeting before. */
export async function loadRecordsOfWeek(
  db: Db,
  looking: Looking,
  { sitting, lastOn }: { readonly sitting: StoredSitting; readonly lastOn: Temporal.PlainDate },
): Promise<RecordsOfWeek> {
  const changedSince = instantInEngland(lastOn.toPlainDateTime(sitting.startsAt))
  const { courtDays, privateDays } = (await agendaSetting.load(db)).value
  const courtTo = sitting.on.add({ days: courtDays })
  const [staffing, hearings, filings, ofPrivate, teams] = await Promise.all([
    staffingForMeeting(db, looking, changedSince),
    hearingsForMeeting(db, looking, { from: lastOn, to: courtTo, changedSince }),
    filingsForMeeting(db, looking, { to: courtTo, changedSince }),
    privateForMeeting(db, looking, { to: sitting.on.add({ days: privateDays }), changedSince }),
    db.selectFrom('team').select(['id', 'seriesId']).execute(),
  ])
  const elsewhere = new Set(
    teams.filter(({ seriesId }) => (seriesId ?? sitting.seriesId) !== sitting.seriesId).map(({ id }) => id),
  )
  const isOpenHere = ({ resolvedOn, raisedOn, teamId }: KeptStaffingIssue) =>
    resolvedOn === null && !isAfter(raisedOn, looking.today) && !elsewhere.has(teamId ?? 0)
  return {
    changedSince,
    staffing: staffing.filter(isOpenHere),
    hearings,
    filings: filings.filter(({ filedOn }) => filedOn === null),
    private: ofPrivate,
  }
}

/** The families these records are about. */
export const familiesOf = ({ staffing, hearings, filings, private: ofPrivate }: RecordsOfWeek): ReadonlySet<number> =>
  new Set([...staffing, ...hearings, ...filings, ...ofPrivate].flatMap(({ familyId }) => familyId ?? []))

/** Their entries, of the families that `childrenOf` has children of the series for, and of no family. */
export function factsOfRecords(
  records: RecordsOfWeek,
  sitting: StoredSitting,
  childrenOf: ReadonlyMap<number, readonly ChildOfSeries[]>,
): readonly Facts[] {
  const here = ({ familyId }: { readonly familyId: number }) => childrenOf.has(familyId)
  return [
    ...records.staffing
      .filter(({ familyId }) => familyId === null || childrenOf.has(familyId))
      .map((issue) => staffingFacts(issue, sitting, childrenOf.get(issue.familyId ?? 0) ?? [])),
    ...inEntries(records.hearings.filter(here), {
      section: 'hearings',
      key: ({ proceedingsId }) => keyOf({ kind: 'hearing', proceedingsId }),
      row: (hearing) => hearingRow(hearing, records.changedSince),
    }),
    ...inEntries(records.filings.filter(here), {
      section: 'filings',
      key: ({ proceedingsId }) => keyOf({ kind: 'court-filing', proceedingsId }),
      row: (filing) => filingRow(filing, sitting.on),
    }),
    ...inEntries(records.private.filter(here), {
      section: 'private',
      key: ({ familyId }) => keyOf({ kind: 'private-proceedings', familyId }),
      row: (work) => privateRow(work, sitting.on),
    }),
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
  familyId: issue.familyId,
  teamId: issue.teamId,
  children: children.map(({ id, name }) => ({ id, name })),
  rows: [staffingRow(issue, sitting.on)],
})

type OfFamily = { readonly familyId: number; readonly familyName: string }

function inEntries<Kept extends OfFamily>(
  kept: readonly Kept[],
  as: {
    readonly section: Facts['section']
    readonly key: (one: Kept) => string
    readonly row: (one: Kept) => OverviewRow
  },
): readonly Facts[] {
  return [...Map.groupBy(kept, as.key)].flatMap(([key, ofKey]) => {
    const [first] = ofKey
    if (first === undefined) return []
    const rows = ofKey.map(as.row)
    const children = new Map(rows.flatMap((row) => row.children.map((child) => [child.id, child] as const)))
    const { familyId, familyName: title } = first
    return [{ key, section: as.section, title, familyId, teamId: null, rows, children: [...children.values()] }]
  })
}
