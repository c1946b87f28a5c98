import { describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '#records/keeping/db.ts'
import { filingJobs } from '#rules/filing/filing-jobs.ts'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { aFamily, smallAuthority } from '#test/support/small-authority.ts'

const { app: db } = await testDatabase()
const place = await smallAuthority(db)
const { people, seriesId } = place
const { familyId, children } = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
  { name: 'Ben', bornOn: '2021-03-01', decidedOn: '2026-10-12' },
])
const nobody = { childId: 0, episodeId: 0 }
const [cara = nobody, ben = nobody] = children
const monday = `'2026-11-23'`

/** A recorded item with Cara's review, of which all is on file; what is done to it after that is thrown away again. */
async function onceOnFile(work: (tx: Tx, item: number) => Promise<void>): Promise<void> {
  const tx = await db.startTransaction().execute()
  try {
    const sitting = await idOf(tx, `insert into sitting (series_id, meets_on) values (${seriesId}, ${monday})`)
    const item = await idOf(
      tx,
      `insert into agenda_item (sitting_id, section, subject_kind, subject_id, family_id, title, minutes, state, recorded_by, recorded_at)
       values (${sitting}, 'reviews', 'family-review', ${familyId}, ${familyId}, 'x', 6, 'recorded', ${people.chair}, now())`,
    )
    for (const { childId } of [cara, ben])
      await run(tx, `insert into agenda_item_child (item_id, child_id) values (${item}, ${childId})`)
    await run(tx, reviewOf(cara, item))
    assert.equal(await isOwed(tx, item), true, 'recorded')
    await file(tx, item, cara.childId)
    assert.equal(await isOwed(tx, item), false, 'all of it on file')
    await work(tx, item)
  } finally {
    await tx.rollback().execute()
  }
}

type Child = { readonly childId: number; readonly episodeId: number | null }

const reviewOf = ({ episodeId }: Child, item: number | null) =>
  `insert into review (episode_id, kind, held_on, agenda_item_id) values (${episodeId}, 'midpoint', ${monday}, ${item})`
const actionOf = ({ childId }: Child, item: number | null) =>
  `insert into action (family_id, child_id, agenda_item_id, words, source, added_on, doer_id, accountable_manager_id)
   values (${familyId}, ${childId}, ${item}, 'x', 'tracking-meeting', ${monday}, ${people.socialWorker}, ${people.teamManager})`
const outsideOf = ({ childId }: Child) =>
  `with made as (
     insert into outside_decision (family_id, does, decided_at, decided_on, decided_by, decided_as, power_id, reason, recorded_by, recorded_on, to_ratify)
     select ${familyId}, 'issue', '2026-11-20T09:00Z', '2026-11-20', ${people.headOfService}, 'head-of-service', min(id), 'x', ${people.chair}, '2026-11-20', true
     from power where does = 'issue' returning id)
   insert into outside_decision_child (decision_id, child_id) select id, ${childId} from made`
const packOf = (item: number, childId: number) =>
  `insert into filing_pack (agenda_item_id, item_number, number, child_id, due_on, made_at)
   values (${item}, 1, (select count(*) + 1 from filing_pack where agenda_item_id = ${item} and child_id = ${childId}), ${childId}, ${monday}, now())`

const run = async (tx: Tx, statement: string) => sql.raw(statement).execute(tx)
async function idOf(tx: Tx, statement: string): Promise<number> {
  const { rows } = await sql.raw<{ id: number }>(`${statement} returning id`).execute(tx)
  return rows[0]?.id ?? assert.fail(statement)
}
async function file(tx: Tx, item: number, childId: number): Promise<void> {
  const pack = await idOf(tx, packOf(item, childId))
  for (const [at, job] of filingJobs.entries()) {
    assert.equal(await isOwed(tx, item), true, `before job ${at + 1}`)
    await run(
      tx,
      `insert into filing_job (pack_id, job, done_at, done_by, case_system_reference)
       values (${pack}, '${job}', now(), ${people.panelAdministrator}, 'CN-1')`,
    )
  }
}
const isOwed = async (tx: Tx, item: number): Promise<boolean> =>
  (await tx.selectFrom('filingOwed').selectAll().where('agendaItemId', '=', item).executeTakeFirst()) !== undefined

/** Whatever is written of an item after all of it was on file, in the words of the database. */
const later: readonly (readonly [what: string, statements: (item: number) => readonly string[], owes: boolean])[] = [
  ['a sibling’s review', (item) => [reviewOf(ben, item)], true],
  ['a review that is written again', (item) => [`update review set outcome = 'continue' where agenda_item_id = ${item}`], true],
  ['a review of no meeting', () => [reviewOf(ben, null)], false],
  ['an action', (item) => [actionOf(cara, item)], true],
  ['an action of no meeting', () => [actionOf(cara, null)], false],
  ['an action that becomes the item’s', (item) => [actionOf(cara, null), `update action set agenda_item_id = ${item}`], true],
  ['the item recorded again', (item) => [`update agenda_item set state = 'recorded' where id = ${item}`], true],
  ['a title alone', (item) => [`update agenda_item set title = 'y' where id = ${item}`], false],
  ['a decision that was ratified there', (item) => [outsideOf(ben), `update outside_decision set agenda_item_id = ${item}, outcome = 'ratified', outcome_reasons = 'x'`], true],
  ['a decision that stands to be ratified', () => [outsideOf(ben)], false],
  ['another pack of the same child', (item) => [packOf(item, cara.childId)], true],
  ['a sibling who was not there', (item) => [`delete from agenda_item_child where child_id = ${ben.childId}`, `insert into agenda_item_child (item_id, child_id) values (${item}, ${ben.childId})`], true],
] // prettier-ignore

describe('FI-02 what may still be owed to a file is known however long ago its meeting was', () => {
  for (const [what, statements, owes] of later)
    test(`FI-02 ${what} ${owes ? 'makes' : 'doesn’t make'} the item owed again`, () =>
      onceOnFile(async (tx, item) => {
        for (const statement of statements(item)) await run(tx, statement)
        assert.equal(await isOwed(tx, item), owes)
      }))

  test('FI-02 of an item with nothing to file nothing is owed until there is', () =>
    onceOnFile(async (tx, item) => {
      const said = await idOf(
        tx,
        `insert into agenda_item (sitting_id, section, subject_kind, subject_id, family_id, title, minutes, state, recorded_by, recorded_at)
         select sitting_id, section, subject_kind, subject_id + 1, family_id, title, minutes, state, recorded_by, recorded_at
         from agenda_item where id = ${item}`,
      )
      await run(tx, `insert into agenda_item_child (item_id, child_id) values (${said}, ${ben.childId})`)
      assert.equal(await isOwed(tx, said), false)
      await run(tx, actionOf(ben, said))
      assert.equal(await isOwed(tx, said), true)
    }))

  test('FI-02 with a sibling’s review too it is owed until the sibling’s file has everything', () =>
    onceOnFile(async (tx, item) => {
      await run(tx, reviewOf(ben, item))
      await file(tx, item, ben.childId)
      assert.equal(await isOwed(tx, item), false)
    }))
})
