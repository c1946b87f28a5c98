import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import '#test/support/machine-in-england.ts'
import { testDatabase } from '#test/support/database.ts'

const { app } = await testDatabase()

const nights = [
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2028-02-29',
  '1900-01-01',
  '9999-12-31',
]

test('a day goes in and comes out as itself, on the days the clocks change too', async () => {
  for (const day of nights.map((text) => Temporal.PlainDate.from(text))) {
    const { rows } = await sql<{
      day: Temporal.PlainDate
      text: string
    }>`select ${day}::date as day, (${day}::date)::text as text`.execute(app)
    assert.ok(rows[0]?.day instanceof Temporal.PlainDate)
    assert.equal(rows[0].day.toString(), day.toString())
    assert.equal(rows[0].text, day.toString())
  }
})

test('an instant goes in and comes out as itself, also in the hour that comes twice', async () => {
  for (const text of [
    '2026-03-29T00:59:59.999999Z',
    '2026-03-29T01:00:00Z',
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
  ]) {
    const instant = Temporal.Instant.from(text)
    const { rows } = await sql<{ at: Temporal.Instant }>`select ${instant}::timestamptz as at`.execute(app)
    assert.ok(rows[0]?.at instanceof Temporal.Instant)
    assert.equal(rows[0].at.toString(), instant.toString())
  }
})

test('lists of days, an empty list and a missing day', async () => {
  const days = nights.map((text) => Temporal.PlainDate.from(text))
  const { rows } = await sql<{ days: Temporal.PlainDate[]; none: []; gap: (Temporal.PlainDate | null)[] }>`
    select ${days}::date[] as days, '{}'::date[] as none, array[date '2026-03-29', null] as gap`.execute(app)
  assert.deepEqual(rows[0]?.days.map(String), nights)
  assert.deepEqual(rows[0].none, [])
  assert.deepEqual(
    rows[0].gap.map((day) => day?.toString()),
    ['2026-03-29', undefined],
  )
})

test('a count is a number, and a column name in SQL is camelCase in TypeScript', async () => {
  const { rows } = await sql<{ howMany: number }>`select count(*) as how_many from (values (1), (2)) as two`.execute(
    app,
  )
  assert.deepEqual(rows, [{ howMany: 2 }])
})

test('a number too large to be exact is refused, not rounded', async () => {
  await assert.rejects(sql`select 9007199254740993::bigint as id`.execute(app), /9007199254740993/)
})

test('a day of a year with five figures goes in and comes out as itself, alone and in a list', async () => {
  const day = Temporal.PlainDate.from('9999-12-31').add({ days: 112 })
  const { rows } = await sql<{ day: Temporal.PlainDate; days: Temporal.PlainDate[] }>`
    select ${day}::date as day, ${[day]}::date[] as days`.execute(app)
  assert.deepEqual([rows[0]?.day, ...(rows[0]?.days ?? [])].map(String), [day.toString(), day.toString()])
})
