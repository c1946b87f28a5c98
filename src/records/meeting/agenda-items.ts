import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import {
  type AgendaItem,
  type AgendaSection,
  type AgendaSubject,
  inAgendaOrder,
  keyOf,
  type ReadKey,
} from '#rules/meeting/agenda-items.ts'
import type { ItemState } from '#rules/meeting/decide-item.ts'
import type { PaperThen } from '#rules/meeting/papers.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import type { AgendaItem as Row } from '#records/keeping/schema.ts'
import { hasVisibleChild, isFollowed, type Looking } from '#records/access/visible-children.ts'

/**
 * An item the meeting has opened: what it is about and what was said. Until `state` is confirmed it awaits the chair; `number` counts
 * its versions, 1 until a correction. Its decisions are the reviews of its children (reviews.ts), its actions in actions.ts. (TM-04)
 */
export type KeptItem = {
  readonly id: number
  readonly sittingId: number
  readonly key: string
  readonly section: AgendaSection
  readonly subject: AgendaSubject
  readonly reviewKind: 'midpoint' | 'final' | null
  readonly familyId: number | null
  readonly familyReference: string | null
  readonly childIds: readonly number[]
  readonly title: string
  readonly reason: string
  readonly sortsAs: string
  readonly minutes: number
  readonly discussion: string
  readonly state: ItemState
  readonly number: number
  readonly recordedBy: string | null
  readonly recordedAt: Temporal.Instant | null
  readonly confirmedBy: string | null
  readonly confirmedAs: DecidedAs | null
  readonly confirmedAt: Temporal.Instant | null
  /** How its papers stood when it was first recorded; null until then, and where nothing was asked. (SET-08) */
  readonly papers: readonly PaperThen[] | null
  readonly version: number
}

/**
 * The items of these meetings that this person may see, in the order of the agenda; a restricted family's aren't there (FAM-05), nor what
 * was opened and never recorded of children none of whom is followed any more (P18).
 */
export async function loadAgendaItems(
  db: Db,
  looking: Looking,
  sittingIds: readonly number[],
): Promise<readonly KeptItem[]> {
  if (sittingIds.length === 0) return []
  const rows = await keptItems(db, looking)
    .where('agendaItem.sittingId', '=', anyOf(sittingIds))
    .where(isToTell)
    .execute()
  return inAgendaOrder(rows.map(keptItem))
}

/** One item by its id; null when there is none that this person may see. */
export async function loadAgendaItem(db: Db, looking: Looking, id: number): Promise<KeptItem | null> {
  const row = await keptItems(db, looking).where('agendaItem.id', '=', id).executeTakeFirst()
  return row === undefined ? null : keptItem(row)
}

/** The item of a meeting that a key stands for; null while nobody has opened it, or when this person may not see it. */
export async function loadAgendaItemAt(
  db: Db,
  looking: Looking,
  sittingId: number,
  { kinds, id }: ReadKey,
): Promise<KeptItem | null> {
  const row = await keptItems(db, looking)
    .where('agendaItem.sittingId', '=', sittingId)
    .where('agendaItem.subjectKind', 'in', kinds)
    .where((eb) => eb(eb.fn.coalesce('agendaItem.subjectId', 'agendaItem.id'), '=', id))
    .executeTakeFirst()
  return row === undefined ? null : keptItem(row)
}

/** Whether anything is recorded at a meeting: then it has begun, however it stands. */
export async function hasRecordedItems(db: Db, sittingId: number): Promise<boolean> {
  const row = await db
    .selectFrom('agendaItem')
    .select('id')
    .where('sittingId', '=', sittingId)
    .where('state', '!=', 'open')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const keptItems = (db: Db, looking: Looking) =>
  db
    .selectFrom('agendaItem')
    .leftJoin('family', 'family.id', 'agendaItem.familyId')
    .leftJoin('person as recorder', 'recorder.id', 'agendaItem.recordedBy')
    .leftJoin('person as confirmer', 'confirmer.id', 'agendaItem.confirmedBy')
    .selectAll('agendaItem')
    .select(['recorder.name as recorderName', 'confirmer.name as confirmerName', childrenOfItem.as('childIds')])
    .select('family.reference as familyReference')
    .where((eb) => eb.or([eb('agendaItem.familyId', 'is', null), hasVisibleChild(looking, 'agenda_item.family_id')]))

const childrenOfItem = sql<readonly number[]>`(
  select coalesce(array_agg(child.id order by ${inSiblingOrder()}), array[]::integer[])
  from agenda_item_child named join child on child.id = named.child_id
  where named.item_id = agenda_item.id)`

const isToTell = sql<boolean>`(
  agenda_item.state <> 'open' or agenda_item.discussion <> ''
  or not exists (select 1 from agenda_item_child named where named.item_id = agenda_item.id)
  or exists (
    select 1 from agenda_item_child named join child on child.id = named.child_id
    where named.item_id = agenda_item.id and ${isFollowed()}))`

type Loaded = Selectable<Row> & {
  readonly familyReference: string | null
  readonly childIds: readonly number[]
  readonly recorderName: string | null
  readonly confirmerName: string | null
}

const papersThen = z.array(z.object({ name: z.string(), missing: z.boolean(), says: z.string() })).nullable()

function keptItem(row: Loaded): KeptItem {
  const subject = subjectOf(row)
  return {
    id: row.id,
    sittingId: row.sittingId,
    key: keyOf(subject),
    section: row.section,
    subject,
    reviewKind: row.reviewKind,
    familyId: row.familyId,
    familyReference: row.familyReference,
    childIds: row.childIds,
    title: row.title,
    reason: row.reason,
    sortsAs: row.sortsAs,
    minutes: row.minutes,
    discussion: row.discussion,
    state: row.state,
    number: row.number,
    recordedBy: row.recorderName,
    recordedAt: row.recordedAt,
    confirmedBy: row.confirmerName,
    confirmedAs: row.confirmedAs,
    confirmedAt: row.confirmedAt,
    papers: papersThen.parse(row.papers),
    version: row.version,
  }
}

function subjectOf({ id, subjectKind, subjectId }: Selectable<Row>): AgendaSubject {
  if (subjectId === null) return { kind: 'other', itemId: id }
  switch (subjectKind) {
    case 'family-review':
    case 'urgent-return':
    case 'extension':
    case 'private-proceedings':
      return { kind: subjectKind, familyId: subjectId }
    case 'staffing-issue':
      return { kind: subjectKind, issueId: subjectId }
    case 'hearing':
    case 'court-filing':
      return { kind: subjectKind, proceedingsId: subjectId }
    case 'panel-item':
      return { kind: subjectKind, panelItemId: subjectId }
    case 'ratification':
      return { kind: subjectKind, decisionId: subjectId }
    case 'other':
      return { kind: subjectKind, itemId: id }
  }
}

/** What the columns hold of a subject; see the comment in the migration. */
export function subjectIdOf(subject: AgendaItem['subject']): number | null {
  switch (subject.kind) {
    case 'family-review':
    case 'urgent-return':
    case 'extension':
    case 'private-proceedings':
      return subject.familyId
    case 'staffing-issue':
      return subject.issueId
    case 'hearing':
    case 'court-filing':
      return subject.proceedingsId
    case 'panel-item':
      return subject.panelItemId
    case 'ratification':
      return subject.decisionId
    case 'other':
      return null
  }
}
