import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from './support/database.ts'

const { owner } = await testDatabase()

/** Who wrote, decided, appointed or confirmed something: a person is never deleted, and no page asks by them. */
const whoDidIt = new Set([
  ...['action_move.moved_by', 'action_note.written_by', 'agenda_item.confirmed_by', 'agenda_item.recorded_by'],
  ...['agenda_item_version.corrected_by', 'asked_direction.given_by', 'attendance.person_id', 'cover.appointed_by'],
  ...[
    'document.added_by',
    'extension.closed_by',
    'extension.decided_by',
    'extension.requested_by',
    'filing_job.done_by',
  ],
  ...['hearing_change.changed_by', 'import.started_by', 'import_finding.settled_by', 'import_mapping.saved_by'],
  ...[
    'named_access.given_by',
    'outside_decision.decided_by',
    'outside_decision.legal_by',
    'outside_decision.recorded_by',
    'overview_version.published_by',
    'restriction.approved_by',
    'review.decided_by',
  ],
  ...['panel_item.asked_by', 'panel_item.withdrawn_by', 'panel_item.admission_by'],
  ...[
    'denied_access.denied_by',
    'restriction.lifted_by',
    'restriction_request.asked_by',
    'restriction_request.decided_by',
  ],
  'extension_told.person_id',
  ...['resource_request.asked_by', 'resource_request.closed_by', 'resource_request.decided_by'],
  ...['sitting.chair_id', 'staffing_issue.owner_id', 'staffing_issue.person_id'],
])

/** Asked by only while something is open, which has an index of its own. */
const askedWhileOpen = new Map([
  ['panel_item.series_id', 'panel_item_by_series'],
  ['action.doer_id', 'action_open'],
  ['action.accountable_manager_id', 'action_open_by_manager'],
  ['asked_direction.head_id', 'asked_direction_awaited'],
  ['urgent_return.owner_id', 'urgent_return_awaited'],
])

/** Followed from the row that holds it, never the other way. */
const followedOneWay = new Set(['import_finding.replaced_by'])

type Key = { readonly key: string; readonly isIndexed: boolean }

/** Each foreign key by its first column, and whether an index begins with that column, of every row or of those that have it. */
const foreignKeys = async (): Promise<readonly Key[]> =>
  (
    await sql<Key>`
      select format('%s.%s', c.conrelid::regclass, a.attname) as key, exists (
        select from pg_index i
        where i.indrelid = c.conrelid and i.indkey[0] = a.attnum
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%s IS NOT NULL)', a.attname))
      ) as "isIndexed"
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      order by 1`.execute(owner)
  ).rows

test('every foreign key has an index that begins with it, or a reason why it needs none', async () => {
  const keys = await foreignKeys()
  assert.ok(keys.length > 80, 'they are found')
  const reasons = new Set([...whoDidIt, ...askedWhileOpen.keys(), ...followedOneWay])
  const bare = keys.filter(({ key, isIndexed }) => !isIndexed && !reasons.has(key)).map(({ key }) => key)
  assert.deepEqual(bare, [], 'give it an index in a migration, or a place on a list above')
  const stale = [...reasons].filter((key) => !keys.some((each) => each.key === key && !each.isIndexed))
  assert.deepEqual(stale, [], 'these need no reason any more')
})

test('the index that serves instead is there', async () => {
  const { rows } = await sql<{ name: string }>`
    select indexname as name from pg_indexes where schemaname = 'public'`.execute(owner)
  const names = new Set(rows.map(({ name }) => name))
  assert.deepEqual(
    [...askedWhileOpen.values()].filter((name) => !names.has(name)),
    [],
  )
})
