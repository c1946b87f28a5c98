import { randomBytes } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { type Client, escapeIdentifier as name } from 'pg'
import { addressesOf, namesFor } from '#platform/db/addresses.ts'
import { withConnection } from '#platform/db/connect.ts'
import { migrate, readMigrations } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/open-database.ts'
import { dropDatabase, provisionDatabase } from '#platform/db/provision.ts'
import type { DB } from '#records/keeping/schema.ts'
import { assert } from './support/assert.ts'
import { patient } from './support/database.ts'
import { pageExamples } from './support/page-examples.ts'
import { testServer } from './support/shared-cluster.ts'
import { testMorning } from './support/test-day.ts'
import { openWaymarkOn } from './support/waymark.ts'
import { wholeAuthority } from './support/whole-authority.ts'

// A council that has worked for two years brings its database to the newest version. What such a database held then can't be made any more; so
// what a whole authority holds today is written into the tables of the first versions, as far as they had a place for it, and migrated.

/** The first state of the tables that can hold all of it: an action of no family came with it. */
const oldest = 8

const whole = await wholeAuthority()
await fillTheRest()
const examples = await pageExamples(whole)
await withoutTheNewest()
const server = await testServer()
const names = namesFor(`filled_${randomBytes(4).toString('hex')}`)
const secret = 'only for this test'
const { owner, application } = addressesOf(server, secret, names)
const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)))
const migrateTo = (last: number) =>
  migrate(
    { owner, applicationLogin: names.application, applicationMay: 'work' },
    migrations.filter(({ number }) => number <= last),
    Temporal.Instant.from('2026-11-20T09:00Z'),
  )

/** What nobody in a whole authority has done: written about an action, corrected an item, called something otherwise, changed a setting. */
async function fillTheRest(): Promise<void> {
  const { owner: db, people } = whole
  const by = people.chair
  const at = testMorning.toZonedDateTime('Europe/London').toInstant()
  await db
    .insertInto('actionNote')
    .values({ actionId: await whole.idOf('select id from action'), words: 'Rang twice', writtenBy: by, writtenAt: at })
    .execute()
  const corrected = { number: 1, content: '{}', reason: 'The date was wrong', correctedBy: by, correctedAt: at }
  await db
    .insertInto('agendaItemVersion')
    .values({ itemId: whole.held.item, ...corrected })
    .execute()
  await db.insertInto('label').values({ key: 'case-system', text: 'Mosaic' }).execute()
  await db.insertInto('setting').values({ key: 'nobody-asks', value: '1' }).execute()
  await db
    .insertInto('calendarHorizon')
    .values({ publishedTo: Temporal.PlainDate.from('2028-12-31') })
    .execute()
}

/**
 * What the oldest tables have no place for, and almost every page tells of: panels and what they are asked, resources, assessments, who came to
 * meetings with parents, decisions outside them, powers, papers.
 * The whole authority is without them here, so that what is left is told in the same words.
 */
async function withoutTheNewest(): Promise<void> {
  const ofPanels = `select id from agenda_item where subject_kind in ('panel-item', 'ratification')`
  for (const rows of [
    'review_update',
    'family_meeting_offer',
    'parents_meeting',
    'assessment_adult',
    'assessment_child',
    'assessment',
    'item_paper',
    'paper',
    'outside_decision_child',
    'outside_decision',
    'panel_outcome',
    'panel_hearing',
    `agenda_item_child where item_id in (${ofPanels})`,
    `agenda_item where id in (${ofPanels})`,
    'resource_request_child',
    'resource_request',
    'panel_item_child',
    'panel_item',
    'power where id > 8',
    `series_business where kind in ('referrals', 'resources')`,
  ])
    await sql.raw(`delete from ${rows}`).execute(whole.owner)
}

type Browser = Awaited<ReturnType<typeof whole.as>>
type Columns = ReadonlyMap<string, readonly string[]>

/** The columns of every table that are written, not worked out. */
async function columnsOf(client: Client): Promise<Columns> {
  const { rows } = await client.query<{ relation: string; written: string[] }>(
    `select c.table_name as relation, array_agg(c.column_name::text order by ordinal_position) as written
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER' and c.table_name <> 'schema_migration'
     group by c.table_name`,
  )
  return new Map(rows.map(({ relation, written }) => [relation, written]))
}

/** Writes into each table of the old database what the new one holds of its columns; answers the tables that got nothing. */
async function writeInto(old: Client, today: Client): Promise<readonly string[]> {
  const [before, now] = [await columnsOf(old), await columnsOf(today)]
  const empty: string[] = []
  // Rows come table by table: what they refer to may come after them.
  await old.query(`set session_replication_role = replica`)
  for (const [relation, columns] of before) {
    const both = columns.filter((column) => now.get(relation)?.includes(column)).map(name)
    const { rows } = await today.query<{ all: string | null; many: number }>(
      `select json_agg(row)::text as all, count(*)::integer as many from (select ${both.join()} from ${name(relation)}) as row`,
    )
    if (rows[0]?.many === 0) empty.push(relation)
    await old.query(
      `insert into ${name(relation)} (${both.join()}) overriding system value
       select ${both.join()} from json_populate_recordset(null::${name(relation)}, $1::json)`,
      [rows[0]?.all ?? '[]'],
    )
  }
  await goOnCounting(old)
  return empty
}

/** What is added next gets the number after the last. */
async function goOnCounting(client: Client): Promise<void> {
  const { rows } = await client.query<{ relation: string; column: string }>(
    `select table_name as relation, column_name as column from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const { relation, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest(1, (select max(${name(column)}) from ${name(relation)})))`,
      [name(relation), column],
    )
}

/** The same database, by the login that may do everything. */
const asSuperuser = () => {
  const address = new URL(server)
  address.pathname = `/${names.database}`
  return address.href
}

await provisionDatabase(server, secret, names)
await migrateTo(oldest)
const empty = await withConnection(whole.addresses.owner, (today) =>
  withConnection(asSuperuser(), (old) => writeInto(old, today)),
)
const rowsThen = await countEach()
await migrateTo(Number.POSITIVE_INFINITY)

/** How many rows each table has. */
async function countEach(): Promise<ReadonlyMap<string, number>> {
  return withConnection(owner, async (client) => {
    const counts: [string, number][] = []
    for (const relation of (await columnsOf(client)).keys()) {
      const { rows } = await client.query<{ many: number }>(`select count(*)::integer as many from ${name(relation)}`)
      counts.push([relation, rows[0]?.many ?? 0])
    }
    return new Map(counts)
  })
}

const migrated = await openWaymarkOn(
  testMorning.toString(),
  (atEnd) => {
    const [app, asOwner] = [openDatabase<DB>(application, patient), openDatabase<DB>(owner, patient)]
    atEnd(() => Promise.all([app.destroy(), asOwner.destroy()]))
    return Promise.resolve({ app, owner: asOwner, addresses: { application, owner } })
  },
  () => Promise.resolve(null),
)
after(async () => {
  await dropDatabase(server, names)
  await withConnection(server, (client) =>
    client.query(`drop role ${names.application}, ${names.owner}, ${names.group}`),
  )
})

test('every table of the oldest state was filled, and no row of it is lost on the way to the newest', async () => {
  assert.deepEqual(empty, [])
  const rowsNow = await countEach()
  const lost = [...rowsThen].filter(([relation, many]) => (rowsNow.get(relation) ?? 0) < many)
  assert.deepEqual(lost, [])
})

type Reference = {
  readonly relation: string
  readonly parent: string
  readonly own: string[]
  readonly theirs: string[]
}

test('what refers to something still finds it', async () => {
  const lost = await withConnection(owner, async (client) => {
    const { rows } = await client.query<Reference>(
      `select conrelid::regclass::text as relation, confrelid::regclass::text as parent,
         array(select attname::text from unnest(conkey) with ordinality k(n, at) join pg_attribute on attrelid = conrelid and attnum = n order by at) as own,
         array(select attname::text from unnest(confkey) with ordinality k(n, at) join pg_attribute on attrelid = confrelid and attnum = n order by at) as theirs
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    )
    const found: string[] = []
    for (const { relation, parent, own, theirs } of rows) {
      const isSame = own.map((column, at) => `parent.${name(theirs[at] ?? '')} = kept.${name(column)}`).join(' and ')
      const isThere = own.map((column) => `kept.${name(column)} is not null`).join(' and ')
      const { rowCount } = await client.query(
        `select from ${relation} kept where ${isThere} and not exists (select from ${parent} parent where ${isSame})`,
      )
      if (rowCount !== 0) found.push(`${rowCount ?? 0} of ${relation}.${own.join()}`)
    }
    return found
  })
  assert.deepEqual(lost, [])
})

/** Pages that tell what the oldest tables had no place for, each with what that is; they open, or aren’t there where their record isn’t. */
const tellsMore: readonly (readonly [RegExp, string])[] = [
  [/^\/filing/, 'what was filed, to be compared with what stands now'],
  [/^\/documents\/:id\/taken-back/, 'that a document was taken back'],
  [/^\/leavers/, 'who is away'],
  [/^\/families\/:id\/access/, 'what was asked about who may see a family'],
  [
    /^\/$|^\/tracker|^\/search|^\/children\/:id\/follow-again|^\/meetings\/:date\/add/,
    'who is no longer followed, and saved views',
  ],
  [/^\/children\/:id\/looks/, 'what each of the two was looked at for here'],
]

describe('every page of it opens, and says what it says where the newest tables were filled', () => {
  const everyone = new Map<number, Promise<[Browser, Browser]>>()
  const both = (personId: number) => {
    const known = everyone.get(personId) ?? Promise.all([whole.as(personId), migrated.as(personId)])
    everyone.set(personId, known)
    return known
  }
  for (const { route, address, personId } of examples) {
    if (personId === null) continue
    test(`${route} at ${address}`, async () => {
      const [now, since] = await both(personId)
      const [today, then] = [await now.get(address), await since.get(address)]
      const saysMore = tellsMore.some(([routes]) => routes.test(route))
      assert.ok(then.status === today.status || (saysMore && then.status === 404), `${then.status}`)
      if (saysMore) return
      assert.equal(then.page.text, today.page.text)
    })
  }
})
