import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { smallAuthority } from '#test/support/small-authority.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { labelsWith } from '#rules/words/labels.ts'
import { peopleByRole } from './people.ts'
import { optionsFor } from './person-options.ts'
import { loadTeams, managersOf, teamManagerOf } from './teams.ts'

const { app: db } = await testDatabase()
const place = await smallAuthority(db)
const on = Temporal.PlainDate.from('2026-11-20')
const holding = await db
  .selectFrom('roleHolding')
  .select('id')
  .where('personId', '=', place.people.teamManager)
  .executeTakeFirstOrThrow()
await db
  .insertInto('cover')
  .values({
    holdingId: holding.id,
    coveringPersonId: place.people.otherTeamManager,
    appointedBy: place.people.administrator,
    startsOn: on,
    endsOn: on.add({ days: 6 }),
  })
  .execute()

test('SET-02 a child’s managers on a day, cover included', async () => {
  const child = { teamId: place.teams.east }
  const managers = await managersOf(db, child, on)
  assert.deepEqual(managers.teamManagers, [
    { personId: place.people.otherTeamManager, name: 'Imran Dar', acting: true },
  ])
  assert.deepEqual(
    managers.serviceManagers.map(({ name }) => name),
    ['Paula Marsden'],
  )
  assert.deepEqual(
    managers.headsOfService.map(({ name }) => name),
    ['Sunita Rao', 'Moira Fenn'],
  )
  assert.equal((await teamManagerOf(db, place.teams.east, on.add({ days: 7 })))?.name, 'Hannah Lowe')
  assert.equal(await teamManagerOf(db, place.teams.inCare, on), null)
  assert.deepEqual((await managersOf(db, { teamId: null }, on)).teamManagers, [])
})

test('SET-01 people by role, with those who cover', async () => {
  const managers = await peopleByRole(db, 'team-manager', on)
  assert.deepEqual(
    managers.map(({ name, acting, teamId }) => [name, acting, teamId]),
    [
      ['Hannah Lowe', false, place.teams.east],
      ['Imran Dar', true, place.teams.east],
      ['Imran Dar', false, place.teams.west],
    ],
  )
})

test('SET-01 people to choose from: those still here, told apart by what they do', async () => {
  await db
    .updateTable('person')
    .set({ leftOn: on.subtract({ days: 1 }) })
    .where('id', '=', place.people.solicitor)
    .execute()
  const pool = { db, today: on, labels: labelsWith(new Map()), roles: [] }
  const all = (await optionsFor(pool, (people) => people)).map(({ text }) => text)
  assert.ok(all.includes('Grace Oyelaran, social worker, Safeguarding East'))
  assert.ok(!all.some((text) => text.startsWith('Nikhil Rao')))
  assert.deepEqual(all, all.toSorted())
  assert.deepEqual(
    (await optionsFor({ ...pool, roles: ['social-worker'] }, (people) => people)).map(({ value }) => Number(value)),
    [place.people.socialWorker, place.people.otherSocialWorker],
  )
})

test('SET-02 teams sit in services', async () => {
  assert.deepEqual(
    (await loadTeams(db)).map(({ name, service }) => [name, service]),
    [
      ['Children in Care', 'Regulated Services'],
      ['Safeguarding East', 'Operational'],
      ['Safeguarding West', 'Operational'],
    ],
  )
})

test('SET-03 the names are the defaults until the authority changes one', async () => {
  await db.insertInto('label').values({ key: 'body.gateway-panel', text: 'ATR' }).execute()
  const labels = await loadLabels(db)
  assert.equal(labels('body.gateway-panel'), 'ATR')
  assert.equal(labels('body.planning-meeting'), 'Legal Planning Meeting')
  assert.equal(labels('role.chair'), 'chair of the meeting')
})
