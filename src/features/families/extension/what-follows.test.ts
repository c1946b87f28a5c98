import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Decided on 7 September 2026: the 12-week date is Mon 30 November, a day on which the meeting sits; the 16-week maximum 28 December.
const waymark = await openWaymark('2026-11-24T09:00')
const { db, place, clock } = waymark
const { people } = place
const aChild = { bornOn: '2019-03-01', decidedOn: '2026-09-07', midpointHeldOn: '2026-10-19' }
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', ...aChild },
  { name: 'Ben Ash', ...aChild },
  { name: 'Cal Ash', ...aChild },
])
const birch = await aFamily(db, place, 'Birch', [{ name: 'Bea Birch', ...aChild }])
const cedar = await aFamily(db, place, 'Cedar', [{ name: 'Cy Cedar', ...aChild }])
const dogwood = await aFamily(db, place, 'Dogwood', [{ name: 'Dee Dogwood', ...aChild }])
const onlyOf = ({ children }: typeof ash) => ({
  childId: children[0]?.childId ?? 0,
  episodeId: children[0]?.episodeId ?? 0,
})

/** The midpoint wanted more time for the first children of a family. */
const soughtFor = async (family: typeof ash, count: number, why: string) => {
  for (const { episodeId } of family.children.slice(0, count))
    await db
      .updateTable('review')
      .set({ outcome: 'seek-extension', why })
      .where('episodeId', '=', episodeId ?? 0)
      .execute()
}
/** The final review was held a week before the limit and recommended until 21 December. */
const recommendedFor = async (family: typeof ash) => {
  const { episodeId } = onlyOf(family)
  const heldOn = day('2026-11-23')
  const review = { kind: 'final', outcome: 'recommend-extension', recommendedLimitOn: day('2026-12-21') } as const
  await db
    .insertInto('review')
    .values({ ...review, episodeId, heldOn })
    .execute()
  await db
    .insertInto('extension')
    .values({
      ...{ episodeId, episodeDayZeroOn: day('2026-09-07'), newLimitOn: day('2026-12-21'), state: 'recommended' },
      ...{ requestedOn: heldOn, requestedBy: people.chair, exceptional: 'The assessor was ill' },
    })
    .execute()
}
const decide = async (family: typeof ash, decision: string) => {
  const director = await waymark.as(people.divisionalDirector)
  const sent = { children: String(onlyOf(family).childId), decision, words: 'One more month is in time for her' }
  const { status, page } = await director.submit(`/families/${family.familyId}/extension`, sent)
  assert.equal(status, 303, page.text)
}
/** Whether the final review of a family’s child is to be held on a day, and nothing else stands to be decided first. */
const isFinalOn = async (on: string, name: string) => {
  const { page } = await (await waymark.as(people.panelAdministrator)).get(`/meetings/${on}`)
  return new RegExp(`${name} · final(, overdue by \\d+ days)? (?!Mon )`).test(page.text)
}

test('PP-04 PP-06 what a midpoint wants sought is in the team’s work until it is asked for: two pages, with what the review wrote', async () => {
  await soughtFor(ash, 2, 'The hair strand test comes after the date')
  const manager = await waymark.as(people.teamManager)
  const worker = await waymark.as(people.socialWorker)
  const ask = `/families/${ash.familyId}/ask-extension`
  for (const browser of [manager, worker]) {
    const { page } = await browser.get('/')
    assert.match(page.text, /Ask for the extension: Ann and Ben Ash/)
    assert.match(page.text, /midpoint review of Mon 19 Oct: extension to be sought · the 12-week date is Mon 30 Nov/i)
    assert.ok(page.links.some(({ href }) => href === ask))
  }
  assert.doesNotMatch((await (await waymark.as(people.courtQaManager)).get('/')).page.text, /Ask for the extension/)
  const form = (await manager.get(ask)).page.forms.find(({ fields }) => fields.has('exceptional'))
  const ids = ash.children.slice(0, 2).map(({ childId }) => String(childId))
  assert.deepEqual(form?.fields.get('children'), ids)
  assert.deepEqual(form.fields.get('exceptional'), ['The hair strand test comes after the date'])
  const saved = await manager.submit(ask, {
    ...{ evidence: 'The laboratory’s letter', proposals: 'It was ordered late: it is chased weekly' },
    ...dateFields('newLimitOn', '2026-12-14'),
  })
  assert.equal(saved.status, 303, saved.page.text)
  assert.doesNotMatch((await worker.get('/')).page.text, /Ask for the extension/)
  assert.match((await (await waymark.as(people.divisionalDirector)).get('/')).page.text, /Ann and Ben Ash/)
})

test('PP-04 what was sought, asked for and refused isn’t to be asked for again', async () => {
  const director = await waymark.as(people.divisionalDirector)
  const children = ash.children.slice(0, 2).map(({ childId }) => String(childId))
  const refused = { children, decision: 'refuse', words: 'There was time.' }
  assert.equal((await director.submit(`/families/${ash.familyId}/extension`, refused)).status, 303)
  for (const who of [people.teamManager, people.socialWorker])
    assert.doesNotMatch((await (await waymark.as(who)).get('/')).page.text, /Ask for the extension/)
})

test('PP-04 SEC-02 of another team’s child, of one at the maximum and of one whose final review is held nothing is to be asked for', async () => {
  await soughtFor(birch, 1, 'More time')
  const manager = await waymark.as(people.teamManager)
  assert.match((await manager.get('/')).page.text, /Ask for the extension: Bea Birch/)
  await db.updateTable('child').set({ teamId: place.teams.west, socialWorkerId: null }).where('id', '=', onlyOf(birch).childId).execute() // prettier-ignore
  assert.doesNotMatch((await manager.get('/')).page.text, /Ask for the extension/)
  await soughtFor(cedar, 1, 'More time')
  assert.match((await manager.get('/')).page.text, /Ask for the extension: Cy Cedar/)
  await recommendedFor(cedar)
  assert.doesNotMatch((await manager.get('/')).page.text, /Ask for the extension/)
})

test('PP-04 P8 once agreed, a second final review is on the agenda of the last meeting by the new date, and no sooner', async () => {
  assert.equal(await isFinalOn('2026-12-21', 'Cedar'), false)
  await decide(cedar, 'agree')
  assert.equal(await isFinalOn('2026-12-21', 'Cedar'), true)
  for (const on of ['2026-11-30', '2026-12-07', '2026-12-14']) assert.equal(await isFinalOn(on, 'Cedar'), false, on)
  const family = (await (await waymark.as(people.teamManager)).get(`/families/${cedar.familyId}`)).page.text
  assert.match(family, /Mon 21 Dec 2026/)
})

test('PP-04 P8 once refused, the final review is on the agenda of the next meeting; after the date of the next one then', async () => {
  await recommendedFor(dogwood)
  assert.equal(await isFinalOn('2026-11-30', 'Dogwood'), false)
  await decide(dogwood, 'refuse')
  assert.equal(await isFinalOn('2026-11-30', 'Dogwood'), true)
  await recommendedFor(birch)
  clock.moveTo('2026-12-02T09:00')
  assert.equal(await isFinalOn('2026-12-07', 'Birch'), false)
  await decide(birch, 'refuse')
  assert.equal(await isFinalOn('2026-12-07', 'Birch'), true)
})
