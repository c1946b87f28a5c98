import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { keyOf } from '#rules/meeting/agenda-items.ts'
import { childRow, reviewNames } from '#rules/overview/child-standing.ts'
import type { WeeksRow } from '#rules/overview/draft-overview.ts'
import { sayPanelOutcome } from '#rules/pre-proceedings/seek-urgent-return.ts'
import { answered, type EntryOfWeek, type InView } from './in-view.ts'
import { extensionRow, type ReviewsOfWeek } from './reviews-of-week.ts'

/** A review that was still to hold in the last Overview, and how it ended by its record. */
export type ResolvedReview = {
  readonly thing: string
  readonly kind: 'midpoint' | 'final'
  readonly ended: string
  readonly childId: number
  readonly childName: string
  readonly familyId: number
}

/** What stood in the last Overview as still to come and has ended by its record. */
export type Resolved = { readonly reviews: readonly ResolvedReview[]; readonly returns: readonly UrgentReturn[] }

type OfFamily = { readonly familyId: number; readonly row: WeeksRow }

const resolvedRow = ({ thing, kind, ended, childId: id, childName: name }: ResolvedReview): WeeksRow => ({
  ...childRow(thing, { id, name }, [reviewNames[kind], '', ''], { ended }),
  state: 'nothing-recorded',
})

/** What the panel decided, or that pre-proceedings ended before it met. (PP-06) */
function returnEnded({ panelMetOn, panelDecided, closedOn }: UrgentReturn): string | null {
  if (panelMetOn === null)
    return closedOn === null ? null : `${capitalised(nameFor('stage.pre-proceedings'))} ended ${sayDate(closedOn)}`
  const met = `The panel met ${sayDate(panelMetOn)}`
  return panelDecided === null ? met : `${met}: ${sayPanelOutcome(panelDecided).toLowerCase()}`
}

const returnEndedRow = (urgentReturn: UrgentReturn): WeeksRow => ({
  ...childRow(
    `return-${urgentReturn.id}`,
    { id: urgentReturn.childId, name: urgentReturn.childName },
    ['Urgent return', '', ''],
    { ended: returnEnded(urgentReturn) },
  ),
  state: 'nothing-recorded',
})

/**
 * The entries with what happened to families outside the meeting, each at its family's: reviews that have ended since the last Overview
 * (one that this meeting held is told by its decision), urgent returns that the panel has seen, and extensions. `children` are those whose reviews the series takes: another's
 * extension is told by the meeting that takes theirs. (SET-06)
 */
export function withElsewhere(
  entries: readonly EntryOfWeek[],
  resolved: Resolved,
  { reviews, extensions }: ReviewsOfWeek,
  children: InView,
): readonly EntryOfWeek[] {
  const isHeldHere = ({ childId, kind }: ResolvedReview) =>
    reviews.some((review) => review.childId === childId && review.kind === kind)
  const told = new Set(entries.flatMap(({ rows }) => rows.map(({ thing }) => thing)))
  const rows: readonly OfFamily[] = [
    ...resolved.reviews
      .filter((review) => !isHeldHere(review))
      .map((review) => ({ familyId: review.familyId, row: resolvedRow(review) })),
    ...resolved.returns.map((each) => ({ familyId: each.familyId, row: returnEndedRow(each) })),
    ...extensions
      .filter(({ childId }) => children.byId.has(childId))
      .filter(({ agendaItemId, state }) => agendaItemId === null || state === 'agreed' || state === 'refused')
      .map((extension) => ({
        familyId: extension.familyId,
        row: { ...extensionRow(extension), state: 'nothing-recorded' as const },
      })),
  ].filter(({ row }) => !told.has(row.thing))
  const byKey = Map.groupBy(rows, ({ familyId }) => keyOf({ kind: 'family-review', familyId }))
  const keys = new Set(entries.map(({ key }) => key))
  return [
    ...entries.map((entry) => ({
      ...entry,
      rows: [...entry.rows, ...(byKey.get(entry.key) ?? []).map(({ row }) => row)],
    })),
    ...[...byKey].flatMap(([key, ofFamily]) => (keys.has(key) ? [] : familyAlone(key, ofFamily, children))),
  ]
}

function familyAlone(key: string, told: readonly OfFamily[], { ofFamily }: InView): readonly EntryOfWeek[] {
  const ids = new Set(told.flatMap(({ row }) => row.children.map(({ id }) => id)))
  const family = (ofFamily.get(told[0]?.familyId ?? 0) ?? []).filter(({ id }) => ids.has(id))
  const [first] = family
  if (first === undefined) return []
  const { familyId, familyName: title, familyReference: reference } = first
  const about = { key, section: 'reviews' as const, title, reference, familyId, teamId: null }
  const seen = new Set(family.map(({ id }) => id))
  const rows = told.flatMap(({ row }) => (row.children.every(({ id }) => seen.has(id)) ? [row] : []))
  return [{ ...about, children: family.map(answered), rows }]
}
