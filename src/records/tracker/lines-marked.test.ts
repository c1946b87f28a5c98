import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { aFamily, smallAuthority } from '#test/support/small-authority.ts'

const { app: db } = await testDatabase()
const place = await smallAuthority(db)
const { familyId, children } = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara', bornOn: '2019-03-01', decidedOn: '2026-11-02' },
  { name: 'Tobi', bornOn: '2021-03-01' },
])
const another = await aFamily(db, place, 'Nowak', [])
const [cara, tobi] = [children[0]?.childId ?? 0, children[1]?.childId ?? 0]
const episode = children[0]?.episodeId ?? 0
const inserted = await db.insertInto('proceedings').values({ familyId }).returning('id').executeTakeFirstOrThrow()
const care = inserted.id

/** The marks that the last of these statements leaves; nothing of them is kept. */
async function marksOf(...statements: readonly string[]): Promise<readonly string[]> {
  const tx = await db.startTransaction().execute()
  try {
    for (const statement of statements) {
      await sql`delete from clock_line_due`.execute(tx)
      await sql.raw(statement).execute(tx)
    }
    const marks = await tx.selectFrom('clockLineDue').select(['childId', 'proceedingsId']).orderBy('id').execute()
    return [...new Set(marks.map(whose))].sort()
  } finally {
    await tx.rollback().execute()
  }
}

const whose = ({ childId, proceedingsId }: { childId: number | null; proceedingsId: number | null }): string => {
  if (childId !== null) return childId === cara ? 'Cara' : 'Tobi'
  return proceedingsId === null ? 'everybody' : 'whoever is in the case'
}

/** Rows that a line follows from, by table: how one comes, which it is, a column of it, and whose lines it marks. */
const rows: Readonly<Record<string, readonly [insert: string, which: string, column: string, marks: string]>> = {
  episode: [`(child_id, decided_on) values (${tobi}, '2026-11-03')`, `child_id = ${tobi}`, 'letter_sent_on', 'Tobi'],
  private_proceedings: [`(child_id, report) values (${tobi}, 'section-7')`, 'true', 'filed_on', 'Tobi'],
  proceedings_child: [`(proceedings_id, child_id) values (${care}, ${tobi})`, 'true', 'care_plan', 'Tobi'],
  review: [`(episode_id, kind, held_on) values (${episode}, 'midpoint', '2026-11-23')`, 'true', 'outcome', 'Cara'],
  extension: [
    `(episode_id, episode_day_zero_on, new_limit_on, state) values (${episode}, '2026-11-02', '2027-02-01', 'requested')`,
    'true',
    'state',
    'Cara',
  ],
  urgent_return: [`(episode_id, why, by_on) values (${episode}, 'x', '2026-11-25')`, 'true', 'panel_met_on', 'Cara'],
  review_brought_forward: [
    `(episode_id, review, chosen_by, chosen_on, reason) values (${episode}, 'final', ${place.people.chair}, '2026-11-23', 'x')`,
    'true',
    'sitting_id',
    'Cara',
  ],
  hearing: [
    `(proceedings_id, kind, held_on) values (${care}, 'final', '2026-12-01')`,
    'true',
    'held_on',
    'whoever is in the case',
  ],
  court_filing: [
    `(proceedings_id, what, due_on) values (${care}, 'SWET', '2026-12-01')`,
    'true',
    'filed_on',
    'whoever is in the case',
  ],
  meeting_series: [`(name) values ('Another')`, `name = 'Another'`, 'weekday', 'everybody'],
  bank_holiday: [`(held_on, title) values ('2026-11-24', 'x')`, `held_on = '2026-11-24'`, 'title', 'everybody'],
  calendar_horizon: [`(published_to) values ('2029-12-31')`, 'true', 'published_to', 'everybody'],
  closure_day: [`(closed_on, title) values ('2026-11-24', 'x')`, 'true', 'title', 'everybody'],
  setting: [`(key, value) values ('x', '1')`, `key = 'x'`, 'value', 'everybody'],
}

describe('whatever a child’s line follows from marks the line to be renewed', () => {
  for (const [table, [values, which, column, marks]] of Object.entries(rows))
    test(`${table}: a row that comes, changes or goes`, async () => {
      const comes = `insert into ${table} ${values}`
      assert.deepEqual(await marksOf(comes), [marks], 'it comes')
      assert.deepEqual(await marksOf(comes, `update ${table} set ${column} = ${column} where ${which}`), [marks])
      assert.deepEqual(await marksOf(comes, `delete from ${table} where ${which}`), [marks], 'it goes')
    })

  for (const change of [
    `family_id = ${another.familyId}`,
    `name = 'Cara Rose'`,
    `team_id = ${place.teams.west}`,
    `social_worker_id = ${place.people.otherSocialWorker}`,
    'solicitor_id = null',
    `born_on = '2019-03-02'`,
    `expected_delivery_on = '2019-03-04'`,
  ])
    test(`a child’s ${change}`, async () => {
      assert.deepEqual(await marksOf(`update child set ${change} where id = ${cara}`), ['Cara'])
    })

  for (const change of [`issued_on = '2026-11-16'`, `ended_on = '2026-11-20'`])
    test(`a case’s ${change}`, async () => {
      assert.deepEqual(await marksOf(`update proceedings set ${change}`), ['whoever is in the case'])
    })

  test('a child who takes another’s place in a case: both', async () => {
    const joins = `insert into proceedings_child (proceedings_id, child_id) values (${care}, ${cara})`
    assert.deepEqual(await marksOf(joins, `update proceedings_child set child_id = ${tobi}`), ['Cara', 'Tobi'])
  })

  test('a team that goes to another series of meetings', async () => {
    assert.deepEqual(await marksOf(`update team set series_id = series_id where id = ${place.teams.east}`), [
      'everybody',
    ])
  })

  test('a meeting written down, moved, ended, cancelled or taken away, not one that opens', async () => {
    const comes = `insert into sitting (series_id, meets_on) values (${place.seriesId}, '2026-11-24')`
    assert.deepEqual(await marksOf(comes), ['everybody'])
    for (const change of [
      `meets_on = '2026-11-25'`,
      `stands_for = '2026-11-23'`,
      'day_alone = true',
      'by_hand = true',
      `state = 'cancelled'`,
      `state = 'held'`,
    ])
      assert.deepEqual(await marksOf(comes, `update sitting set ${change}`), ['everybody'], change)
    assert.deepEqual(await marksOf(comes, `update sitting set state = 'open', chair_id = ${place.people.chair}`), [])
    assert.deepEqual(await marksOf(comes, 'delete from sitting'), ['everybody'])
  })

  test('nothing else of a child or a case', async () => {
    assert.deepEqual(await marksOf(`update child set language = 'Yoruba' where id = ${cara}`), [])
    assert.deepEqual(await marksOf(`update proceedings set court_number = '1'`), [])
    assert.deepEqual(await marksOf('update child set name = name, team_id = team_id'), [])
  })

  test('also where rows are loaded with ordinary triggers off', async () => {
    const { rows: others } = await sql<{ name: string }>`
      select tgrelid::regclass::text as name from pg_trigger
      where tgname like 'clock_line_follows%' and tgenabled <> 'A'`.execute(db)
    assert.deepEqual(others, [])
  })
})
