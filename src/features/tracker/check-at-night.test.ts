import { test } from 'node:test'
import { lastLineCheck, type LineCheck } from '#records/tracker/line-checks.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { lookAtLines } from './check-at-night.ts'

const { db, place, clock, as } = await openWaymark('2026-11-23T09:00')
await aFamily(db, place, 'Adeyemi', [{ name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-08-24' }])

/** What a look of the service at this time finds to say. */
async function lookAt(time: string): Promise<readonly number[]> {
  clock.moveTo(time)
  const said: number[] = []
  const installation = {
    authorities: () => Promise.resolve([{ key: 'northbrook', aside: db }]),
    clock,
    lookEverySeconds: 600,
    onDifference: (_: string, { differences }: LineCheck) => said.push(differences),
    onTrouble: (error: unknown) => assert.fail(String(error)),
  }
  await lookAtLines(installation, new AbortController().signal)
  return said
}

const spoil = () => db.updateTable('clockLine').set({ nextOn: null }).execute()

test('a start writes the lines that are due, by day without a check', async () => {
  await lookAt('2026-11-24T09:10')
  assert.equal((await db.selectFrom('clockLine').select('childId').execute()).length, 1)
  assert.equal(await lastLineCheck(db), null)
})

test('at night the lines are compared with the clocks once; what differs is put right and told', async () => {
  await spoil()
  assert.deepEqual(await lookAt('2026-11-25T02:30'), [1])
  await spoil()
  assert.deepEqual(await lookAt('2026-11-25T02:40'), [])
  assert.deepEqual(await lookAt('2026-11-26T02:30'), [1])
  assert.deepEqual(await lookAt('2026-11-27T02:30'), [])
})

test('SEC-06 what nobody can come back to goes on the way: a search a day after it was made, whatever the hour', async () => {
  const search = { token: 'a search', personId: place.people.chair, typed: 'Adeyemi' }
  await db
    .insertInto('search')
    .values({ ...search, at: Temporal.Instant.from('2026-11-27T09:00Z') })
    .execute()
  const kept = async () => (await db.selectFrom('search').select('token').execute()).length
  await lookAt('2026-11-28T08:50')
  assert.equal(await kept(), 1)
  await lookAt('2026-11-28T09:10')
  assert.equal(await kept(), 0)
})

test('the settings say when the lists were last compared, and what was found', async () => {
  const administrator = await as(place.people.administrator)
  const { page } = await administrator.get('/settings')
  assert.match(page.text, /compared with every child’s clock on Friday 27 November 2026: 1 child, all in their place\./)
})
