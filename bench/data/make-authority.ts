import { readFile } from 'node:fs/promises'
import { Client, escapeIdentifier as name, escapeLiteral as text } from 'pg'
import { addressesOf, namesFor } from '#platform/db/addresses.ts'
import { openDatabase } from '#platform/db/open-database.ts'
import { provisionDatabase } from '#platform/db/provision.ts'
import type { DB } from '#records/keeping/schema.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import { benchSecret, type BenchServer } from '../machine/postgres.ts'
import { runWaymark } from '../product/run-waymark.ts'
import { average, type BenchAuthority, demonstrationSize, large, madeFor, type Size } from './authorities.ts'

/** Runs `work` as the superuser in one database of the server. */
export async function inDatabase<T>(server: BenchServer, database: string, work: (client: Client) => Promise<T>) {
  const address = new URL(server.url)
  address.pathname = `/${database}`
  const client = new Client({ connectionString: address.href })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const registry = 'waymark_registry'

/** The keys of the authorities that are made: each is entered last, so one that was cut short begins again. */
async function madeKeys(server: BenchServer): Promise<readonly string[]> {
  const { rows } = await inDatabase(server, 'postgres', (client) =>
    client.query('select from pg_database where datname = $1', [registry]),
  )
  if (rows.length === 0) return []
  const made = await inDatabase(server, registry, (client) =>
    client.query<{ key: string }>('select key from authority'),
  )
  return made.rows.map(({ key }) => key)
}

/** Makes those of these authorities that aren't there yet, with what they are copied from. Says what it does and how long it takes. */
export async function makeAuthorities(server: BenchServer, wanted: readonly BenchAuthority[]): Promise<void> {
  for (const authority of wanted) {
    if ((await madeKeys(server)).includes(authority.key)) continue
    const began = performance.now()
    console.log(`Making the authority “${authority.key}” (${authority.says}) …`)
    await make(server, authority)
    console.log(`  made in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
}

async function make(server: BenchServer, authority: BenchAuthority): Promise<void> {
  if (authority.from === null) return makeDemonstration(server)
  const origin = [demonstrationSize, large, average].find(({ key }) => key === authority.from)
  if (origin !== undefined) await makeAuthorities(server, [origin])
  await copyDatabase(server, authority.from, authority.key)
  await inDatabase(server, namesFor(authority.key).database, async (client) => {
    client.on('notice', ({ message }) => console.log(`  ${message ?? ''}`))
    if (authority.grown !== null) await grow(client, authority.grown)
    if (authority.open12600) await runFile(client, 'open-12600.sql')
    await writeLines(server, authority.key)
    await client.query('vacuum (analyze)')
    console.log(`  ${await howLarge(client)}`)
  })
  await enter(server, authority.key)
}

/** What stands in an authority now, in words, to hold against the size it should have. */
async function howLarge(client: Client): Promise<string> {
  const { rows } = await client.query<{ says: string }>(`
    with open as (
      select child_id from episode where ended_on is null
      union select child_id from private_proceedings where ended_on is null
      union select pc.child_id from proceedings p join proceedings_child pc on pc.proceedings_id = p.id where p.ended_on is null)
    select concat_ws(', ', (select count(*) from child) || ' children', (select count(*) from family) || ' families',
      (select count(distinct family_id) from child where id in (select child_id from episode where ended_on is null))
        || ' of them in pre-proceedings',
      (select count(*) from proceedings where ended_on is null) || ' live court cases', (select count(*) from open) || ' children open',
      (select count(*) from person) || ' people', (select count(*) from trail) || ' rows of trail') as says`)
  return rows[0]?.says ?? ''
}

/** Writes the lines by which lists find children, as a council at work has them: otherwise the first to look, or copy, would have to. */
async function writeLines(server: BenchServer, key: string): Promise<void> {
  const db = openDatabase<DB>(addressesOf(server.url, benchSecret, namesFor(key)).application)
  await freshLines(db, Temporal.PlainDate.from(madeFor)).finally(() => db.destroy())
}

async function makeDemonstration(server: BenchServer): Promise<void> {
  const { code, said } = await runWaymark(server, {}, 'demo')
  if (code !== 0) throw new Error(`The demonstration couldn't be made: ${said}`)
}

async function grow(client: Client, { copies, years, trail }: Size): Promise<void> {
  await client.query('drop schema if exists bench cascade; create schema bench')
  await client.query('create table bench.size (copies int, years int, trail int)')
  await client.query('insert into bench.size values ($1, $2, $3)', [copies, years, trail])
  await client.query('set search_path = public')
  await runFile(client, 'make-large.sql')
  await runFile(client, 'after-making.sql')
}

const runFile = async (client: Client, file: string): Promise<void> => {
  await client.query(await readFile(new URL(file, import.meta.url), 'utf8'))
}

/** A database copied from another authority's, with logins of its own that may do what that one's may. */
async function copyDatabase(server: BenchServer, from: string, to: string): Promise<void> {
  const [origin, names] = [namesFor(from), namesFor(to)]
  await inDatabase(server, 'postgres', async (client) => {
    await client.query(`drop database if exists ${name(names.database)} with (force)`)
    for (const role of [names.group, names.owner, names.application]) await makeRole(client, role)
    await client.query(`grant ${name(origin.application)} to ${name(names.application)}`)
    await client.query(
      `create database ${name(names.database)} owner ${name(names.owner)} template ${name(origin.database)}`,
    )
  })
  await inDatabase(server, names.database, async (client) => {
    await client.query(`reassign owned by ${name(origin.owner)} to ${name(names.owner)}`)
    // That took the databases themselves along.
    await client.query(`alter database ${name(origin.database)} owner to ${name(origin.owner)}`)
  })
  await provisionDatabase(server.url, benchSecret, names)
}

async function makeRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await client.query(`create role ${name(role)}`)
}

/** Enters an authority into the registry at `<key>.localhost`. */
async function enter(server: BenchServer, key: string): Promise<void> {
  await inDatabase(server, registry, async (client) => {
    const made = [key, `Council of ${key}`, namesFor(key).database].map(text).join(', ')
    // Its people are invented, and whoever measures signs in by choosing one.
    await client.query(
      `insert into authority (key, name, database, demonstration_on) values (${made}, current_date) on conflict do nothing`,
    )
    await client.query(`insert into host (name, authority_key) values ($1, $2) on conflict do nothing`, [
      `${key}.localhost`,
      key,
    ])
  })
}

/** A fresh copy of an authority under another key, with a host name of its own; one that was there before is thrown away. */
export async function copyAuthority(server: BenchServer, from: string, to: string): Promise<void> {
  await copyDatabase(server, from, to)
  await enter(server, to)
}

/** All of England: 153 average authorities, each copied from one. */
export async function makeEngland(server: BenchServer): Promise<readonly string[]> {
  await makeAuthorities(server, [average])
  const keys = Array.from({ length: 153 }, (_, index) => `council_${index + 1}`)
  const made = await madeKeys(server)
  for (const key of keys.filter((each) => !made.includes(each))) {
    await copyDatabase(server, average.key, key)
    await enter(server, key)
  }
  return keys
}
