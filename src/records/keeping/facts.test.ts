import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { inColumns } from './write-rows.ts'
import { openDatabase } from '#platform/db/open-database.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { loadNames } from '#records/people/names.ts'
import { loadManagers, loadTeams } from '#records/people/teams.ts'
import { loadPower } from '#records/settings/deciding-bodies.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { mondayOf } from '#rules/calendar/plain-date.ts'
import { loadMeetingFacts } from '#records/sittings/sitting-plans.ts'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { smallAuthority } from '#test/support/small-authority.ts'
import type { Db } from './db.ts'
import { factTables, forgetFacts, withFactsAt } from './facts.ts'
import type { DB } from './schema.ts'

const { app, owner, addresses } = await testDatabase()
const place = await smallAuthority(app)
const on = Temporal.PlainDate.from('2026-11-20')

const versionOf = async (db: Db) =>
  (await db.selectFrom('factsVersion').select('version').executeTakeFirstOrThrow()).version
/** What the door does at the beginning of a request. */
const request = async (db: Db) => withFactsAt(db, await versionOf(db))

/** Every fact there is, in words that two readings can be compared by. */
async function allFacts(db: Db): Promise<unknown> {
  const [calendar, names, labels, agenda, power, meetings, teams, managers] = await Promise.all([
    loadCalendar(db),
    loadNames(db),
    loadLabels(db),
    agendaSetting.load(db),
    loadPower(db, 'gateway-panel'),
    loadMeetingFacts(db),
    loadTeams(db),
    loadManagers(db, on),
  ])
  const days = [calendar, meetings.calendar].flatMap(({ bankHolidays, closureDays }) => [
    ...bankHolidays,
    ...closureDays,
  ])
  const people = Object.values(place.people).map((id) => names.person(id))
  const managing = teams.map(({ id }) => managers(id))
  return JSON.parse(
    JSON.stringify([
      days,
      people,
      labels('directorate'),
      agenda,
      power,
      meetings.series,
      meetings.kept,
      teams,
      managing,
    ]),
  )
}

/** A change of some fact; `n` makes it another one each time. */
const changes: Readonly<Record<string, (db: Db, n: number) => Promise<unknown>>> = {
  label: (db, n) =>
    db
      .insertInto('label')
      .values({ key: 'directorate', text: `Children ${n}` })
      .onConflict((twin) => twin.column('key').doUpdateSet({ text: `Children ${n}` }))
      .execute(),
  setting: (db, n) =>
    db
      .insertInto('setting')
      .values({ key: 'power.gateway-panel', value: JSON.stringify({ power: n % 2 === 0 ? 'starts' : 'recommends' }) })
      .onConflict((twin) =>
        twin.column('key').doUpdateSet({ value: JSON.stringify({ power: n % 2 === 0 ? 'starts' : 'recommends' }) }),
      )
      .execute(),
  person: (db, n) =>
    db
      .updateTable('person')
      .set({ name: `Hannah ${n}` })
      .where('id', '=', place.people.teamManager)
      .execute(),
  team: (db, n) =>
    db
      .updateTable('team')
      .set({ name: `East ${n}` })
      .where('id', '=', place.teams.east)
      .execute(),
  service: (db, n) =>
    db
      .updateTable('service')
      .set({ name: `Service ${n}` })
      .where('id', '=', place.services.operational)
      .execute(),
  series: (db, n) =>
    db
      .updateTable('meetingSeries')
      .set({ weekday: (n % 5) + 1 })
      .execute(),
  rhythm: (db, n) =>
    db
      .updateTable('meetingSeries')
      .set({ rhythm: 'listed', listedOn: [on.add({ days: n })] })
      .execute(),
  sitting: (db, n) =>
    db
      .insertInto('sitting')
      .values({
        seriesId: place.seriesId,
        meetsOn: on.add({ days: n }),
        standsFor: mondayOf(on.add({ days: n })),
        state: 'cancelled',
      })
      .onConflict((twin) => twin.doNothing())
      .execute(),
  closure: (db, n) =>
    db
      .insertInto('closureDay')
      .values({ closedOn: on.add({ days: n }), title: 'Council closed' })
      .onConflict((twin) => twin.doNothing())
      .execute(),
  'no closure': (db) => db.deleteFrom('closureDay').execute(),
  cover: async (db, n) => {
    const role = await db
      .selectFrom('roleHolding')
      .select('id')
      .where('personId', '=', place.people.teamManager)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('cover')
      .values({
        holdingId: role.id,
        coveringPersonId: place.people.otherTeamManager,
        startsOn: on,
        endsOn: on.add({ days: n % 3 }),
        appointedBy: null,
      })
      .execute()
  },
  'no cover': (db) => db.deleteFrom('cover').execute(),
}

test('SEC-05 every table that facts are read from is watched, and no other', async () => {
  const { rows } = await sql<{ watched: string; triggers: number }>`
    select tgrelid::regclass::text as watched, count(*) as triggers from pg_trigger
    where tgname in ('facts_come_and_go', 'facts_change') and tgenabled = 'O' group by 1 order by 1`.execute(owner)
  assert.deepEqual(
    rows,
    factTables.map((table) => ({ watched: inColumns(table), triggers: 2 })),
  )
})

test('SEC-05 the application can change the version only by changing a fact', async () => {
  for (const attempt of [
    sql`update facts_version set version = gen_random_uuid()`,
    sql`delete from facts_version`,
    sql`select raise_facts_version()`,
    sql`alter table label disable trigger all`,
  ])
    await assert.rejects(attempt.execute(app), /permission denied|must be owner|trigger functions/)
})

test('SEC-05 a change that is taken back, or that changes nothing, raises no version; one that is kept does, once', async () => {
  const before = await versionOf(app)
  await app.updateTable('meetingSeries').set({ minutes: 60 }).execute()
  await app
    .transaction()
    .execute(async (tx) => {
      await changes['label']?.(tx, 1)
      throw new Error('taken back')
    })
    .catch(() => undefined)
  await app.insertInto('sitting').values({ seriesId: place.seriesId, meetsOn: on, state: 'planned' }).execute()
  const opened = await versionOf(app)
  await app.updateTable('sitting').set({ state: 'open', chairId: place.people.chair }).execute()
  assert.equal(await versionOf(app), opened, 'how far a meeting has come is no fact')
  assert.notEqual(opened, before)
})

test('SEC-05 a meeting moved, given instead of another, cancelled or taken away raises the version', async () => {
  const meeting = { seriesId: place.seriesId, meetsOn: on.add({ weeks: 20 }), state: 'planned' as const }
  const { id } = await app.insertInto('sitting').values(meeting).returning('id').executeTakeFirstOrThrow()
  let before = await versionOf(app)
  const isRaisedBy = async (what: string) => {
    const now = await versionOf(app)
    assert.notEqual(now, before, what)
    before = now
  }
  const isOurs = app.updateTable('sitting').where('id', '=', id)
  await isOurs.set({ meetsOn: meeting.meetsOn.add({ days: 1 }) }).execute()
  await isRaisedBy('moved')
  await isOurs.set({ standsFor: mondayOf(meeting.meetsOn) }).execute()
  await isRaisedBy('of another week')
  await isOurs.set({ byHand: true }).execute()
  await isRaisedBy('put there by a person')
  await isOurs.set({ state: 'held' }).execute()
  await isRaisedBy('ended')
  await isOurs.set({ state: 'cancelled' }).execute()
  await isRaisedBy('cancelled')
  await app.deleteFrom('sitting').where('id', '=', id).execute()
  await isRaisedBy('taken away')
})

test('SEC-05 a request keeps to what it came upon, its transaction reads its own change, and after a change it reads anew', async () => {
  const asked = await request(app)
  assert.equal((await loadLabels(asked))('directorate'), (await loadLabels(app))('directorate'))
  const old = (await loadLabels(asked))('directorate')
  await asked.transaction().execute(async (tx) => {
    await changes['label']?.(tx, 77)
    assert.equal((await loadLabels(tx))('directorate'), 'Children 77')
  })
  assert.equal((await loadLabels(asked))('directorate'), old)
  forgetFacts(asked)
  assert.equal((await loadLabels(asked))('directorate'), 'Children 77')
})

test('SEC-05 what could not be read is asked for again', async () => {
  const asked = await request(app)
  await sql`alter table label rename to label_away`.execute(owner)
  await assert.rejects(loadLabels(asked))
  await sql`alter table label_away rename to label`.execute(owner)
  assert.equal((await loadLabels(asked))('role.solicitor'), 'solicitor')
})

test('SEC-05 whatever changes and whoever changes it, the next request of every process sees it', async () => {
  const other = openDatabase<DB>(addresses.application)
  const step = fc.record({
    what: fc.constantFrom(...Object.keys(changes)),
    by: fc.constantFrom(app, other),
    n: fc.integer({ min: 0, max: 60 }),
    fate: fc.constantFrom('kept', 'kept', 'taken back'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      for (const { what, by, n, fate } of steps) {
        await by
          .transaction()
          .execute(async (tx) => {
            await changes[what]?.(tx, n)
            if (fate === 'taken back') throw new Error(fate)
          })
          .catch(() => undefined)
        const now = await allFacts(app)
        for (const process of [app, other]) assert.deepEqual(await allFacts(await request(process)), now)
      }
    }),
    { numRuns: 25 },
  )
  await other.destroy()
})

test('SEC-05 a request that comes while a change is under way sees the state before, the first after it the new one', async () => {
  const other = openDatabase<DB>(addresses.application)
  await app.transaction().execute(async (tx) => {
    await changes['team']?.(tx, 500)
    assert.ok((await loadTeams(await request(other))).every(({ name }) => name !== 'East 500'))
  })
  assert.ok((await loadTeams(await request(other))).some(({ name }) => name === 'East 500'))
  await other.destroy()
})
