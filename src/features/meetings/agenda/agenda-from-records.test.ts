import { test } from 'node:test'
import { keepHistory } from '#records/keeping/history.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, takingAll } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { teams, people } = place
const webb = await aFamily(db, place, 'Webb', [{ name: 'Rosa Webb', bornOn: '2016-03-01' }])
const novak = await aFamily(db, place, 'Novak', [{ name: 'Iris Novak', bornOn: '2016-03-01' }])
const rosa = webb.children[0]?.childId ?? 0
const other = await db
  .insertInto('meetingSeries')
  .values({ name: 'Coast Tracking Meeting', area: 'Coast' })
  .returning('id')
  .executeTakeFirstOrThrow()
await takingAll(db, other.id)
await db.updateTable('team').set({ seriesId: other.id }).where('id', '=', teams.west).execute()
await db.updateTable('child').set({ teamId: teams.west }).where('familyId', '=', novak.familyId).execute()

async function aCase(familyId: number, childId: number) {
  const { id } = await db.insertInto('proceedings').values({ familyId }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('proceedingsChild').values({ proceedingsId: id, childId }).execute()
  return id
}
const ofWebb = await aCase(webb.familyId, rosa)
const ofNovak = await aCase(novak.familyId, novak.children[0]?.childId ?? 0)
const hearing = (proceedingsId: number, heldOn: string, status: 'listed' | 'vacated' | 'held') =>
  db
    .insertInto('hearing')
    .values({ proceedingsId, kind: 'final', heldOn: day(heldOn), status })
    .returning('id')
    .executeTakeFirstOrThrow()
const vacated = await hearing(ofWebb, '2026-11-25', 'vacated')
await db.transaction().execute((tx) =>
  keepHistory(tx, {
    at: clock.now(),
    personId: people.solicitor,
    recordKind: 'hearing',
    recordId: vacated.id,
    familyId: webb.familyId,
    childId: null,
    before: { status: 'listed' },
    after: { status: 'vacated' },
  }),
)
await hearing(ofWebb, '2026-11-18', 'held')
await hearing(ofNovak, '2026-11-26', 'listed')
await db
  .insertInto('courtFiling')
  .values([
    { proceedingsId: ofWebb, what: 'Final evidence', dueOn: day('2026-12-03'), potentialDelay: 'The expert is ill' },
    { proceedingsId: ofWebb, what: 'Threshold', dueOn: day('2026-11-24'), filedOn: day('2026-11-19') },
  ])
  .execute()
await db
  .insertInto('privateProceedings')
  .values([
    ...[
      {
        childId: rosa,
        report: 'section-7' as const,
        reportDueOn: day('2026-11-10'),
        filedOn: day('2026-11-09'),
        nextHearingOn: day('2026-12-01'),
      },
    ],
  ])
  .execute()
await db
  .insertInto('staffingIssue')
  .values([
    { kind: 'leaver', teamId: teams.east, words: 'East loses two', raisedOn: day('2026-11-19') },
    { kind: 'leaver', teamId: teams.west, words: 'West loses one', raisedOn: day('2026-11-19') },
    {
      kind: 'absence',
      teamId: teams.east,
      words: 'Back again',
      raisedOn: day('2026-11-10'),
      resolvedOn: day('2026-11-18'),
    },
  ])
  .execute()

const agendaOf = async (address: string) =>
  (await (await waymark.as(people.panelAdministrator)).get(`/meetings/${address}`)).page.text

test('TM-03 hearings held or vacated, documents and reports filed, and issues resolved aren’t taken', async () => {
  const agenda = await agendaOf('2026-11-23')
  assert.doesNotMatch(agenda, /final (Wed 25|was Wed 18) Nov/)
  assert.doesNotMatch(agenda, /Threshold/)
  assert.doesNotMatch(agenda, /section 7/)
  assert.match(agenda, /Webb · hearing Tue 1 Dec/)
  assert.doesNotMatch(agenda, /Back again/)
})

test('CT-04 TM-03 a document with a potential delay is said to be one that may be late', async () => {
  assert.match(await agendaOf('2026-11-23'), /Webb · Final evidence may be late, due Thu 3 Dec/)
})

test('TM-01 TM-05 each series takes its own teams’ children and staffing', async () => {
  const [first, coast] = [await agendaOf('2026-11-23'), await agendaOf(`2026-11-23.${other.id}`)]
  assert.match(first, /East loses two/)
  assert.doesNotMatch(first, /West loses one|Novak/)
  assert.match(coast, /Novak · final Thu 26 Nov/)
  assert.match(coast, /West loses one/)
  assert.doesNotMatch(coast, /East loses two|Webb/)
})

test('TM-03 what a meeting didn’t reach is the next one’s once that has come', async () => {
  clock.moveTo('2026-11-30T09:00')
  assert.doesNotMatch(await agendaOf('2026-11-23'), /Webb · Final evidence/)
  assert.match(await agendaOf('2026-11-30'), /Webb · Final evidence/)
})

test('SET-06 TM-03 of a case with siblings in two teams each meeting takes its own child', async () => {
  const osei = await aFamily(db, place, 'Osei', [
    { name: 'Kwame Osei', bornOn: '2016-03-01' },
    { name: 'Efua Osei', bornOn: '2018-03-01' },
  ])
  const [kwame = 0, efua = 0] = osei.children.map(({ childId }) => childId)
  await db.updateTable('child').set({ teamId: teams.west }).where('id', '=', efua).execute()
  const both = await aCase(osei.familyId, kwame)
  await db.insertInto('proceedingsChild').values({ proceedingsId: both, childId: efua }).execute()
  await hearing(both, '2026-12-03', 'listed')
  assert.match(await agendaOf('2026-11-30'), /Osei · final Thu 3 Dec Kwame \d/)
  assert.match(await agendaOf(`2026-11-30.${other.id}`), /Osei · final Thu 3 Dec Efua \d/)
  const drafted = async (address: string) =>
    (await (await waymark.as(people.courtQaManager)).get(`/overviews/${address}`)).page.text
  const [first, coast] = [await drafted('2026-11-30'), await drafted(`2026-11-30.${other.id}`)]
  assert.ok(first.includes('Kwame Osei') && !first.includes('Efua'))
  assert.ok(coast.includes('Efua Osei') && !coast.includes('Kwame'))
})
