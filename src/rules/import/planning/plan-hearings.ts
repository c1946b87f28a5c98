import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { hearingNames, type HearingKind } from '#rules/court/hearing-names.ts'
import { everSaid, planRecord } from '#rules/import/matching/compare-records.ts'
import { byCase, withKey } from '#rules/import/matching/find-records.ts'
import { dateIn, textIn, wordIn, type RowOf } from '#rules/import/reading/read-row.ts'
import type { HearingValue, Kept, Ref } from '#rules/import/plan/record-values.ts'
import type { Source } from '#rules/import/sheets/sheet.ts'
import { hearingKinds } from '#rules/import/sheets/vocabulary-of-cells.ts'
import * as say from '#rules/import/words/words-for-court.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

/** A hearing as one child's row tells of it. */
export type ClaimedHearing = {
  readonly child: Ref
  readonly kind: HearingKind
  readonly heldOn: PlainDate
  readonly source: Source
}
type CourtRow = RowOf<'proceedings'>

const columns = [
  ['caseManagementOn', 'case-management'],
  ['issuesResolutionOn', 'issues-resolution'],
  ['finalOn', 'final'],
] as const

/** The next hearing where it isn't one of those with a column of their own; a column's kind goes before the word beside the date. */
function nextHearing(row: CourtRow, others: readonly ClaimedHearing[], child: Ref): readonly ClaimedHearing[] {
  const heldOn = dateIn(row, 'nextHearingOn')
  const words = textIn(row, 'nextHearingKind')
  const kind = wordIn(row, 'nextHearingKind', hearingKinds, 'CMH, FCMH, IRH, FH and the court’s other kinds of hearing')
  if (heldOn === null) {
    if (words !== null) row.report('nextHearingKind', say.hearingWithoutDate(row.heading('nextHearingKind'), words))
    return []
  }
  const sameDay = others.find((other) => other.heldOn.equals(heldOn))
  if (sameDay === undefined) {
    if (words === null) row.report('nextHearingOn', say.hearingWithoutKind(sayDate(heldOn)))
    return [{ child, kind: kind ?? 'other', heldOn, source: row.source }]
  }
  if (kind !== null && kind !== sameDay.kind)
    row.report('nextHearingKind', say.twoKindsOfHearing(row.heading('nextHearingKind'), words ?? '', sayDate(heldOn), hearingNames[sameDay.kind].toLowerCase())) // prettier-ignore
  return []
}

/** The hearings one child's row tells of. */
export function hearingsIn(row: CourtRow, child: Ref): readonly ClaimedHearing[] {
  const withColumns = columns.flatMap(([field, kind]) => {
    const heldOn = dateIn(row, field)
    return heldOn === null ? [] : [{ child, kind, heldOn, source: row.source }]
  })
  return [...withColumns, ...nextHearing(row, withColumns, child)]
}

type SaidHearing = { readonly said: HearingValue; readonly source: Source }

/** A hearing that every row of the case tells of is the case's; one that only some tell of is each child's own. */
function together(
  proceedings: Ref,
  children: ReadonlySet<Ref>,
  claimed: readonly ClaimedHearing[],
): readonly SaidHearing[] {
  const same = Map.groupBy(claimed, ({ kind, heldOn }) => `${kind} ${heldOn.toString()}`)
  return [...same.values()].flatMap((each) => {
    const isForAll = new Set(each.map(({ child }) => child)).size === children.size
    const kept = isForAll ? each.slice(0, 1) : each
    return kept.map(({ child, kind, heldOn, source }) => ({
      said: { proceedings, child: isForAll ? null : child, kind, heldOn },
      source,
    }))
  })
}

type IsSame = (kept: Kept<HearingValue>, said: HearingValue) => boolean
const sameChild: IsSame = ({ value }, said) => value.child === said.child
const sameDay: IsSame = ({ value }, said) => value.heldOn.equals(said.heldOn)
const sameKind: IsSame = ({ value }, said) => value.kind === said.kind
const sameDayOnce: IsSame = (kept, said) => everSaid(kept, 'heldOn').some((day) => day.equals(said.heldOn))
const sameKindOnce: IsSame = (kept, said) => everSaid(kept, 'kind').includes(said.kind)

/**
 * How a kept hearing is known again, surest first: the same; the same but for whom it is; as it was before somebody changed it in Waymark;
 * the same day with its kind corrected; the same kind moved to another day, while the kept day hasn't passed (CT-03).
 */
const waysToKnow = (today: PlainDate): readonly IsSame[] => [
  (kept, said) => sameChild(kept, said) && sameDay(kept, said) && sameKind(kept, said),
  (kept, said) => sameDay(kept, said) && sameKind(kept, said) && (kept.value.child === null || said.child === null),
  (kept, said) => sameDayOnce(kept, said) && sameKindOnce(kept, said) && everSaid(kept, 'child').includes(said.child),
  (kept, said) => sameChild(kept, said) && sameDay(kept, said),
  (kept, said) =>
    sameChild(kept, said) &&
    sameKind(kept, said) &&
    !isBefore(kept.value.heldOn, today) &&
    !isBefore(said.heldOn, today),
]

/** A hearing without a kind is put down as another; what is known of it already says more. */
const withKeptKind = (said: HearingValue, kept: Kept<HearingValue> | undefined): HearingValue =>
  said.kind === 'other' && kept !== undefined ? { ...said, kind: kept.value.kind } : said

/** Plans the hearings of one case, each kept one known again at most once. */
export function planHearings(
  workings: Workings,
  proceedings: Ref,
  children: ReadonlySet<Ref>,
  claimed: readonly ClaimedHearing[],
): void {
  const hearings = together(proceedings, children, claimed)
  const unclaimed = new Set(withKey(workings.existing.hearings, byCase, proceedings))
  const found = new Map<SaidHearing, Kept<HearingValue>>()
  for (const isSame of waysToKnow(workings.today)) {
    for (const hearing of hearings.filter((each) => !found.has(each))) {
      const kept = [...unclaimed].find((each) => isSame(each, hearing.said))
      if (kept === undefined) continue
      found.set(hearing, kept)
      unclaimed.delete(kept)
    }
  }
  for (const hearing of hearings) {
    const { source } = hearing
    const kept = found.get(hearing)
    const said = withKeptKind(hearing.said, kept)
    const ref = `hearing:${source.sheet}!${source.row}/${said.kind}/${said.heldOn.toString()}`
    workings.planned.hearings.push(planRecord(ref, source, said, kept))
  }
}
