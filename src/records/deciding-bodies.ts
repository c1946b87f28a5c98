import { type DecidingPower, type StartingBody, usualPower } from '#rules/pre-proceedings/deciding-bodies.ts'
import type { Db, Tx } from './db.ts'
import type { Deed, Saved } from './deed.ts'
import { keepOwnHistory } from './own-history.ts'

/** What a body's approval does, as it is kept. Version and id are 0 until it is first changed. */
export type StoredPower = {
  readonly body: StartingBody
  readonly id: number
  readonly power: DecidingPower
  readonly version: number
}

const keyOf = (body: StartingBody): string => `power.${body}`

/** Whether a body's approval starts pre-proceedings or only recommends. (SET-03) */
export async function loadPower(db: Db, body: StartingBody): Promise<StoredPower> {
  const row = await db
    .selectFrom('setting')
    .select(['id', 'value', 'version'])
    .where('key', '=', keyOf(body))
    .executeTakeFirst()
  if (row === undefined) return { body, id: 0, power: usualPower, version: 0 }
  return { body, id: row.id, power: row.value === 'recommends' ? 'recommends' : 'starts', version: row.version }
}

/** Saves it as loaded before; says when somebody else has saved since. */
export async function savePower(tx: Tx, deed: Deed, stored: StoredPower, power: DecidingPower): Promise<Saved> {
  const [key, { version }] = [keyOf(stored.body), stored]
  const saved =
    version === 0
      ? await tx
          .insertInto('setting')
          .values({ key, value: power })
          .onConflict((twin) => twin.column('key').doNothing())
          .returning('id')
          .executeTakeFirst()
      : await tx
          .updateTable('setting')
          .set({ value: power, version: version + 1 })
          .where('key', '=', key)
          .where('version', '=', version)
          .returning('id')
          .executeTakeFirst()
  if (saved === undefined) return 'changed-by-someone-else'
  const [before, after] = [
    { key, power: stored.power },
    { key, power },
  ]
  await keepOwnHistory(tx, deed, { kind: 'setting', id: saved.id, before, after })
  return 'saved'
}
