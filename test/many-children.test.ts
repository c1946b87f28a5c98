import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { aFamily } from './support/small-authority.ts'
import { openWaymark } from './support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, owner, place } = waymark

// More than a statement takes parameters (65,535), each with a pre-proceedings that ended long ago.
const many = 66_000
await owner.transaction().execute(async (tx) => {
  // Nobody waits for an answer here, however slow the machine.
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`
  with families as (
    insert into family (reference, name) select 'M-' || n, 'Former ' || n from generate_series(1, ${many}::integer) n returning id
  ), children as (
    insert into child (family_id, name, team_id) select id, 'Child ' || id, ${place.teams.east}::integer from families returning id
  )
  insert into episode (child_id, decided_on, outcome, ended_on)
  select id, date '2021-03-01', 'step-out-child-in-need', date '2021-05-24' from children`.execute(tx)
})
const { familyId } = await aFamily(db, place, 'Okafor', [
  { name: 'Amara', bornOn: '2019-01-01', decidedOn: '2026-10-12' },
])

const administrator = await waymark.as(place.people.panelAdministrator)

test('TM-03, LO-01 a council that has had more than 65,535 children on file opens every page of its meeting', async () => {
  const meeting = await administrator.get('/meetings/2026-11-23')
  assert.equal(meeting.status, 200)
  assert.match(meeting.body, /Okafor/)
  for (const page of [
    `/meetings/2026-11-23/items/family-${familyId}`,
    '/overviews/2026-11-16',
    `/families/${familyId}`,
    '/tracker',
    '/',
  ])
    assert.equal((await administrator.get(page)).status, 200, page)
})
