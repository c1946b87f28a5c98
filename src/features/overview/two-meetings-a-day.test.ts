import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

/* The tracking meeting and a court panel that was added this morning, both on Monday 23 November 2026. */

const waymark = await openWaymark('2026-11-23T08:00')
const { db, place, clock } = waymark
const { people, teams } = place

// 6-week date Mon 23 Nov 2026; an extension is asked for.
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
])
const [cara] = adeyemi.children
const { id: proceedingsId } = await db
  .insertInto('proceedings')
  .values({ familyId: adeyemi.familyId })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('proceedingsChild')
  .values({ proceedingsId, childId: cara?.childId ?? 0 })
  .execute()
await db
  .insertInto('hearing')
  .values({ proceedingsId, kind: 'final', heldOn: day('2026-11-26') })
  .execute()
await db
  .insertInto('extension')
  .values({
    ...{ episodeId: cara?.episodeId ?? 0, episodeDayZeroOn: day('2026-10-12'), newLimitOn: day('2027-01-18') },
    ...{ state: 'requested', exceptional: 'The expert can’t report earlier' },
    ...{ requestedBy: people.teamManager, requestedOn: day('2026-11-19') },
  })
  .execute()

const asked = { name: 'Court Progression Panel', takes: ['court'], weekday: '1', startsAt: '09:10' }
await (await waymark.as(people.courtQaManager)).submit('/settings/meetings/add', asked)
const [panel] = await db.selectFrom('meetingSeries').select('id').where('name', '=', asked.name).execute()
const panelId = panel?.id ?? 0
const seat = await db
  .selectFrom('coreSeat')
  .select('id')
  .where('seriesId', '=', panelId)
  .where('part', '=', 'chair')
  .executeTakeFirstOrThrow()
await db
  .insertInto('seatHolding')
  .values({ seatId: seat.id, personId: people.serviceManager, startsOn: day('2026-11-23'), endsOn: null })
  .execute()
await (
  await waymark.as(people.administrator)
).submit(`/settings/teams/${teams.east}`, { elsewhere: [`court:${panelId}`] })

const [monday, atPanel] = ['2026-11-23', `2026-11-23.${panelId}`]
const pageOf = async (person: number, address: string) => (await (await waymark.as(person)).get(address)).page

test('TM-01 LO-01 a series that was added today has held no meeting before, and owes no Overview of one', async () => {
  const { text } = await pageOf(people.panelAdministrator, '/meetings')
  assert.match(text, /Mon 23 Nov 2026, Court Progression Panel Today, 09:10/)
  assert.doesNotMatch(text, /Mon 16 Nov 2026, Court Progression Panel/)
  clock.moveTo('2026-11-24T08:00')
  const overviews = (await pageOf(people.courtQaManager, '/overviews')).text
  assert.match(overviews, /Monday 23 November 2026, Court Progression Panel/)
  assert.match(overviews, /Monday 23 November 2026, Legal Tracking Meeting/)
  assert.doesNotMatch(overviews, /1[67] November 2026, Court/)
  clock.moveTo('2026-11-23T08:30')
})

test('TM-02 what leads to a meeting, and to a seat of it, says which meeting', async () => {
  const { links } = await pageOf(people.panelAdministrator, '/meetings')
  const texts = links.filter(({ href }) => href.startsWith('/meetings/2026-1')).map(({ text }) => text)
  assert.equal(new Set(texts).size, texts.length)
  const { text } = await pageOf(people.administrator, `/settings/seats/${seat.id}`)
  assert.match(text, /Court Progression Panel: Head of Service of Quality Assurance/)
})

test('SET-02 the list of teams says which other meeting takes a team’s business of a kind', async () => {
  const { text } = await pageOf(people.administrator, '/settings/teams')
  assert.match(text, /Safeguarding East Hannah Lowe Legal Tracking Meeting Court progression: Court Progression Panel/)
})

test('TM-02 whoever is wanted at two meetings of one day is told at which', async () => {
  const { text } = await pageOf(people.teamManager, '/')
  assert.match(text, /You are wanted on Monday 23 November, Legal Tracking Meeting, 09:00 to/)
  assert.match(text, /You are wanted on Monday 23 November, Court Progression Panel, 09:10 to/)
})

test('TM-04 what a meeting recorded is put to its own chair alone to confirm', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  for (const at of [monday, atPanel]) await administrator.submit(`/meetings/${at}/attendance`, { rest: 'present' })
  const item = `/meetings/${atPanel}/items/hearings-${proceedingsId}`
  assert.equal((await administrator.submit(item, { discussion: 'Listed', then: 'stay' })).status, 303)
  assert.match((await pageOf(people.serviceManager, '/')).text, /Confirm 1 item recorded at.*Court Progression Panel/)
  assert.doesNotMatch((await pageOf(people.chair, '/')).text, /Confirm 1 item/)
})

test('SET-06 LO-01 an extension stands in the Overview of the meeting that takes the child’s reviews, not in that of the court panel', async () => {
  const draftOf = async (at: string) => (await pageOf(people.courtQaManager, `/overviews/${at}`)).text
  assert.match(await draftOf(monday), /Draft: meeting of .*, Legal Tracking Meeting.*Extension asked/)
  const ofPanel = await draftOf(atPanel)
  assert.match(ofPanel, /Draft: meeting of Monday 23 November 2026, Court Progression Panel.*Final hearing/)
  assert.doesNotMatch(ofPanel, /Extension|Midpoint and final reviews/)
})

test('LO-03 each of two Overviews of one day is to be read, and says of which meeting it is', async () => {
  const qa = await waymark.as(people.courtQaManager)
  for (const at of [monday, atPanel]) assert.equal((await qa.submit(`/overviews/${at}/publish`, {})).status, 303)
  const { text } = await pageOf(people.teamManager, '/')
  assert.match(text, /Read your copy of the Legal Overview of Monday 23 November, Legal Tracking Meeting/)
  assert.match(text, /Read your copy of the Legal Overview of Monday 23 November, Court Progression Panel/)
  const manager = await waymark.as(people.teamManager)
  const copies = (await manager.get('/overview-copies')).page.links.filter(({ href }) => /copies\/\d+$/.test(href))
  assert.match(String(copies.map(({ text }) => text)), /Mon.*, Court Progression Panel, version 1/)
  for (const { href, text } of copies)
    assert.ok((await manager.get(href)).page.text.includes(`Your copy: meeting of ${text.replace(', version 1', '')}`))
  const subjects = await db.selectFrom('message').select('subject').where('kind', '=', 'overview-copy').execute()
  assert.ok(subjects.some(({ subject }) => subject.includes('23 November 2026, Court Progression Panel, version 1')))
})
