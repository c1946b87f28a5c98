import { test } from 'node:test'
import { sql } from 'kysely'
import { loadActor } from '#records/access/actors.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { visibleFamilies } from '#records/access/visible-children.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { chanceFrom } from './chance.ts'
import { fillDemonstration } from './fill-demonstration.ts'
import { inventFamilies } from './invent-families.ts'

const friday = day('2026-11-20')

const filled = async (council: string, today: Temporal.PlainDate): Promise<Db> => {
  const { app } = await testDatabase()
  await fillDemonstration(app, { council, today, address: `http://${council}.localhost:4800` })
  return app
}

const [northbrook, again, westmere] = await Promise.all([
  filled('northbrook', friday),
  filled('northbrook', friday),
  filled('westmere', friday),
])

/** How many rows a question about the demonstration has. */
async function count(db: Db, question: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (${question}) as found`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** What is in the demonstration, how many at least and at most, and the question it is counted by. */
const holds: readonly (readonly [string, number, number, ReturnType<typeof sql<{ count: number }>>])[] = [
  ['families', 60, 60, sql`select from family`],
  ['children', 90, 110, sql`select from child`],
  ['children in pre-proceedings', 35, 60, sql`select from episode where ended_on is null`],
  [
    'families in pre-proceedings, about thirty',
    24,
    32,
    sql`select distinct family_id from episode join child on child.id = child_id where ended_on is null`,
  ],
  ['children who stepped out', 5, 40, sql`select from episode where outcome like 'step-out%'`],
  [
    'children whose pre-proceedings ended in court',
    4,
    40,
    sql`select from episode where outcome = 'initiate-proceedings'`,
  ],
  ['open court cases', 6, 20, sql`select from proceedings where ended_on is null`],
  [
    'court cases without pre-proceedings',
    1,
    12,
    sql`select from proceedings p where not exists (select from proceedings_child pc join episode e on e.child_id = pc.child_id where pc.proceedings_id = p.id)`,
  ],
  ['children in private proceedings', 4, 20, sql`select from private_proceedings`],
  ['families with siblings', 15, 40, sql`select family_id from child group by family_id having count(*) > 1`],
  [
    'siblings with clocks of their own',
    1,
    10,
    sql`select family_id from episode join child on child.id = child_id where ended_on is null group by family_id having count(distinct decided_on) > 1`,
  ],
  [
    'children not yet born',
    1,
    12,
    sql`select from child where born_on is null and expected_delivery_on > ${friday.toString()}`,
  ],
  [
    'unborn children past their date',
    0,
    0,
    sql`select from child where born_on is null and expected_delivery_on <= ${friday.toString()}`,
  ],
  ['agreed extensions', 2, 30, sql`select from extension where state = 'agreed'`],
  ['extensions to decide', 1, 1, sql`select from extension where state = 'requested'`],
  ['restricted families', 1, 1, sql`select from restriction`],
  ['overdue actions', 3, 40, sql`select from action where done_on is null and due_on < ${friday.toString()}`],
  ['hearings to come', 6, 60, sql`select from hearing where held_on > ${friday.toString()}`],
  ['changes of who attends', 1, 10, sql`select from hearing_change`],
  ['filings that may be late', 1, 20, sql`select from court_filing where filed_on is null and delay_code is not null`],
  ['staffing issues', 2, 5, sql`select from staffing_issue`],
  ['teams', 4, 4, sql`select from team`],
  ['social workers', 16, 16, sql`select from role_holding where role = 'social-worker'`],
  ['kinds of role', 12, 12, sql`select distinct role from role_holding`],
  ['seats held', 7, 7, sql`select from seat_holding`],
  ['meetings held, two years of them', 100, 104, sql`select from sitting where state = 'held'`],
  [
    'decisions of two years ago',
    1,
    20,
    sql`select from episode where decided_on < ${friday.subtract({ months: 18 }).toString()}`,
  ],
  ['Overviews published', 3, 4, sql`select from overview_version`],
]

for (const [what, atLeast, atMost, question] of holds)
  test(`the demonstration has ${what}`, async () => {
    for (const [council, db] of Object.entries({ northbrook, westmere })) {
      const found = await count(db, question)
      assert.ok(found >= atLeast && found <= atMost, `${council}: ${found} ${what}`)
    }
  })

test('the same council and day make the same demonstration, row for row; another council another', async () => {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
    northbrook,
  )
  // A message is known to mail systems by words that are new each time, and so is the version of the facts; tables of the installation itself aren't the demonstration's.
  const own = tables.rows
    .map(({ name }) => name)
    .filter((name) => !['message', 'migration', 'facts_version'].includes(name))
  const all = (db: Db) =>
    Promise.all(
      own.map(async (name) => {
        const { rows } = await sql<{ rows: string | null }>`
          select md5(string_agg(t::text, ';' order by t::text)) as rows from ${sql.table(name)} t`.execute(db)
        return [name, rows[0]?.rows ?? null] as const
      }),
    )
  assert.deepEqual(await all(again), await all(northbrook))
  assert.notDeepEqual(await all(westmere), await all(northbrook))
})

test('PP-02 a child is past the 12-week date', async () => {
  const cara = await northbrook
    .selectFrom('child')
    .select('id')
    .where('name', '=', 'Cara Adeyemi')
    .executeTakeFirstOrThrow()
  const clocks = await loadOpenClocks(northbrook, [cara.id], friday)
  assert.equal(clocks.get(cara.id)?.clock.pastLimitBy, 4)
})

test('TM-04 the meetings of the last weeks are held, their items confirmed and most packs filed', async () => {
  const items = await northbrook.selectFrom('agendaItem').select(['state', 'confirmedAs']).execute()
  assert.ok(items.length > 5, `${items.length} items`)
  assert.ok(items.every(({ state, confirmedAs }) => state === 'confirmed' && confirmedAs === 'chair'))
  const packs = await northbrook.selectFrom('filingJob').select('packId').distinct().execute()
  assert.ok(packs.length > 3, `${packs.length} packs`)
})

test('a demonstration can be made on any awkward day', async () => {
  for (const awkward of ['2026-12-25', '2027-03-28', '2028-02-29']) {
    const db = await filled('northbrook', day(awkward))
    assert.equal(await count(db, sql`select from family`), 60, awkward)
  }
})

test('LO-02 the Overviews of the last meetings are published, each with copies and messages that lead to where it is served', async () => {
  const versions = await northbrook.selectFrom('overviewVersion').select(['id', 'number']).execute()
  assert.ok(versions.length >= 3, `${versions.length} Overviews`)
  const copies = await northbrook.selectFrom('overviewCopy').select('id').execute()
  const messages = await northbrook.selectFrom('message').select(['aboutId', 'body', 'state']).execute()
  assert.deepEqual(new Set(messages.map(({ aboutId }) => aboutId)), new Set(copies.map(({ id }) => id)))
  for (const { aboutId, body, state } of messages) {
    assert.ok(body.includes(`http://northbrook.localhost:4800/overview-copies/${aboutId ?? ''}`), body)
    assert.equal(state, 'kept')
  }
})

test('FAM-05 the restricted family is not there for the Court QA Manager', async () => {
  const { personId } = await northbrook
    .selectFrom('roleHolding')
    .where('role', '=', 'court-qa-manager')
    .select('personId')
    .executeTakeFirstOrThrow()
  const actor = await loadActor(northbrook, personId, friday)
  assert.ok(actor !== null)
  const seen = await northbrook
    .selectFrom('family')
    .where('id', 'in', visibleFamilies(northbrook, { actor, permission: 'see-child', today: friday }))
    .select('name')
    .execute()
  assert.equal(seen.length, 59)
  assert.ok(seen.every(({ name }) => name !== 'Osei'))
})

test('families are invented one at a time, however many are asked for', () => {
  const first = inventFamilies(chanceFrom('any'), Number.MAX_SAFE_INTEGER, friday).take(3).toArray()
  assert.equal(first.length, 3)
})

test('LO-02 what was asked for this week stands in no Overview of the weeks before', async () => {
  const versions = await northbrook.selectFrom('overviewVersion').select('content').execute()
  assert.doesNotMatch(JSON.stringify(versions), /Urgent return to panel, by/)
  assert.ok(versions.every(({ content }) => !JSON.stringify(content).includes('Extension asked')))
})
