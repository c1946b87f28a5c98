import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { aPerson } from '#test/support/small-authority.ts'
import { purgeWhatIsOver } from './purge.ts'

const { app: db } = await testDatabase()
const personId = await aPerson(db, 'Dawn Pickering', null)
const now = Temporal.Instant.from('2026-11-23T09:00Z')

/** A session, a used form and a search from so many hours ago. */
async function fromHoursAgo(hours: number): Promise<void> {
  const at = now.subtract({ hours })
  const id = `${hours} hours`
  await db
    .insertInto('session')
    .values({ idHash: id, personId, startedAt: at, lastSeenAt: at, endedAt: null })
    .execute()
  await db.insertInto('formUsed').values({ token: id, personId, at, wentTo: '/' }).execute()
  await db.insertInto('search').values({ token: id, personId, typed: 'Begum', at }).execute()
}

test('SEC-06 searches go after a day, sessions and used forms after a week', async () => {
  for (const hours of [1, 23, 25, 167, 169]) await fromHoursAgo(hours)
  await purgeWhatIsOver(db, now)
  const sessions = (await db.selectFrom('session').select('idHash as id').execute()).map(({ id }) => id)
  const forms = (await db.selectFrom('formUsed').select('token as id').execute()).map(({ id }) => id)
  const searches = (await db.selectFrom('search').select('token as id').execute()).map(({ id }) => id)
  const aWeek = ['1 hours', '23 hours', '25 hours', '167 hours']
  assert.deepEqual([sessions.toSorted(), forms.toSorted()], [aWeek.toSorted(), aWeek.toSorted()])
  assert.deepEqual(searches.toSorted(), ['1 hours', '23 hours'])
})
