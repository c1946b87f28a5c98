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
  assert.match(before.page.text, /Begum · midpoint Safiya No update from the team 6 min/)
  const saved = await panel.submit('/settings/agenda', { midpoint: '9' })
  assert.equal(saved.status, 303)
  assert.match(
    (await panel.get('/meetings/2026-11-23')).page.text,
    /Begum · midpoint Safiya No update from the team 9 min/,
  )
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

test('CT-01 clear days and the portal’s 26 weeks, once chosen, count on every page that shows them', async () => {
  const court = await aFamily(db, place, 'Novak', [{ name: 'Iris Novak', bornOn: '2019-01-02' }])
  const iris = court.children[0]?.childId ?? 0
  const solicitor = await waymark.as(people.solicitor)
  const opened = await solicitor.submit(`/families/${court.familyId}/proceedings/new`, {
    [`in-${iris}`]: 'yes',
    courtNumber: 'NB26C00077',
    withoutPreProceedingsReason: 'A',
    ...dateFields('issuedOn', '2026-05-25'),
  })
  assert.equal(opened.status, 303, opened.page.text)
  const address = String(opened.headers['location'])
  const listed = await solicitor.submit(`${address}/hearings/new`, {
    kind: 'issues-resolution',
    ...dateFields('heldOn', '2026-12-10'),
  })
  const hearing = String(listed.headers['location'])
  const said = async (at: string) => (await solicitor.get(at)).page.text
  assert.match(await said(hearing), /Advocates’ meeting by Tue 1 Dec 2026/)
  assert.match(await said(address), /26 weeks end Sun 22 Nov 2026/)
  const before = await administrator.get('/settings/court')
  assert.match(before.page.text, /Nobody has changed this yet/)
  assert.equal((await administrator.submit('/settings/court', { daysBefore: 'clear', weeks: 'portal' })).status, 303)
  assert.match(await said(hearing), /Advocates’ meeting by Mon 30 Nov 2026/)
  for (const at of [address, '/court']) assert.match(await said(at), /26 weeks end Mon 23 Nov 2026/, at)
  assert.match(await said(address), /26 weeks after the day of issue, as the court’s portal counts/)
  assert.match(await said(`${address}/hearings/new`), /26 weeks end Mon 23 Nov 2026/)
  assert.match(await said(`/families/${court.familyId}`), /The 26-week date is Monday 23 November 2026/)
  assert.match((await administrator.get('/settings/court')).page.text, /Plainly.*→ As clear days/)
  assert.equal((await panel.get('/settings/court')).status, 403)
})

test('TM-03 the order of those who can’t wait is chosen here and is the agenda’s', async () => {
  const urgent = await aFamily(db, place, 'Osei', [
    { name: 'Kofi Osei', bornOn: '2020-01-02', decidedOn: '2026-10-26' },
  ])
  const late = await aFamily(db, place, 'Aydin', [{ name: 'Ela Aydin', bornOn: '2020-01-02', decidedOn: '2026-08-24' }])
  assert.ok(late.familyId > 0)
  const kofi = urgent.children[0]?.childId ?? 0
  const { id: episodeId } = await db
    .selectFrom('episode')
    .select('id')
    .where('childId', '=', kofi)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('urgentReturn')
    .values({ episodeId, why: 'Not safe at home.', byOn: Temporal.PlainDate.from('2026-11-26') })
    .execute()
  const agenda = async () => (await panel.get('/meetings/2026-11-23')).page.text
  assert.match(await agenda(), /Children who can’t wait.*Osei · urgent return.*Aydin · /)
  assert.equal((await panel.submit('/settings/agenda', { urgentFirst: 'limit-return-extension' })).status, 303)
  assert.match(await agenda(), /Children who can’t wait.*Aydin · .*Osei · urgent return/)
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
  const { page: kept } = await publisher.get('/settings/overview')
  assert.match(kept.text, /Published after the meeting within: 1 working day → 3 working days/)
  assert.match(await draft(), /Thursday 26 November/)
  assert.match(await recipients(), /Core member: /)
  assert.match(await recipients(), /Divisional Director/)
})
