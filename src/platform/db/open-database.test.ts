import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { testServer } from '#test/support/shared-cluster.ts'
import { withConnection } from './connect.ts'

const { app } = await testDatabase()
const administrator = await testServer()

const whoAmI = async (db: typeof app): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return rows[0]?.pid ?? 0
}
const endConnection = (pid: number) =>
  withConnection(administrator, (client) => client.query('select pg_terminate_backend($1)', [pid]))

test('SEC-05 a connection lost in the middle of a change fails that change and nothing else', async () => {
  const change = app.transaction().execute(async (tx) => {
    await tx.insertInto('setting').values({ key: 'half', value: 'done' }).execute()
    await endConnection(await whoAmI(tx))
    // Nothing is being asked while the connection goes: nobody but the pool can hear of it.
    await pause(100)
    await tx.insertInto('setting').values({ key: 'other half', value: 'done' }).execute()
  })
  await assert.rejects(change)
  assert.deepEqual(await app.selectFrom('setting').selectAll().execute(), [])
})

test('SEC-05 a connection lost while idle is replaced without anybody noticing', async () => {
  const before = await whoAmI(app)
  await endConnection(before)
  await pause(100)
  assert.notEqual(await whoAmI(app), before)
})
