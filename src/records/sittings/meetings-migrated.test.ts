import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { addressesOf, namesFor } from '#platform/db/addresses.ts'
import { withConnection } from '#platform/db/connect.ts'
import { migrate, readMigrations } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/open-database.ts'
import { dropDatabase, provisionDatabase } from '#platform/db/provision.ts'
import type { DB } from '#records/keeping/schema.ts'
import { sittingsBetween } from '#rules/sittings/sittings.ts'
import { assert } from '#test/support/assert.ts'
import { patient } from '#test/support/database.ts'
import { testServer } from '#test/support/shared-cluster.ts'
import { calledAfterMother, isMother } from '#rules/people/unborn-name.ts'
import { earlierNamesOfSeats, earlierNamesOfSeries, nameAt } from './names-of-the-day.ts'
import { loadSittingPlans } from './sitting-plans.ts'

const server = await testServer()
const secret = 'only for this test'
const names = namesFor(`before_weeks_${randomBytes(4).toString('hex')}`)
const { owner, application } = addressesOf(server, secret, names)
await provisionDatabase(server, secret, names)
const migrations = await readMigrations(fileURLToPath(new URL('../../../migrations', import.meta.url)))
const migrateTo = (last: number) =>
  migrate(
    { owner, applicationLogin: names.application, applicationMay: 'work' },
    migrations.filter(({ number }) => number <= last),
    Temporal.Instant.from('2026-11-20T09:00Z'),
  )

/** A meeting as it was written down before it had a week: how it stands, why, and what it was moved from. */
type Before = readonly [series: number, meetsOn: string, state: string, reason: string | null, insteadOf: string | null]
/** The same since: the usual day it stands for, null for an extra one; whether it stays on its day whatever the calendar does. */
type Since = readonly [standsFor: string | null, byHand: boolean]

const [mondays, fridays] = [1, 2]
const meetings: readonly (readonly [story: string, before: Before, since: Since])[] = [
  ['on its Monday', [mondays, '2026-11-23', 'planned', null, null], ['2026-11-23', false]],
  ['held after a bank holiday', [mondays, '2026-05-26', 'held', null, null], ['2026-05-25', false]],
  ['held after Christmas and a weekend', [mondays, '2026-12-29', 'held', null, null], ['2026-12-28', false]],
  ['held after a closure day', [mondays, '2027-01-12', 'held', null, null], ['2027-01-11', false]],
  ['moved', [mondays, '2026-12-09', 'planned', 'Chair away', '2026-12-07'], ['2026-12-07', true]],
  ['extra, in the week of the moved one', [mondays, '2026-12-10', 'planned', 'Full agenda', null], [null, true]],
  ['extra, on the Monday another was moved from', [mondays, '2026-12-07', 'planned', 'Urgent', null], [null, true]],
  ['cancelled', [mondays, '2026-12-14', 'cancelled', 'Snow', null], ['2026-12-14', false]],
  ['moved into the next week', [mondays, '2027-02-09', 'planned', 'Moved', '2027-02-01'], ['2027-02-01', true]],
  ['usual in that week', [mondays, '2027-02-08', 'planned', null, null], ['2027-02-08', false]],
  ['on its Friday', [fridays, '2026-11-27', 'held', null, null], ['2026-11-27', false]],
  ['of the Friday before a bank holiday Monday', [fridays, '2027-04-02', 'planned', null, null], ['2027-04-02', false]],
  ['after Good Friday and Easter Monday', [fridays, '2027-03-30', 'held', null, null], ['2027-03-26', false]],
] // prettier-ignore

/** A child’s name, who the adults of the family are to the child, and what the child is called since. */
const unborn: readonly (readonly [name: string, relations: readonly string[], since: string])[] = [
  ['Unborn O’Kelly', ['Mother', 'aunt'], 'Unborn child of Tolu O’Kelly'],
  ['twin 2', ['birth mother'], 'Twin 2 of Tolu O’Kelly'],
  ['Baby OKELLY', ['mum', 'step-mother', 'maternal grandmother'], 'Baby of Tolu O’Kelly'],
  ['Baby of Ada', ['mother'], 'Baby of Ada'],
  ['Unborn', ['mother', 'mother'], 'Unborn'],
  ['Unborn child', ['father'], 'Unborn child'],
  ['Baby O’Kelly', ['mother'], 'Baby O’Kelly'],
]

await migrateTo(21)
await withConnection(owner, async (client) => {
  await client.query(
    `insert into meeting_series (id, name, weekday) overriding system value values (1, 'Mondays', 1), (2, 'Fridays', 5)`,
  )
  await client.query(`insert into closure_day (closed_on, title) values ('2027-01-11', 'Council closed')`)
  for (const [, before] of meetings)
    await client.query(
      'insert into sitting (series_id, meets_on, state, reason, instead_of) values ($1, $2, $3, $4, $5)',
      [...before],
    )
  // A seat and a series that were renamed since, and children not born yet under names of every kind.
  await client.query(`
    insert into core_seat (id, series_id, position, label, part) overriding system value values (1, 1, 1, 'Third name', 'member');
    insert into change_history (at, record_kind, record_id, before, after) values
      ('2026-10-01T10:00Z', 'core-seat', 1, '{"label": "First name"}', '{"label": "Second name"}'),
      ('2026-11-01T10:00Z', 'core-seat', 1, '{"holder": 4}', '{"holder": 5}'),
      ('2026-11-10T10:00Z', 'core-seat', 1, '{"label": "Second name"}', '{"label": "Third name"}'),
      ('2026-11-10T10:00Z', 'meeting-series', 1, '{"name": "Tuesdays"}', '{"name": "Mondays"}');
    insert into family (id, reference, name) overriding system value values (1, 'F-1', 'O’Kelly');
    insert into adult (id, family_id, name) overriding system value values (1, 1, 'Tolu O’Kelly'), (2, 1, 'Ann Bell'), (3, 1, 'Ida Bell');
  `)
  for (const [at, [name, relations]] of unborn.entries()) {
    await client.query(
      'insert into child (id, family_id, name, unborn) overriding system value values ($1, 1, $2, $1 < 7)',
      [at + 1, name],
    )
    for (const [adult, relationship] of relations.entries())
      await client.query('insert into adult_of_child (adult_id, child_id, relationship) values ($1, $2, $3)', [
        adult + 1,
        at + 1,
        relationship,
      ])
  }
})
await migrateTo(Number.POSITIVE_INFINITY)
const db = openDatabase<DB>(application, patient)
after(async () => {
  await db.destroy()
  await dropDatabase(server, names)
  await withConnection(server, (client) =>
    client.query(`drop role ${names.application}, ${names.owner}, ${names.group}`),
  )
})
const rows = await db.selectFrom('sitting').selectAll().execute()

for (const [story, [seriesId, meetsOn], [standsFor, byHand]] of meetings)
  test(`TM-01 a meeting written down before meetings had a week is of the right one: ${story}`, () => {
    const row = rows.find((each) => each.seriesId === seriesId && each.meetsOn.toString() === meetsOn)
    assert.deepEqual([row?.standsFor?.toString() ?? null, row?.byHand], [standsFor, byHand])
  })

test('TM-01 each is held on the day it was on, and where one was cancelled or moved away none is', async () => {
  const plans = await loadSittingPlans(db)
  const isHeld = (seriesId: number, on: string) => {
    const plan = plans.get(seriesId) ?? assert.fail()
    const day = Temporal.PlainDate.from(on)
    return sittingsBetween(plan, day, day).length > 0
  }
  for (const [story, [seriesId, meetsOn, state]] of meetings)
    assert.equal(isHeld(seriesId, meetsOn), state !== 'cancelled', story)
  assert.equal(isHeld(mondays, '2027-02-01'), false)
})

test('SET-03 TM-02 what a seat and a series were called before the names of a day were kept is known from the history', async () => {
  const on = (day: string) => ({ on: Temporal.PlainDate.from(day), openedAt: null })
  const ofSeat = await earlierNamesOfSeats(db, mondays)
  const ofSeries = await earlierNamesOfSeries(db, mondays)
  for (const [day, seat, series] of [
    ['2026-09-28', 'First name', 'Tuesdays'],
    ['2026-11-02', 'Second name', 'Tuesdays'],
    ['2026-11-16', 'Third name', 'Mondays'],
  ] as const) {
    assert.equal(nameAt(ofSeat, on(day), 'Third name'), seat)
    assert.equal(nameAt(ofSeries, on(day), 'Mondays'), series)
  }
})

test('FAM-03 a child not born yet, kept before the mother’s name was asked for, is called after her where she is written down, by the rule', async () => {
  const children = await db.selectFrom('child').select(['name', 'version']).orderBy('id').execute()
  assert.deepEqual(
    children.map(({ name }) => name),
    unborn.map(([, , since]) => since),
  )
  for (const [name, [first], since] of unborn.slice(0, 3)) {
    assert.ok(isMother(first ?? ''))
    const of = { familyName: 'O’Kelly', mother: 'Tolu O’Kelly', before: null }
    assert.equal(calledAfterMother(name, of), since)
  }
  const told = await db
    .selectFrom('changeHistory')
    .select(['childId', 'before', 'after'])
    .where('recordKind', '=', 'child')
    .orderBy('childId')
    .execute()
  assert.deepEqual(
    told.map(({ childId, before, after: since }) => [childId, before, since]),
    unborn.slice(0, 3).map(([before, , since], at) => [at + 1, { name: before }, { name: since }]),
  )
})
