import { test } from 'node:test'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { recordItem } from '#test/support/held-meeting.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { people } = place
const administrator = await waymark.as(people.administrator)
const panel = await waymark.as(people.panelAdministrator)
const manager = await waymark.as(people.courtQaManager)
const today = clock.today()

const begum = await aFamily(db, place, 'Begum', [
  { name: 'Safiya Begum', bornOn: '2024-01-02', decidedOn: '2026-10-12' },
])
const safiya = begum.children[0]?.childId ?? 0

test('SEC-02 who keeps the meeting keeps its agenda and Overview; the clock is the authority administrator’s', async () => {
  assert.equal((await panel.get('/settings/agenda')).status, 200)
  assert.equal((await panel.get('/settings/overview')).status, 200)
  const refused = await panel.get('/settings/clock')
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /The people who can: authority administrator/)
  assert.equal((await panel.post('/settings/clock', { startsWith: 'letter' })).status, 403)
})

test('TM-03 minutes and windows set here are the agenda’s; who changed what stays on the page', async () => {
  const before = await panel.get('/meetings/2026-11-23')
  assert.match(before.page.text, /Begum · midpoint Safiya 6 min/)
  const saved = await panel.submit('/settings/agenda', { midpoint: '9' })
  assert.equal(saved.status, 303)
  assert.match((await panel.get('/meetings/2026-11-23')).page.text, /Begum · midpoint Safiya 9 min/)
  const { page } = await panel.get('/settings/agenda')
  assert.match(page.text, /Changes so far .*Dawn Pickering A midpoint review: 6 minutes → 9 minutes/)
})

test('TM-03 a number that is none, too small or too large is said at its field, with everything typed kept', async () => {
  for (const wrong of ['', '-1', '61', '1.5', 'ten', '9'.repeat(400)]) {
    const answer = await panel.submit('/settings/agenda', { midpoint: wrong, courtDays: '21' })
    assert.equal(answer.status, 422, wrong)
    const sentence = 'A midpoint review: enter a whole number from 0 to 60'
    assert.deepEqual(answer.page.errors, [{ text: sentence, href: '#midpoint' }])
    assert.match(answer.body, /name="courtDays"[^>]*value="21"/)
  }
})

test('SEC-05 two people change one setting: the second sees both', async () => {
  const form = (await panel.get('/settings/agenda')).page.forms.find(({ fields }) => fields.has('courtDays'))
  assert.ok(form)
  await panel.submit('/settings/agenda', { courtDays: '15' })
  const again = await manager.get('/settings/agenda')
  assert.equal(again.status, 200)
  const second = await panel.post('/settings/agenda', { ...Object.fromEntries(form.fields), courtDays: '20' })
  assert.equal(second.status, 409)
  assert.match(second.page.text, /15 days/)
  assert.match(second.page.text, /20 days/)
})

test('PP-02 P1 another day 0 acts on later episodes only', async () => {
  const before = (await loadOpenClocks(db, [safiya], today)).get(safiya)?.clock.start
  assert.equal((await administrator.submit('/settings/clock', { startsWith: 'letter' })).status, 303)
  const after = (await loadOpenClocks(db, [safiya], today)).get(safiya)?.clock.start
  assert.equal(after?.from, 'decision')
  assert.equal(after.on.toString(), before?.on.toString())
  const silva = await aFamily(db, place, 'Silva', [{ name: 'Mateo Silva', bornOn: '2018-01-02' }])
  const mateo = silva.children[0]?.childId ?? 0
  const started = await panel.submit(`/families/${silva.familyId}/start`, {
    children: [String(mateo)],
    decidingBody: 'gateway-panel',
    ...dateFields('decidedOn', '2026-11-18'),
  })
  assert.equal(started.status, 303, started.page.text)
  const start = (await loadOpenClocks(db, [mateo], today)).get(mateo)?.clock
  assert.equal(start?.facts.clockStartsWith, 'letter')
  assert.equal(start.start.provisional, true)
})

test('P16 the aims for letter and first meeting follow the setting, for children already in it too', async () => {
  const aim = async () => (await panel.get(`/children/${safiya}/clock`)).page.text
  assert.match(await aim(), /5 working days/)
  await administrator.submit('/settings/clock', { letterWithin: '7' })
  assert.match(await aim(), /7 working days/)
})

test('LO-01 LO-03 the Overview is due when set, and core members and director get a copy when set', async () => {
  clock.moveTo('2026-11-23T11:00')
  const publisher = await waymark.as(people.courtQaManager)
  await recordItem(waymark, '2026-11-23', {
    section: 'reviews',
    subject: { kind: 'family-review', familyId: begum.familyId },
    title: 'Begum',
    familyId: begum.familyId,
    childIds: [safiya],
    discussion: 'Settled.',
  })
  const draft = async () => (await publisher.get('/overviews/2026-11-23')).page.text
  assert.match(await draft(), /Tuesday 24 November/)
  const recipients = async () => (await publisher.get('/overviews/2026-11-23/publish')).page.text
  assert.doesNotMatch(await recipients(), /Core member|Divisional Director/)
  await publisher.submit('/settings/overview', { dueWithin: '3', coreMembers: 'yes', divisionalDirector: 'yes' })
  assert.match(await draft(), /Thursday 26 November/)
  assert.match(await recipients(), /Core member: /)
  assert.match(await recipients(), /Divisional Director/)
})
