import { type Client, escapeIdentifier as name } from 'pg'

/** Rows in these are added and read, never changed or removed, by the application (SEC-03, LO-02, FI-03); history stays as it was written. */
const appendOnly = [
  ...['trail', 'change_history', 'overview_version', 'overview_copy', 'overview_copy_opened'],
  ...['filing_pack', 'filing_job'],
]
/** What only the owner writes. */
const ownersOnly = ['schema_migration', 'facts_version']

/** What the application login may do in a database: its daily work, or nothing but read. */
export type ApplicationMay = 'work' | 'read'

/**
 * Gives the application login its rights on every table and sequence now in the database, and no others. Run by the owner in the
 * transaction of each migration, so that no moment exists in which a row of the trail could be changed.
 */
export async function grantApplicationRights(client: Client, login: string, may: ApplicationMay): Promise<void> {
  const application = name(login)
  await client.query(`grant usage on schema public to ${application}`)
  await client.query(`grant select on all tables in schema public to ${application}`)
  if (may === 'read') return
  await client.query(`grant insert, update, delete on all tables in schema public to ${application}`)
  await client.query(`grant usage, select on all sequences in schema public to ${application}`)
  await takeBack(client, 'update, delete, truncate', appendOnly, application)
  await takeBack(client, 'insert, update, delete, truncate', ownersOnly, application)
}

async function takeBack(client: Client, rights: string, tables: readonly string[], from: string): Promise<void> {
  const { rows } = await client.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'public' and tablename = any($1)`,
    [tables],
  )
  for (const { tablename } of rows) await client.query(`revoke ${rights} on ${name(tablename)} from ${from}`)
}
