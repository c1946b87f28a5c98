import type { Updateable } from 'kysely'
import type { Tx } from './db.ts'
import type { DB } from './schema.ts'

/** The tables whose rows have an id and count their versions. */
type Versioned = { [Table in keyof DB]: 'id' | 'version' extends keyof DB[Table] ? Table : never }[keyof DB]

/**
 * Changes a row over the version that was loaded, and over no other; false when somebody else has saved since, and then both texts are
 * to be shown. (SEC-05)
 */
export async function saveOver<Table extends Versioned>(
  tx: Tx,
  table: Table,
  loaded: { readonly id: number; readonly version: number },
  to: Updateable<DB[Table]>,
): Promise<boolean> {
  // Kysely can't follow a table that is a parameter: any versioned table stands for the one that is asked for.
  const saved = await tx
    .updateTable(table as 'child')
    .set({ ...(to as Updateable<DB['child']>), version: loaded.version + 1 })
    .where('id', '=', loaded.id)
    .where('version', '=', loaded.version)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}
