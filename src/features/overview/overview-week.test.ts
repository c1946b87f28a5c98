import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { recordItem, recordMidpoint } from '#test/support/held-meeting.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const [first, second] = ['2026-11-23', '2026-11-30']
const waymark = await openWaymark('2026-11-23T11:00')
const { db, place, clock } = waymark
const { people } = place

// Cara's 12-week date was Friday 13 November; Ben, added to the family later, is in view.
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2020-02-03', decidedOn: '2026-08-21', midpointHeldOn: '2026-09-28' },
  { name: 'Ben Adeyemi', bornOn: '2022-05-06', decidedOn: '2026-11-02' },
])
const novak = await aFamily(db, place, 'Novak', [
  { name: 'Iris Novak', bornOn: '2018-03-04', decidedOn: '2026-10-12' },
  { name: 'Karel Novak', bornOn: '2021-03-04', decidedOn: '2026-10-12' },
])
const clarke = await aFamily(db, place, 'Clarke', [{ name: 'Ellie Clarke', bornOn: '2019-01-01' }])
const [iris, karel] = novak.children
const [ellie] = clarke.children
assert.ok(iris?.episodeId != null && karel?.episodeId != null && ellie)

const proceedings = await db
  .insertInto('proceedings')
  .values({ familyId: clarke.familyId, courtNumber: 'NB26C00012' })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.insertInto('proceedingsChild').values({ proceedingsId: proceedings.id, childId: ellie.childId }).execute()
const aFiling = async (what: string, dueOn: string) =>
  (
    await db
      .insertInto('courtFiling')
      .values({ proceedingsId: proceedings.id, what, dueOn: day(dueOn) })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
const [statement] = [await aFiling('Statement', '2026-11-19'), await aFiling('Care plan', '2026-12-01')]
const aHearing = async (kind: 'case-management' | 'other' | 'final', heldOn: string) =>
  (
    await db
      .insertInto('hearing')
      .values({ proceedingsId: proceedings.id, kind, heldOn: day(heldOn) })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
const management = await aHearing('case-management', '2026-11-26')
// Only in the first week's Overview because somebody moved it that week.
const faraway = await aHearing('final', '2027-05-04')
await db
  .insertInto('changeHistory')
  .values({ at: Temporal.Instant.from('2026-11-20T10:00Z'), recordKind: 'hearing', recordId: faraway })
  .execute()
await db
  .insertInto('privateProceedings')
  .values({ childId: ellie.childId, report: 'section-7', reportDueOn: day('2026-11-16') })
  .execute()

const cara = adeyemi.children.map(({ childId }) => childId)
await recordItem(waymark, first, {
  section: 'cannot-wait',
  subject: { kind: 'family-review', familyId: adeyemi.familyId },
  title: 'Adeyemi',
  familyId: adeyemi.familyId,
  childIds: cara,
  discussion: 'Not everybody was there.',
})
const item = await recordItem(waymark, first, {
  section: 'reviews',
  subject: { kind: 'family-review', familyId: novak.familyId },
  title: 'Novak',
  familyId: novak.familyId,
  childIds: novak.children.map(({ childId }) => childId),
  discussion: '',
})
for (const { childId, episodeId } of [iris, karel])
  if (episodeId !== null) await recordMidpoint(waymark, { itemId: item, episodeId, childId, familyId: novak.familyId })

const draftOf = async (meeting: string) =>
  (await (await waymark.as(people.courtQaManager)).get(`/overviews/${meeting}`)).page
const pageText = async (url: string) => (await (await waymark.as(people.courtQaManager)).get(url)).page.text
const part = (text: string, from: string, to: string) => text.slice(text.indexOf(from), text.lastIndexOf(to))

test('LO-01 each child stands in it with their own state: a sibling in view is not overdue', async () => {
  const { text } = await draftOf(first)
  assert.match(text, /Cara Adeyemi: Final review: No decision recorded overdue by 10 days New/)
  assert.match(text, /Ben Adeyemi: In view: midpoint review by Mon 14 Dec 2026 New/)
  assert.doesNotMatch(text, /Ben Adeyemi[^:]*: [^:]*(Final|overdue)/)
  assert.match(
    text,
    /At risk: 1 child past their 12-week or agreed date \(Cara Adeyemi\); 1 review due and not held \(Cara Adeyemi\)/,
  )
})

test('LO-01 one block a family: reference, team and worker, siblings of whom the same is said together', async () => {
  const { text } = await draftOf(first)
  assert.match(
    text,
    /Novak NB-\d+ Safeguarding East, Grace Oyelaran Iris and Karel Novak: Midpoint review: Continue New · Awaiting the chair Work is going well/,
  )
  assert.match(text, /Reviews held: 2 \(2 midpoints\), in time Outcomes: 2 continue/)
})

test('LO-01 nothing is changed or resolved in a week in which no record was', async () => {
  const publisher = await waymark.as(people.courtQaManager)
  assert.equal((await publisher.submit(`/overviews/${first}/publish`, {})).status, 303)
  clock.moveTo('2026-11-30T11:00')
  const { text } = await draftOf(second)
  assert.doesNotMatch(part(text, 'Children who', 'Any other issue'), /Changed|Resolved/)
  assert.match(text, /Cara Adeyemi: Final review: No decision recorded overdue by 17 days No change/)
  assert.match(text, /Statement: due Thu 19 Nov 2026 overdue by 11 days No change/)
  assert.match(text, /Section 7 report: due Mon 16 Nov 2026 overdue by 14 days No change/)
  assert.doesNotMatch(text, /4 May 2027/, 'what left the window is not there, and not resolved')
})

test('LO-01 resolved comes from the record: held, filed, ended', async () => {
  await db
    .updateTable('courtFiling')
    .set({ filedOn: day('2026-11-25') })
    .where('id', '=', statement)
    .execute()
  await db.updateTable('hearing').set({ status: 'held' }).where('id', '=', management).execute()
  await db
    .updateTable('privateProceedings')
    .set({ endedOn: day('2026-11-24') })
    .execute()
  const held = { episodeId: iris.episodeId ?? 0, kind: 'final' as const, heldOn: day('2026-11-25') }
  await db
    .insertInto('review')
    .values({ ...held, outcome: 'recommend-extension' })
    .execute()
  const { text } = await draftOf(second)
  assert.match(text, /Statement: due Thu 19 Nov 2026 Resolved Filed Wed 25 Nov 2026/)
  assert.match(text, /Case management hearing \(held\): Thu 26 Nov 2026 Resolved Held Thu 26 Nov 2026/)
  assert.match(text, /Section 7 report: due Mon 16 Nov 2026 Resolved .*Ended Tue 24 Nov 2026/)
  assert.match(text, /Care plan: due Tue 1 Dec 2026 No change/)
  await db
    .updateTable('proceedings')
    .set({ endedOn: day('2026-11-27') })
    .where('id', '=', proceedings.id)
    .execute()
  assert.match(
    (await draftOf(second)).text,
    /Care plan: due Tue 1 Dec 2026 Resolved The proceedings ended Fri 27 Nov 2026/,
  )
})

test('LO-01 a review that was still to hold and was held between the meetings is resolved, by its record', async () => {
  const episodeId = adeyemi.children[0]?.episodeId ?? 0
  await db
    .insertInto('review')
    .values({ episodeId, kind: 'final', heldOn: day('2026-11-25'), outcome: 'step-out-child-in-need' })
    .execute()
  await db
    .updateTable('episode')
    .set({ endedOn: day('2026-11-25'), outcome: 'step-out-child-in-need' })
    .where('id', '=', episodeId)
    .execute()
  assert.match((await draftOf(second)).text, /Cara Adeyemi: Final review Resolved Held Wed 25 Nov 2026/)
})

test('LO-01 PP-12 what was about a child whom nobody follows any more is resolved, without a count', async () => {
  const amber = await aFamily(db, place, 'Amber', [{ name: 'Lia Amber', bornOn: '2019-01-01' }])
  const childId = amber.children[0]?.childId ?? 0
  const work = { report: 'section-7', reportDueOn: day('2026-11-27') } as const
  await db
    .insertInto('privateProceedings')
    .values({ childId, ...work })
    .execute()
  assert.match((await draftOf(second)).text, /Lia Amber: Section 7 report: due Fri 27 Nov 2026 overdue by 3 days New/)
  assert.equal((await (await waymark.as(people.courtQaManager)).submit(`/overviews/${second}/publish`, {})).status, 303)
  clock.moveTo('2026-12-07T11:00')
  await db
    .updateTable('child')
    .set({ followedUntil: day('2026-12-02'), noLongerBecause: 'died' })
    .where('id', '=', childId)
    .execute()
  const { text } = await draftOf('2026-12-07')
  assert.match(
    text,
    /Lia Amber: Section 7 report: due Fri 27 Nov 2026 Resolved .*No longer followed since Wed 2 Dec 2026/,
  )
})

test('LO-01 an extension asked after the meeting is the next one’s to tell: who asked, why, until when', async () => {
  const bell = await aFamily(db, place, 'Bell', [
    { name: 'Noor Bell', bornOn: '2019-01-01', decidedOn: '2026-10-05', midpointHeldOn: '2026-11-16' },
  ])
  const episodeId = bell.children[0]?.episodeId ?? 0
  await db
    .insertInto('extension')
    .values({
      episodeId,
      episodeDayZeroOn: day('2026-10-05'),
      newLimitOn: day('2027-01-11'),
      state: 'requested',
      requestedOn: day('2026-12-03'),
      requestedBy: people.teamManager,
      exceptional: 'The assessor was ill',
    })
    .execute()
  assert.match(
    (await draftOf('2026-12-07')).text,
    /Noor Bell: Extension asked: to Mon 11 Jan 2027 by Hannah Lowe on Thu 3 Dec 2026, not decided New · Not discussed The assessor was ill/,
  )
  assert.doesNotMatch(await pageText(`/overviews/${second}/since`), /Bell/)
})

test('LO-01 PP-06 an urgent return that the panel has seen since the last Overview is told with what it decided', async () => {
  const khan = await aFamily(db, place, 'Khan', [{ name: 'Zayn Khan', bornOn: '2025-07-01', decidedOn: '2026-10-26' }])
  const episodeId = khan.children[0]?.episodeId ?? 0
  const sought = { episodeId, why: 'Two visits were refused', byOn: day('2026-12-09'), ownerId: people.chair }
  await db.insertInto('urgentReturn').values(sought).execute()
  assert.match((await draftOf('2026-12-07')).text, /At risk: 1 urgent return to the panel \(Zayn Khan\)/)
  const qa = await waymark.as(people.courtQaManager)
  assert.equal((await qa.submit('/overviews/2026-12-07/publish', {})).status, 303)
  clock.moveTo('2026-12-14T11:00')
  await db
    .updateTable('urgentReturn')
    .set({ panelMetOn: day('2026-12-09'), panelDecided: 'issue-proceedings' })
    .where('episodeId', '=', episodeId)
    .execute()
  await db
    .updateTable('episode')
    .set({ endedOn: day('2026-12-09'), outcome: 'initiate-proceedings' })
    .where('id', '=', episodeId)
    .execute()
  const { text } = await draftOf('2026-12-14')
  assert.match(text, /Zayn Khan: Urgent return Resolved .*The panel met Wed 9 Dec 2026: issue proceedings/)
  assert.doesNotMatch(text, /At risk: [^:]*Zayn/)
})
