import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'

/** What a server makes anew when it starts, and what belongs to the running one alone. Its folders are kept, empty. */
const madeAnew = ['pg_wal', 'pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp']
const ofTheRunningServer = /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*)$/
const control = join('global', 'pg_control')

/**
 * Copies the cluster of a running server into the new folder `target` while people work (PostgreSQL's low-level backup): a server started on
 * the copy has everything that was saved when the copy ended, in every database, and nothing half saved. `client` is a connection as
 * superuser, used for nothing else meanwhile. Throws when the disk is full or the connection is lost; the copy is worth nothing then.
 */
export async function copyCluster(client: Client, target: string): Promise<void> {
  const cluster = await one(client, `select current_setting('data_directory') as value`)
  // Until this connection closes, no journal written from here on is taken away: the copy needs all of it.
  const slot = `waymark_backup_${process.pid}`
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [slot])
  const first = await one(client, `select pg_walfile_name(pg_backup_start('waymark', true)) as value`)
  await copyFolder(cluster, target, '')
  await writeFile(join(target, control), await readWhole(join(cluster, control)), { mode: 0o600 })
  const { rows } = await client.query<{ last: string; label: string; spaces: string }>(
    'select pg_walfile_name(lsn) as last, labelfile as label, spcmapfile as spaces from pg_backup_stop(false)',
  )
  const [{ last, label } = { last: '', label: '' }] = rows
  await writeFile(join(target, 'backup_label'), label, { mode: 0o600 })
  await copyJournal(join(cluster, 'pg_wal'), join(target, 'pg_wal'), first, last)
  await client.query('select pg_drop_replication_slot($1)', [slot])
}

async function one(client: Client, sql: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>(sql)
  return rows[0]?.value ?? ''
}

async function copyFolder(from: string, to: string, inside: string): Promise<void> {
  await mkdir(join(to, inside), { recursive: true, mode: 0o700 })
  if (madeAnew.includes(inside)) return
  for (const entry of await readdir(join(from, inside), { withFileTypes: true })) {
    const path = join(inside, entry.name)
    if (ofTheRunningServer.test(entry.name) || path === control) continue
    if (entry.isDirectory()) await copyFolder(from, to, path)
    else if (entry.isFile()) await copyFile(join(from, path), join(to, path)).catch(unlessGone)
  }
}

/** A table dropped meanwhile takes its file away; the journal says so to whoever starts on the copy. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

/** The one file that must not be caught in the middle of a write: read until it is the same twice. */
async function readWhole(path: string): Promise<Buffer> {
  for (let before = await readFile(path); ;) {
    const again = await readFile(path)
    if (again.equals(before)) return again
    before = again
  }
}

async function copyJournal(from: string, to: string, first: string, last: string): Promise<void> {
  const needed = (await readdir(from)).filter((name) =>
    /^[0-9A-F]{24}$/.test(name) ? name >= first && name <= last : name.endsWith('.history'),
  )
  if (!needed.includes(first) || !needed.includes(last))
    throw new Error(`The journal ${first} to ${last} isn't all in ${from}.`)
  for (const name of needed) await copyFile(join(from, name), join(to, name))
}
