import { test } from 'node:test'
import { keepTaken } from '#records/sittings/business-of-series.ts'
import { loadLabelsThen } from '#records/settings/labels.ts'
import { chairOf, say } from '#rules/words/name-for.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, aSeat } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Monday 16 November 2026: the panel sits on Wednesdays, the tracking meeting on Mondays.
const waymark = await openWaymark('2026-11-16T09:05')
const { db, place, clock } = waymark
const { people } = place
const { id: panel } = await db
  .insertInto('meetingSeries')
  .values({ name: 'Gateway', weekday: 3, startsAt: '14:00' })
  .returning('id')
  .executeTakeFirstOrThrow()
await aSeat(db, panel, 1, 'Head of Service', 'chair', people.chair)
await aSeat(db, panel, 2, 'Second Head of Service', 'deputy', people.deputy)
await db.transaction().execute((tx) => keepTaken(tx, panel, ['referrals']))
const family = await aFamily(db, place, 'Adeyemi', [{ name: 'Cara Adeyemi', bornOn: '2019-03-01' }])
const childId = family.children[0]?.childId ?? 0
const wednesday = `/meetings/2026-11-18.${panel}`
const monday = '/meetings/2026-11-16'
const series = `/settings/meetings/${panel}`
const text = async (personId: number, path: string) => (await (await waymark.as(personId)).get(path)).page.text

test('SET-09 a meeting says what its own chair is called, and the other meetings go on as they were', async () => {
  const before = clock.now()
  assert.match(await text(people.panelAdministrator, wednesday), /Chair: Robert Quayle/)
  const administrator = await waymark.as(people.administrator)
  const tooLong = await administrator.submit(`${series}/change`, { chairName: 'x'.repeat(81) })
  assert.deepEqual(
    tooLong.page.errors.map(({ href }) => href),
    ['#chairName'],
  )
  const saved = await administrator.submit(`${series}/change`, { chairName: 'convenor' })
  assert.equal(saved.status, 303, saved.page.text)
  assert.match(await text(people.administrator, series), /Convenor/)
  assert.match(await text(people.panelAdministrator, wednesday), /Convenor: Robert Quayle/)
  assert.match(await text(people.panelAdministrator, monday), /Chair: Robert Quayle/)
  const powers = await text(people.administrator, '/settings/powers/issue')
  assert.match(powers, /Convenor, Gateway/)
  assert.match(powers, /Chair, Legal Tracking Meeting/)
  const then = await loadLabelsThen(db)
  assert.equal(say(chairOf(panel), then(before.subtract({ seconds: 1 }))), 'chair', 'before, it was as everywhere')
  assert.equal(say(chairOf(panel, 'a'), then(clock.now().add({ seconds: 1 }))), 'a convenor')
})

test('SET-09 who came: a seat called after its part says it once, in the meeting’s own name for its chair', async () => {
  const seatsOf = (label: string) => db.updateTable('coreSeat').set({ label }).where('seriesId', '=', panel).where('part', '=', 'chair').execute() // prettier-ignore
  await seatsOf('Convenor')
  assert.match(await text(people.panelAdministrator, `${wednesday}/attendance`), /Robert Quayle Convenor(?! ·)/)
  await seatsOf('Head of Service')
  assert.match(await text(people.panelAdministrator, `${wednesday}/attendance`), /Head of Service · convenor/)
})

test('SET-09 TM-04 what is recorded there waits for that chair by name, is confirmed and filed so', async () => {
  const manager = await waymark.as(people.teamManager)
  const asked = { business: 'referrals', urgency: 'next', why: 'Nothing has changed', children: [String(childId)] }
  assert.equal((await manager.submit(`/families/${family.familyId}/ask-panel`, asked)).status, 303)
  const { id } = await db.selectFrom('panelItem').select('id').executeTakeFirstOrThrow()
  clock.moveTo('2026-11-18T14:05')
  const administrator = await waymark.as(people.panelAdministrator)
  const attendance = `${wednesday}/attendance`
  assert.match((await administrator.get(attendance)).page.text, /The convenor decides; when the convenor isn’t present/)
  assert.match((await administrator.get(attendance)).page.text, /Head of Service · convenor/)
  await administrator.submit(attendance, { rest: 'present' }, attendance)
  const item = `${wednesday}/items/panel-${id}`
  const decided = { [`panel-outcome-${childId}`]: 'section-20', 'panel-reasons': 'Both agree' }
  assert.equal((await administrator.submit(item, decided, item)).status, 303)
  for (const path of [item, wednesday, '/meetings', `/panels/${id}`]) {
    const said = await text(people.panelAdministrator, path)
    assert.match(said, /awaiting the convenor/i, path)
    if (path !== '/meetings') assert.doesNotMatch(said, /\bchair\b/i, path)
  }
  assert.match(await text(people.chair, '/'), /Awaiting the convenor/)
  const chair = await waymark.as(people.chair)
  assert.equal((await chair.submit(`${wednesday}/confirm`, {})).status, 303)
  const { id: itemId } = await db.selectFrom('agendaItem').select('id').executeTakeFirstOrThrow()
  assert.match(
    await text(people.panelAdministrator, `/filing/${itemId}/${childId}`),
    /Confirmed by Robert Quayle, convenor/,
  )
})

test('SET-09 what chairs are called everywhere holds for the meetings that have no name of their own for theirs', async () => {
  const administrator = await waymark.as(people.administrator)
  await administrator.submit('/settings/names/role.chair', { text: 'presiding officer' })
  assert.match(await text(people.panelAdministrator, '/meetings/2026-11-23'), /Presiding officer: Robert Quayle/)
  assert.match(await text(people.panelAdministrator, `/meetings/2026-11-25.${panel}`), /Convenor: Robert Quayle/)
  const emptied = await administrator.submit(`${series}/change`, { chairName: '' })
  assert.equal(emptied.status, 303, emptied.page.text)
  assert.match(await text(people.panelAdministrator, `/meetings/2026-11-25.${panel}`), /Presiding officer: Robert/)
})
