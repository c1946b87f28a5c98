import { sql } from 'kysely'
import { type Counted, countRows, type Part } from '#records/keeping/count-rows.ts'
import type { Db } from '#records/keeping/db.ts'
import { accessKinds } from '#records/access/access-history.ts'
import { type Looking, namesVisibleChild } from '#records/access/visible-children.ts'
import { may } from '#rules/access/permissions.ts'

/** One change of a record: who, when, and the fields that differ, from what to what, by field name. */
export type KeptChange = {
  readonly id: number
  readonly at: Temporal.Instant
  readonly who: string
  readonly recordKind: string
  readonly recordId: number
  readonly childId: number | null
  readonly childName: string | null
  readonly reason: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

const changesQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('changeHistory')
    .leftJoin('person', 'person.id', 'changeHistory.personId')
    .leftJoin('child', 'child.id', 'changeHistory.childId')
    .where((eb) =>
      eb.or([eb('changeHistory.childId', 'is', null), namesVisibleChild(looking, 'change_history.child_id')]),
    )

/** Who may see a family, and why, is told only to those who ask about it and decide (FAM-05). */
const unlessOfAccess = ({ actor }: Looking) =>
  may(actor, 'ask-restriction') ? sql<boolean>`true` : sql<boolean>`record_kind <> all (${[...accessKinds]}::text[])`

/**
 * What a meeting said of several children together, what a panel was asked and considered of them, what was decided of them outside one and the
 * resources asked for them, is told to those alone who may see each of them: it is no one child's. (FAM-05)
 */
const unlessOfAnother = (looking: Looking) => sql<boolean>`not exists (
  select from (
    select child_id from agenda_item_child where record_kind in ('agenda-item', 'panel-hearing') and item_id = record_id
    union all select child_id from panel_item_child where record_kind = 'panel-item' and panel_item_id = record_id
    union all select child_id from resource_request_child where record_kind = 'resource-request' and request_id = record_id
    union all select child_id from outside_decision_child where record_kind = 'outside-decision' and decision_id = record_id
    union all select child_id from item_paper join panel_item_child on panel_item_id = subject_id
      where record_kind = 'item-paper' and item_paper.id = record_id and subject_word = 'panel'
    union all select child_id from item_paper join outside_decision_child on decision_id = subject_id
      where record_kind = 'item-paper' and item_paper.id = record_id and subject_word = 'ratify'
    -- Of whom somebody was asked no more, only what was written then still tells.
    union all select jsonb_array_elements_text(coalesce(after -> 'childIds', before -> 'childIds'))::integer
  ) as about where not ${namesVisibleChild(looking, 'about.child_id')})`

/** What happens in a case is told to those who may see a child of it. (FAM-05) */
const unlessOfAnothersCase = (looking: Looking) => sql<boolean>`coalesce((
  select bool_or(${namesVisibleChild(looking, 'proceedings_child.child_id')}) from proceedings_child
  where proceedings_id = case record_kind
    when 'proceedings' then record_id
    when 'hearing' then (select hearing.proceedings_id from hearing where hearing.id = record_id)
    when 'court-filing' then (select court_filing.proceedings_id from court_filing where court_filing.id = record_id) end), true)`

type Query = ReturnType<typeof changesQuery>

async function read(query: Query): Promise<readonly KeptChange[]> {
  const rows = await query
    .select(['changeHistory.id', 'at', 'person.name as who', 'recordKind', 'recordId', 'childId'])
    .select(['child.name as childName', 'reason', 'before', 'after'])
    .orderBy('changeHistory.id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    who: row.who ?? 'Waymark',
    before: fields(row.before),
    after: fields(row.after),
  }))
}

const fields = (json: unknown): Readonly<Record<string, unknown>> | null =>
  typeof json === 'object' && json !== null ? { ...json } : null

/** One page of changes, the latest first, and how many there are. */
export type ChangesOnPage = { readonly changes: readonly KeptChange[]; readonly counted: Counted }

async function onePage(db: Db, query: Query, part: Part): Promise<ChangesOnPage> {
  const [changes, counted] = await Promise.all([
    read(query.limit(part.limit).offset(part.offset)),
    countRows(db, query.select('changeHistory.id'), part),
  ])
  return { changes, counted }
}

/**
 * One page of what was changed of a family, of those joined with it before that too, and of those of its children this person may see, the
 * latest first; and how many there are.
 */
export const changesOfFamily = (db: Db, looking: Looking, familyId: number, part: Part): Promise<ChangesOnPage> =>
  onePage(
    db,
    changesQuery(db, looking)
      .where('changeHistory.familyId', 'in', withThoseJoined(db, familyId))
      .where(unlessOfAccess(looking))
      .where(unlessOfAnother(looking))
      .where(unlessOfAnothersCase(looking)),
    part,
  )

/** One page of what was asked and decided about who may see a family, the latest first; and how many there are. (FAM-05) */
export const changesOfAccess = (db: Db, looking: Looking, familyId: number, part: Part): Promise<ChangesOnPage> =>
  onePage(
    db,
    changesQuery(db, looking).where('changeHistory.familyId', '=', familyId).where('recordKind', 'in', accessKinds),
    part,
  )

const withThoseJoined = (db: Db, familyId: number) =>
  db
    .selectFrom('family')
    .select('family.id')
    .where((eb) => eb.or([eb('family.id', '=', familyId), eb('family.joinedInto', '=', familyId)]))

/**
 * The same of what was changed of one child that dates follow from: the child, the episodes, their reviews, extensions, assessments and meetings chosen, the cases the
 * child is in with their hearings and filing duties, and private proceedings (PP-10).
 */
export const changesBehindClocks = (db: Db, looking: Looking, childId: number, part: Part): Promise<ChangesOnPage> =>
  onePage(db, changesQuery(db, looking).where(isBehindClocksOf(childId)).where(unlessOfAnother(looking)), part)

/** Of the child itself, or about every child of a case that this child is in. Each part by its own index, gathered once. */
const isBehindClocksOf = (childId: number) => sql<boolean>`change_history.id = any(array(
  select id from change_history where child_id = ${childId} and record_kind = any(${[...kindsBehindClocks]}::text[])
  union all
  select id from change_history join (
    select 'proceedings' as kind, proceedings_id as id from proceedings_child where child_id = ${childId}
    union all select 'hearing', hearing.id from hearing join proceedings_child using (proceedings_id)
      where proceedings_child.child_id = ${childId}
    union all select 'court-filing', court_filing.id from court_filing join proceedings_child using (proceedings_id)
      where proceedings_child.child_id = ${childId}
    union all select 'assessment', assessment_id from assessment_child join episode on episode.id = episode_id
      where episode.child_id = ${childId}
    union all select 'parents-meeting', meeting_id from parents_meeting_child join episode on episode.id = episode_id
      where episode.child_id = ${childId}
  ) as record (kind, record_id) on record.kind = record_kind and record.record_id = change_history.record_id
  where child_id is null))`

/** The same of what is written down of the child itself (FAM-01). */
export const changesOfChild = (db: Db, looking: Looking, childId: number, part: Part): Promise<ChangesOnPage> =>
  onePage(
    db,
    changesQuery(db, looking).where((eb) => eb.and([eb('recordKind', '=', 'child'), eb('recordId', '=', childId)])),
    part,
  )

const kindsBehindClocks = [
  ...[
    'child',
    'episode',
    'review',
    'extension',
    'urgent-return',
    'brought-forward',
    'assessment',
    'parents-meeting',
    'family-meeting-offer',
  ],
  ...['proceedings', 'hearing', 'court-filing', 'private-proceedings'],
]
