import { setTimeout as pause } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Sent } from './waymark.ts'
import type { openWaymark } from './waymark.ts'

type Owner = Awaited<ReturnType<typeof openWaymark>>['owner']

/**
 * Two forms sent at the same moment: what `held` locks keeps the first back until the second is under way too, so that the second is read
 * before the first is done and goes on after it. `held` is something for which both wait, the first before the second.
 */
export async function oneAfterTheOther(
  owner: Owner,
  held: RawBuilder<unknown>,
  first: () => Promise<Sent>,
  second: () => Promise<Sent>,
): Promise<readonly [Sent, Sent]> {
  let answered = 0
  const under = async (send: () => Promise<Sent>, place: number) => {
    const sent = send().finally(() => (answered += 1))
    while ((await waiting(owner)) + answered < place) await pause(5)
    return { sent }
  }
  const [one, other] = await owner.transaction().execute(async (tx) => {
    await held.execute(tx)
    return [await under(first, 1), await under(second, 2)] as const
  })
  return Promise.all([one.sent, other.sent])
}

async function waiting(owner: Owner): Promise<number> {
  const { rows } = await sql`
    select from pg_locks where not granted and pid in (
      select pid from pg_stat_activity where datname = current_database())`.execute(owner)
  return rows.length
}
