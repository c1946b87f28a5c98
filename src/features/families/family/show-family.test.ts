import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people, teams } = place

const adeyemi = await aFamily(db, place, 'Adeyemi', [
  {
    name: 'Ben Adeyemi',
    bornOn: '2014-03-02',
    decidedOn: '2026-08-19',
    letterSentOn: '2026-08-24',
    firstMeetingOn: '2026-09-07',
    midpointHeldOn: '2026-10-05',
    caseSystemId: '300201',
  },
  {
    name: 'Cara Adeyemi',
    bornOn: '2019-05-11',
    decidedOn: '2026-08-24',
    letterSentOn: '2026-08-26',
    firstMeetingOn: '2026-09-04',
    midpointHeldOn: '2026-10-05',
    caseSystemId: '300202',
  },
  {
    name: 'Baby of Tolu',
    expectedOn: '2027-01-08',
    decidedOn: '2026-11-03',
    letterSentOn: '2026-11-06',
    firstMeetingOn: '2026-11-16',
  },
])
const [ben, cara, baby] = adeyemi.children
await db
  .insertInto('extension')
  .values({
    episodeId: ben?.episodeId ?? 0,
    episodeDayZeroOn: Temporal.PlainDate.from('2026-08-19'),
    newLimitOn: Temporal.PlainDate.from('2026-12-09'),
    state: 'agreed',
    decidedOn: Temporal.PlainDate.from('2026-11-09'),
    decidedAs: 'divisional-director',
  })
  .execute()
const inWest = await aFamily(db, place, 'Novak', [
  { name: 'Ida Novak', bornOn: '2018-01-01', decidedOn: '2026-10-05', teamId: teams.west },
  { name: 'Jan Novak', bornOn: '2020-01-01', decidedOn: '2026-10-05' },
])
const idOf = (child: { childId: number } | undefined): number => child?.childId ?? 0

test('FAM-02 every child stands on the family’s page with an own clock, the oldest first; what comes next is said of the most urgent', async () => {
  const { page } = await (await waymark.as(people.teamManager)).get(`/families/${adeyemi.familyId}`)
  assert.equal(page.heading, `Family ${adeyemi.reference} · Safeguarding East Adeyemi family`)
  const cards = page.links.filter(({ href }) => /^\/children\/\d+$/.test(href)).map(({ text }) => text)
  assert.deepEqual(cards, ['Ben, 12', 'Cara, 7', 'Baby of Tolu, due 8 Jan'])
  assert.match(page.text, /Extended to 16 weeks/)
  assert.match(page.text, /Three children\. Next for Cara: final review overdue by 7 days/)
  assert.match(page.text, /the next meeting is on Monday 23 November/)
})

test('PP-02 the strip has its words, and each child a link to why the dates are what they are', async () => {
  const { page } = await (await waymark.as(people.teamManager)).get(`/families/${adeyemi.familyId}`)
  assert.match(
    page.text,
    /13 weeks 0 days: overdue by 7 days\. Decision to start .*Midpoint held on time, Monday 5 October\./,
  )
  for (const child of [ben, cara, baby])
    assert.ok(page.links.some(({ href }) => href === `/children/${idOf(child)}/clock`))
})

test('FAM-03 an unborn child has the expected date on the card, and the warning that the final falls too late', async () => {
  const { page } = await (await waymark.as(people.teamManager)).get(`/families/${adeyemi.familyId}`)
  assert.match(page.text, /Baby of Tolu, due 8 Jan unborn/)
  assert.match(page.text, /Final review falls after the due date/)
  assert.match(page.text, /final review should be held by Fri 11 Dec/)
})

test('FAM-05 only children this person may see are on the page; a family without any is not there', async () => {
  const seen = await (await waymark.as(people.otherTeamManager)).get(`/families/${inWest.familyId}`)
  assert.match(seen.page.text, /One child/)
  assert.doesNotMatch(seen.body, /Jan Novak|Jan,/)
  const unseen = await (await waymark.as(people.otherTeamManager)).get(`/families/${adeyemi.familyId}`)
  assert.equal(unseen.status, 404)
  const hidden = await aFamily(db, place, 'Quill', [{ name: 'Uma Quill', bornOn: '2016-01-01' }])
  await restrict(db, hidden.familyId, people.chair, [people.courtQaManager])
  for (const address of [`/families/${hidden.familyId}`, `/children/${idOf(hidden.children[0])}/clock`]) {
    assert.equal((await (await waymark.as(people.panelAdministrator)).get(address)).status, 404)
    assert.equal((await (await waymark.as(people.courtQaManager)).get(address)).status, 200)
  }
})

test('SEC-03 the trail keeps the ids of the children the page showed, and of no other', async () => {
  await (await waymark.as(people.otherTeamManager)).get(`/families/${inWest.familyId}`)
  const row = (await waymark.trail()).at(-1)
  assert.deepEqual(row?.children, [idOf(inWest.children[0])])
})

test('SEC-02 whoever may only look is offered nothing to change', async () => {
  const { page } = await (await waymark.as(people.divisionalDirector)).get(`/families/${adeyemi.familyId}`)
  assert.deepEqual(
    page.links.filter(({ href }) => /new|start|end$|letters$|birth$/.test(href)),
    [],
  )
})

test('PP-10 the clock sheet says of every date where it comes from, the rule, and the days counted', async () => {
  const { page } = await (await waymark.as(people.socialWorker)).get(`/children/${idOf(cara)}/clock`)
  const rows = page.rows.map((cells) => cells.map((cell) => cell.replaceAll('\u00a0', ' ')))
  assert.deepEqual(rows[0], ['Date', 'Day', 'Counted from', 'Rule', 'Days counted or skipped'])
  const twelveWeeks = rows.find(([what]) => what === '12-week date')
  assert.deepEqual(twelveWeeks, [
    '12-week date',
    'Mon 16 Nov 2026',
    'Decision to start, Mon 24 Aug 2026',
    '12 weeks later; moved only by an agreed extension',
    '84 days, weekends and bank holidays counted',
  ])
})

test('PP-09 an earlier episode stays to read, and is counted', async () => {
  const family = await aFamily(db, place, 'Oduya', [
    { name: 'Leo Oduya', bornOn: '2017-06-01', decidedOn: '2026-10-05' },
  ])
  const childId = idOf(family.children[0])
  const on = (iso: string) => Temporal.PlainDate.from(iso)
  await db
    .insertInto('episode')
    .values({ childId, decidedOn: on('2025-01-06'), endedOn: on('2025-03-24'), outcome: 'step-out-child-in-need' })
    .execute()
  const browser = await waymark.as(people.socialWorker)
  const { page } = await browser.get(`/families/${family.familyId}`)
  assert.match(page.text, /1 earlier episode/)
  assert.match(page.text, /Stepped out to a child in need plan Monday 24 March/)
  assert.match((await browser.get(`/children/${childId}/clock`)).page.text, /Episode 1 of 2, read-only/)
})

test('PP-12 after an ending that nobody decided the page says that and no more: no tag, no week, no overdue', async () => {
  const family = await aFamily(db, place, 'Rees', [{ name: 'Mia Rees', bornOn: '2019-06-01' }])
  const on = (iso: string) => Temporal.PlainDate.from(iso)
  await db
    .insertInto('episode')
    .values({
      childId: idOf(family.children[0]),
      decidedOn: on('2026-06-01'),
      endedOn: on('2026-09-28'),
      outcome: 'moved-away',
      endedWords: 'Moved to Westmere',
    })
    .execute()
  const { page, body } = await (await waymark.as(people.teamManager)).get(`/families/${family.familyId}`)
  assert.match(page.text, /Ended Monday 28 September: moved to another authority\. Moved to Westmere\./)
  assert.doesNotMatch(body, /waymark-strip__picture|govuk-tag|\d weeks? \d day/)
  assert.doesNotMatch(page.text, /overdue/)
})

test('CT-03 CT-04 CT-06 hearings, filing duties and private work stand on the family’s page, for those who see the child', async () => {
  const family = await aFamily(db, place, 'Marsh', [
    { name: 'Oli Marsh', bornOn: '2018-02-01' },
    { name: 'Wes Marsh', bornOn: '2020-02-01', teamId: teams.west },
  ])
  const on = (iso: string) => Temporal.PlainDate.from(iso)
  const [oli, wes] = family.children
  const { id: proceedingsId } = await db
    .insertInto('proceedings')
    .values({ familyId: family.familyId, courtNumber: 'NB26C1', issuedOn: on('2026-10-05') })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('proceedingsChild')
    .values({ proceedingsId, childId: idOf(oli) })
    .execute()
  await db
    .insertInto('hearing')
    .values({ proceedingsId, kind: 'case-management', heldOn: on('2026-12-03'), attendancePlan: 'Grace attends' })
    .execute()
  await db
    .insertInto('courtFiling')
    .values({ proceedingsId, what: 'Parenting assessment', dueOn: on('2026-11-20'), plan: 'Ask the court' })
    .execute()
  await db
    .insertInto('privateProceedings')
    .values({ childId: idOf(wes), report: 'section-7', reportDueOn: on('2026-12-10') })
    .execute()
  await db
    .insertInto('staffingIssue')
    .values({ kind: 'absence', familyId: family.familyId, words: 'Off until January', raisedOn: on('2026-11-16') })
    .execute()
  const east = await (await waymark.as(people.teamManager)).get(`/families/${family.familyId}`)
  assert.match(east.page.text, /Next at court: case management hearing, Thu 3 Dec 2026/)
  assert.match(east.page.text, /Oli, 8 In care proceedings/)
  assert.match(
    east.page.text,
    /7 weeks 0 days since issue.* Issued Monday 5 October 2026\..*Case management hearing Thursday 3 December 2026\./,
  )
  assert.match(east.page.text, /Parenting assessment.*overdue by 3 days/)
  assert.match(east.page.text, /Somebody is absent: Off until January/)
  assert.doesNotMatch(east.page.text, /Section 7|Wes/)
  const west = await (await waymark.as(people.otherTeamManager)).get(`/families/${family.familyId}`)
  assert.match(west.page.text, /Wes Marsh Section 7 report Thu 10 Dec 2026/)
  assert.doesNotMatch(west.page.text, /NB26C1|Parenting assessment|Oli/)
})
