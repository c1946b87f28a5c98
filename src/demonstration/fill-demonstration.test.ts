import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#records/db.ts'
import { loadOpenClocks } from '#records/clocks.ts'
import { testDatabase } from '../../test/support/database.ts'
import { fillDemonstration } from './fill-demonstration.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const friday = day('2026-11-20')

const filled = async (council: string, today: Temporal.PlainDate): Promise<Db> => {
  const { app } = await testDatabase()
  await fillDemonstration(app, { council, today, address: `http://${council}.localhost:4800` })
  return app
}

const [northbrook, again, westmere] = await Promise.all([
  filled('northbrook', friday),
  filled('northbrook', friday),
  filled('westmere', friday),
])

const count = async (db: Db, table: 'family' | 'child' | 'episode' | 'privateProceedings' | 'proceedings' | 'action') =>
  (
    await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

test('the demonstration has about sixty families and a hundred children in all stages', async () => {
  assert.equal(await count(northbrook, 'family'), 60)
  const children = await count(northbrook, 'child')
  assert.ok(children > 75 && children < 130, `${children} children`)
  assert.ok((await count(northbrook, 'proceedings')) > 5)
  assert.ok((await count(northbrook, 'privateProceedings')) > 3)
  const { ended } = await northbrook
    .selectFrom('episode')
    .where('endedOn', 'is not', null)
    .select((eb) => eb.fn.countAll<number>().as('ended'))
    .executeTakeFirstOrThrow()
  assert.ok(ended > 8, `${ended} ended episodes`)
})

test('the same council and day make the same demonstration; another council another', async () => {
  const all = async (db: Db) =>
    JSON.stringify(
      (
        await sql`select c.name, c.case_system_id, e.decided_on::text, e.ended_on::text from child c left join episode e on e.child_id = c.id order by c.id, e.id`.execute(
          db,
        )
      ).rows,
    )
  assert.equal(await all(again), await all(northbrook))
  assert.notEqual(await all(westmere), await all(northbrook))
})

test('PP-03 the coming Monday has midpoint and final reviews, and a child past the 12-week date', async () => {
  const children = await northbrook.selectFrom('child').select(['id', 'name']).execute()
  const clocks = await loadOpenClocks(
    northbrook,
    children.map(({ id }) => id),
    friday,
  )
  const onMonday = [...clocks.values()]
    .flatMap(({ clock }) => [clock.midpoint, clock.final])
    .filter(({ meeting }) => meeting?.on.equals(day('2026-11-23')))
  assert.ok(onMonday.some(({ review }) => review === 'midpoint'))
  assert.ok(onMonday.some(({ review }) => review === 'final'))
  const cara = children.find(({ name }) => name === 'Cara Adeyemi')
  assert.equal(clocks.get(cara?.id ?? 0)?.clock.pastLimitBy, 4)
})

test('TM-04 the meetings of the last weeks are held, their items confirmed and most packs filed', async () => {
  const items = await northbrook.selectFrom('agendaItem').select(['state', 'confirmedAs']).execute()
  assert.ok(items.length > 5, `${items.length} items`)
  assert.ok(items.every(({ state, confirmedAs }) => state === 'confirmed' && confirmedAs === 'chair'))
  const packs = await northbrook.selectFrom('filingJob').select('packId').distinct().execute()
  assert.ok(packs.length > 3, `${packs.length} packs`)
})

test('a demonstration can be made on any awkward day', async () => {
  for (const awkward of ['2026-12-25', '2027-03-28', '2028-02-29']) {
    const db = await filled('northbrook', day(awkward))
    assert.equal(await count(db, 'family'), 60, awkward)
  }
})

test('LO-02 the Overviews of the last meetings are published, each with copies and messages that lead to where it is served', async () => {
  const versions = await northbrook.selectFrom('overviewVersion').select(['id', 'number']).execute()
  assert.ok(versions.length >= 3, `${versions.length} Overviews`)
  const copies = await northbrook.selectFrom('overviewCopy').select('id').execute()
  const messages = await northbrook.selectFrom('message').select(['aboutId', 'body', 'state']).execute()
  assert.deepEqual(new Set(messages.map(({ aboutId }) => aboutId)), new Set(copies.map(({ id }) => id)))
  for (const { aboutId, body, state } of messages) {
    assert.ok(body.includes(`http://northbrook.localhost:4800/overview-copies/${aboutId ?? ''}`), body)
    assert.equal(state, 'kept')
  }
})
