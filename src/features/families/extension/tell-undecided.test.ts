import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { tellUndecided } from './tell-undecided.ts'

// Limit Mon 30 Nov 2026: two working days before it is Thu 26 Nov.
const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { people, teams } = place
const here = 'https://northbrook.example'
const aChild = { bornOn: '2019-03-01', decidedOn: '2026-09-07', midpointHeldOn: '2026-10-19', teamId: teams.east }
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', ...aChild },
  { name: 'Ben Ash', ...aChild },
])
const birch = await aFamily(db, place, 'Birch', [{ name: 'Bo Birch', ...aChild }])
const cedar = await aFamily(db, place, 'Cedar', [{ name: 'Cy Cedar', ...aChild, decidedOn: '2026-09-21' }])

for (const { children } of [ash, birch, cedar])
  await db
    .insertInto('extension')
    .values(
      children.map(({ episodeId }, at) => ({
        episodeId: episodeId ?? 0,
        episodeDayZeroOn: day(children === cedar.children ? '2026-09-21' : '2026-09-07'),
        newLimitOn: day('2026-12-21'),
        state: 'requested' as const,
        requestedOn: day('2026-11-18'),
        requestedBy: people.teamManager,
        exceptional: `The assessor was ill ${at}`,
      })),
    )
    .execute()

/** Goes round as the service does, and answers whom it wrote to since, with what. */
async function toldAt(moment: string) {
  clock.moveTo(moment)
  const of = db.selectFrom('message').where('kind', '=', 'extension-undecided').orderBy('id')
  const before = (await of.select('id').execute()).length
  await tellUndecided(db, clock.now(), here)
  const after = await of.select(['toPersonId', 'subject', 'body']).execute()
  return after.slice(before)
}
const workOf = async (personId: number) => (await (await waymark.as(personId)).get('/')).page
const firstOf = async (personId: number) => /Today (.{0,60})/.exec((await workOf(personId)).text)?.[1] ?? ''

test('PP-04 until two working days before the limit nobody is told, and nothing stands before other work', async () => {
  assert.deepEqual(await toldAt('2026-11-25T18:00'), [])
  assert.doesNotMatch((await workOf(people.chair)).text, /Extension undecided/)
})

test('PP-04 two working days before the limit the Director and the chair are told once, with references and without a name', async () => {
  await db
    .insertInto('restriction')
    .values({
      ...{ familyId: birch.familyId, reason: 'Staff', approvedBy: people.divisionalDirector },
      ...{ startsOn: day('2026-11-20'), reviewOn: day('2027-01-20') },
    })
    .execute()
  const given = { givenOn: day('2026-11-20'), personId: people.divisionalDirector }
  await db
    .insertInto('namedAccess')
    .values({ familyId: birch.familyId, ...given })
    .execute()
  const told = await toldAt('2026-11-26T00:05')
  assert.deepEqual(
    told.map(({ toPersonId, subject }) => [toPersonId, subject]).toSorted(),
    [
      [people.divisionalDirector, '2 extensions are undecided and the date is near'],
      [people.chair, '1 extension is undecided and the date is near'],
    ].toSorted(),
  )
  const to = (personId: number) => told.find(({ toPersonId }) => toPersonId === personId)?.body ?? ''
  const director = to(people.divisionalDirector)
  assert.ok(director.includes(`Decide: ${here}/families/${ash.familyId}/extension\n`), director)
  assert.ok(director.includes(`/families/${birch.familyId}/extension`), director)
  assert.doesNotMatch(director, /Ash|Birch|Cedar|Ann|Bo/)
  assert.match(director, /the date that stands is Mon 30 Nov 2026/)
  // FAM-05: of the restricted family only who is named hears.
  const chair = to(people.chair)
  assert.ok(chair.includes(`How it stands: ${here}/families/${ash.familyId}\n`), chair)
  assert.ok(!chair.includes(`/families/${birch.familyId}`))
  assert.deepEqual(await toldAt('2026-11-26T00:15'), [])
  assert.deepEqual(await toldAt('2026-11-27T08:00'), [])
})

test('PP-04 it then heads the Director’s work with the form, and the chair’s with who decides', async () => {
  clock.moveTo('2026-11-26T09:00')
  assert.match(await firstOf(people.divisionalDirector), /^Decide on the extension: (Ann and Ben Ash|Bo Birch)/)
  assert.match(await firstOf(people.chair), /^Extension undecided: Ann and Ben Ash/)
  assert.match((await workOf(people.chair)).text, /waits for the Divisional Director · the 12-week date is Mon 30 Nov/)
  assert.doesNotMatch((await workOf(people.chair)).text, /Extension undecided: Cy Cedar/)
  assert.doesNotMatch((await workOf(people.headOfService)).text, /Extension undecided/)
})

test('PP-04 SET-01 an acting Director who is appointed meanwhile is told once, and has it first', async () => {
  const holding = await db
    .selectFrom('roleHolding')
    .select('id')
    .where('role', '=', 'divisional-director')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('cover')
    .values({
      ...{ holdingId: holding.id, coveringPersonId: people.headOfService, appointedBy: people.divisionalDirector },
      ...{ startsOn: day('2026-11-27'), endsOn: day('2026-12-04') },
    })
    .execute()
  const told = await toldAt('2026-11-27T09:00')
  assert.deepEqual(
    told.map(({ toPersonId, subject }) => [toPersonId, subject]),
    [[people.headOfService, '1 extension is undecided and the date is near']],
  )
  assert.match(await firstOf(people.headOfService), /^Decide on the extension: Ann and Ben Ash/)
})

test('PP-04 once decided, withdrawn or over nobody is told any more', async () => {
  const childId = String(cedar.children[0]?.childId ?? 0)
  // Limit Mon 14 Dec; it would be told from Thu 10 Dec.
  clock.moveTo('2026-12-09T09:00')
  const director = await waymark.as(people.divisionalDirector)
  const saved = await director.submit(`/families/${cedar.familyId}/extension`, { children: childId, decision: 'agree' })
  assert.equal(saved.status, 303)
  assert.deepEqual(await toldAt('2026-12-10T09:00'), [])
  assert.doesNotMatch((await workOf(people.chair)).text, /Extension undecided: Cy Cedar/)
})
