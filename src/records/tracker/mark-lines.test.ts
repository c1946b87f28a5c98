import { test } from 'node:test'
import { sql } from 'kysely'
import type { Client } from 'pg'
import { assert } from '#test/support/assert.ts'
import { withConnection } from '#platform/db/connect.ts'
import { testDatabase } from '#test/support/database.ts'
import { testServer } from '#test/support/shared-cluster.ts'
import { aFamily, smallAuthority } from '#test/support/small-authority.ts'

const { app: db, addresses } = await testDatabase()
const place = await smallAuthority(db)
const family = await aFamily(db, place, 'Many', [
  { name: 'One', bornOn: '2019-01-01', decidedOn: '2026-09-07' },
  { name: 'Two', bornOn: '2019-01-01', decidedOn: '2026-09-07' },
  { name: 'Three', bornOn: '2019-01-01' },
])
const [one = 0, two = 0, three = 0] = family.children.map(({ childId }) => childId)
const [ofOne = 0, ofTwo = 0] = family.children.map(({ episodeId }) => episodeId ?? 0)

const nine = { first: 901, second: 902 }
await sql`
  insert into proceedings (id, family_id, issued_on) overriding system value
  values (${nine.first}, ${family.familyId}, '2026-10-01'), (${nine.second}, ${family.familyId}, '2026-10-01')`.execute(
  db,
)

/** Whose lines a statement marks, each as often as it is marked, in order: children, or cases. */
async function marked(client: Client, statement: string): Promise<readonly (number | null)[]> {
  await client.query('delete from clock_line_due')
  await client.query(statement)
  const { rows } = await client.query<{ whose: number | null }>(
    'select coalesce(child_id, proceedings_id) as whose from clock_line_due order by 1',
  )
  return rows.map(({ whose }) => whose)
}

/** Statements about several rows, some of them the same child's or case's, and whom each marks. */
const statements: readonly (readonly [statement: string, marks: readonly number[]])[] = [
  [`update episode set letter_sent_on = '2026-09-10' where child_id in (${one}, ${two})`, [one, two]],
  [`update episode set letter_sent_on = null where false`, []],
  [
    `insert into private_proceedings (child_id, report) values (${one}, 'other'), (${two}, 'other'), (${two}, 'other')`,
    [one, two],
  ],
  [`update private_proceedings set child_id = ${three} where child_id = ${two}`, [two, three]],
  [`delete from private_proceedings`, [one, three]],
  [
    `insert into proceedings_child (proceedings_id, child_id) values (${nine.first}, ${one}), (${nine.first}, ${two})`,
    [one, two],
  ],
  [`update proceedings_child set child_id = ${three} where child_id = ${two}`, [two, three]],
  [`delete from proceedings_child where child_id = ${one}`, [one]],
  [
    `insert into review (episode_id, kind, held_on) values (${ofOne}, 'midpoint', '2026-10-19'), (${ofOne}, 'final', '2026-11-30'), (${ofTwo}, 'midpoint', '2026-10-19')`,
    [one, two],
  ],
  [`update review set episode_id = ${ofTwo} where episode_id = ${ofOne} and kind = 'final'`, [one, two]],
  [`delete from review`, [one, two]],
  [
    `insert into extension (episode_id, episode_day_zero_on, new_limit_on, state)
     select id, day_zero_on, day_zero_on + 90, 'requested' from episode where id in (${ofOne}, ${ofTwo})`,
    [one, two],
  ],
  [`update extension set state = 'refused' where episode_id = ${ofOne}`, [one]],
  [`delete from extension`, [one, two]],
  [
    `insert into urgent_return (episode_id, why, by_on) values (${ofOne}, 'Hurt', '2026-10-05'), (${ofOne}, 'Hurt', '2026-10-06')`,
    [one],
  ],
  [`update urgent_return set panel_met_on = '2026-10-05' where episode_id = ${ofOne}`, [one]],
  [`delete from urgent_return`, [one]],
  [
    `insert into review_brought_forward (episode_id, review, chosen_by, chosen_on, reason)
      select id, review, ${place.people.chair}, '2026-10-05', 'Ready' from episode, (values ('midpoint'), ('final')) as each (review)
      where id in (${ofOne}, ${ofTwo})`,
    [one, two],
  ],
  [`update review_brought_forward set reason = 'Not ready' where episode_id = ${ofOne}`, [one]],
  [`delete from review_brought_forward where episode_id = ${ofTwo}`, [two]],
  [
    `insert into hearing (proceedings_id, kind, held_on) values
      (${nine.first}, 'final', '2026-12-01'), (${nine.first}, 'judgment', '2026-12-02'), (${nine.second}, 'final', '2026-12-01')`,
    [nine.first, nine.second],
  ],
  [`update hearing set proceedings_id = ${nine.second} where kind = 'judgment'`, [nine.first, nine.second]],
  [`delete from hearing where proceedings_id = ${nine.first}`, [nine.first]],
  [
    `insert into court_filing (proceedings_id, what) values (${nine.first}, 'SWET'), (${nine.first}, 'Plan')`,
    [nine.first],
  ],
  [`update court_filing set due_on = '2026-12-01'`, [nine.first]],
  [`delete from court_filing`, [nine.first]],
  [`update child set name = name || '’s' where id in (${one}, ${two})`, [one, two]],
  [`update child set team_id = ${place.teams.west} where id = ${three}`, [three]],
  [`update child set notes = 'Nothing that a line follows from', name = name`, []],
  [`update proceedings set issued_on = '2026-10-02' where id = ${nine.second}`, [nine.second]],
  [`update proceedings set judge = 'HHJ Khan'`, []],
]

const inTurn = (one: number, other: number): number => one - other

for (const role of ['origin', 'replica'])
  test(`a statement marks once each line it moves, where triggers are those of ${role}`, async () => {
    // Only a superuser may switch triggers off, as a restore does.
    const address = new URL(await testServer())
    address.pathname = new URL(addresses.owner).pathname
    await withConnection(address.href, async (client) => {
      await client.query(`begin; set session_replication_role = ${role}`)
      for (const [statement, marks] of statements)
        assert.deepEqual(await marked(client, statement), marks.toSorted(inTurn), statement)
      await client.query('rollback')
    })
  })
