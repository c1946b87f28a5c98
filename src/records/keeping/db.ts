import type { Kysely, Transaction } from 'kysely'
import type { DB } from './schema.ts'

/** One authority's database, as the application's login. */
export type Db = Kysely<DB>
/** One transaction in it: a change with its history, trail row and messages. */
export type Tx = Transaction<DB>
