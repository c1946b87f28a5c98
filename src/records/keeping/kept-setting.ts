import type { z } from 'zod'
import type { Db, Tx } from './db.ts'
import type { Deed, Saved } from './deed.ts'
import { authorityFact } from './facts.ts'
import { keepOwnHistory } from './own-history.ts'

/** A setting as it stands. Version and id are 0 until somebody first changes it. */
export type Stored<Value> = { readonly value: Value; readonly id: number; readonly version: number }

/** One of the authority's choices: the usual one until somebody chooses otherwise. */
export type KeptSetting<Value> = {
  readonly load: (db: Db) => Promise<Stored<Value>>
  /** Saves over the setting as loaded before; says when somebody else has saved since. */
  readonly save: (tx: Tx, deed: Deed, stored: Stored<Value>, to: Value) => Promise<Saved>
}

/** The setting kept as JSON under this key, a fact of the authority. `shape` reads it back and throws where the database holds something else. */
export function keptSetting<Value extends Record<string, unknown>>(
  key: string,
  shape: z.ZodType<Value>,
  usual: Value,
): KeptSetting<Value> {
  return {
    load: authorityFact(async (db) => {
      const row = await db
        .selectFrom('setting')
        .select(['id', 'value', 'version'])
        .where('key', '=', key)
        .executeTakeFirst()
      return row === undefined
        ? { value: usual, id: 0, version: 0 }
        : { ...row, value: shape.parse(JSON.parse(row.value)) }
    }),
    async save(tx, deed, { value: before, version }, to) {
      const value = JSON.stringify(to)
      const saved =
        version === 0
          ? await tx
              .insertInto('setting')
              .values({ key, value })
              .onConflict((twin) => twin.column('key').doNothing())
              .returning('id')
              .executeTakeFirst()
          : await tx
              .updateTable('setting')
              .set({ value, version: version + 1 })
              .where('key', '=', key)
              .where('version', '=', version)
              .returning('id')
              .executeTakeFirst()
      if (saved === undefined) return 'changed-by-someone-else'
      await keepOwnHistory(tx, deed, { kind: 'setting', id: saved.id, before, after: to })
      return 'saved'
    },
  }
}
