import { test } from 'node:test'
import { sql } from 'kysely'
import { keepTaken } from '#records/sittings/business-of-series.ts'
import { usualBusiness } from '#rules/meeting/business.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { openWaymark } from '#test/support/waymark.ts'

// One panel does all, on Mondays.
const waymark = await openWaymark('2026-11-16T09:05')
const { db, place } = waymark
const { people } = place
await db.transaction().execute((tx) => keepTaken(tx, place.seriesId, [...usualBusiness, 'referrals']))
const one = (name: string) => aFamily(db, place, name, [{ name: `Ivy ${name}`, bornOn: '2019-03-01' }])
const ofCole = await one('Cole')
const ofShah = await one('Shah')
const childOf = (family: typeof ofCole) => family.children[0]?.childId ?? 0
const monday = '/meetings/2026-11-16'

async function ask(family: typeof ofCole): Promise<string> {
  const manager = await waymark.as(people.teamManager)
  const asked = {
    children: [String(childOf(family))],
    urgency: 'next',
    why: 'Little has changed',
    business: 'referrals',
  }
  const sent = await manager.submit(`/families/${family.familyId}/ask-panel`, asked)
  assert.equal(sent.status, 303, sent.page.text)
  return String(sent.headers['location'])
}

/** The fields of the page's own form, as it is opened. */
async function formAt(browser: Awaited<ReturnType<typeof waymark.as>>, address: string) {
  const { forms } = (await browser.get(address)).page
  const own = forms.find(({ action, fields }) => action === address || fields.has('why'))
  return Object.fromEntries(own?.fields ?? [])
}

test('PP-01 FAM-05 SEC-02 who may not see the child finds nothing of what a panel was asked for', async () => {
  const at = await ask(ofCole)
  const elsewhere = await waymark.as(people.otherTeamManager)
  for (const address of [at, `${at}/withdraw`]) assert.equal((await elsewhere.get(address)).status, 404, address)
  assert.doesNotMatch((await elsewhere.get('/panels')).page.text, /Cole/)
  await db
    .insertInto('deniedAccess')
    .values({
      familyId: ofCole.familyId,
      personId: people.panelAdministrator,
      because: 'A relation',
      deniedBy: people.chair,
    })
    .execute()
  const denied = await waymark.as(people.panelAdministrator)
  for (const address of [at, `${at}/plan`]) assert.equal((await denied.get(address)).status, 404, address)
  for (const address of ['/panels', monday, '/'])
    assert.doesNotMatch((await denied.get(address)).page.text, /Cole/, address)
  await db.deleteFrom('deniedAccess').execute()
})

test('PP-01 P11 a decision that can’t enter the record any more isn’t confirmed, and the chair is told of which child', async () => {
  const id = (await ask(ofShah)).replace('/panels/', '')
  const administrator = await waymark.as(people.panelAdministrator)
  await administrator.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)
  const item = `${monday}/items/panel-${id}`
  const start = { [`panel-outcome-${childOf(ofShah)}`]: 'start', 'panel-reasons': 'Threshold is met' }
  assert.equal((await administrator.submit(item, start, item)).status, 303)
  const started = { whole: '', children: [String(childOf(ofShah))], decidingBody: 'gateway-panel', 'decidedOn-day': '16', 'decidedOn-month': '11', 'decidedOn-year': '2026' } // prettier-ignore
  const outside = await administrator.submit(`/families/${ofShah.familyId}/start`, started)
  assert.equal(outside.status, 303, outside.page.text)
  const chair = await waymark.as(people.chair)
  const refused = await chair.submit(`${monday}/confirm`, {})
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /Ivy Shah: Pre-proceedings are open for this child already, and can’t start again/)
  const kept = await db
    .selectFrom('agendaItem')
    .select('state')
    .where('subjectId', '=', Number(id))
    .where('subjectKind', '=', 'panel-item')
    .executeTakeFirstOrThrow()
  assert.equal(kept.state, 'recorded')
})

test('PP-01 TM-04 what the chair corrects to a start starts pre-proceedings at once, on the day of the panel', async () => {
  const id = (await db.selectFrom('panelItem').select('id').orderBy('id').executeTakeFirstOrThrow()).id
  const administrator = await waymark.as(people.panelAdministrator)
  const item = `${monday}/items/panel-${id}`
  const farAhead = { [`panel-outcome-${childOf(ofCole)}`]: 'deferred', [`panel-until-${childOf(ofCole)}`]: '3/12/2062', 'panel-reasons': 'Later' } // prettier-ignore
  assert.match(
    (await administrator.submit(item, farAhead, item)).page.text,
    /would wait until Sun 3 Dec 2062, more than half a year ahead/,
  )
  const goOn = { [`panel-outcome-${childOf(ofCole)}`]: 'continue', 'panel-reasons': 'The plan works' }
  assert.equal((await administrator.submit(item, goOn, item)).status, 303)
  const kept = await db.selectFrom('agendaItem').select(['id', 'version']).where('subjectId', '=', id).where('subjectKind', '=', 'panel-item').executeTakeFirstOrThrow() // prettier-ignore
  const chair = await waymark.as(people.chair)
  assert.equal((await chair.submit(`${monday}/confirm`, { read: `${kept.id}:${kept.version}` })).status, 303)
  waymark.clock.moveTo('2026-11-18T09:00')
  const again = await waymark.as(people.chair)
  const correct = `${item}/correct`
  const to = { reason: 'Written down wrongly', [`panel-outcome-${childOf(ofCole)}`]: 'start' }
  assert.equal((await again.submit(correct, to, correct)).status, 303)
  const episode = await db.selectFrom('episode').select('decidedOn').where('childId', '=', childOf(ofCole)).executeTakeFirstOrThrow() // prettier-ignore
  assert.equal(episode.decidedOn.toString(), '2026-11-16')
})

test('PP-01 P18 nothing is heard any more of a child who isn’t followed', async () => {
  const gone = await aFamily(db, place, 'Nash', [{ name: 'Oli Nash', bornOn: '2019-03-01' }])
  const at = await ask(gone)
  const administrator = await waymark.as(people.panelAdministrator)
  assert.match((await administrator.get('/meetings/2026-11-23')).page.text, /Nash/)
  await db
    .updateTable('child')
    .set({
      followedUntil: Temporal.PlainDate.from('2026-11-17'),
      noLongerBecause: 'moved-away',
      noLongerWords: 'To Westmere.',
    })
    .where('id', '=', childOf(gone))
    .execute()
  assert.doesNotMatch((await administrator.get('/meetings/2026-11-23')).page.text, /Nash/)
  assert.doesNotMatch((await administrator.get('/panels')).page.text, /Nash/)
  assert.equal((await administrator.get(at)).status, 200)
  assert.equal((await administrator.get(`${at}/plan`)).status, 404)
})

test('PP-01 SEC-05 of two who ask the same for a child at once, one is told that it waits already', async () => {
  const family = await one('Dunn')
  const at = `/families/${family.familyId}/ask-panel`
  const asked = {
    children: [String(childOf(family))],
    urgency: 'next',
    why: 'Little has changed',
    business: 'referrals',
  }
  const both = [await waymark.as(people.teamManager), await waymark.as(people.courtQaManager)]
  const sent = await Promise.all(both.map((person) => person.submit(at, asked)))
  assert.deepEqual(sent.map(({ status }) => status).toSorted(), [303, 422])
  const items = await db.selectFrom('panelItem').select('id').where('familyId', '=', family.familyId).execute()
  assert.equal(items.length, 1)
})

test('PP-01 SEC-05 who plans or records what was withdrawn meanwhile is told by whom and why, and nothing typed is lost', async () => {
  const at = await ask(await one('Frey'))
  const item = `/meetings/2026-11-23/items/${at.replace('/panels/', 'panel-')}`
  const administrator = await waymark.as(people.panelAdministrator)
  const opened = async (address: string) =>
    (await administrator.get(address)).page.forms.find(({ fields }) => fields.has('version'))?.fields
  const plan = Object.fromEntries((await opened(`${at}/plan`)) ?? assert.fail('no form'))
  const manager = await waymark.as(people.teamManager)
  assert.equal((await manager.submit(`${at}/withdraw`, { why: 'Her grandmother takes her' })).status, 303)
  const told = /Hannah Lowe withdrew this on Wed 18 Nov 2026: Her grandmother takes her\. Nothing was saved/
  const planned = await administrator.post(`${at}/plan`, plan)
  assert.match(planned.page.text, told)
  const recorded = await administrator.post(item, { ...plan, 'panel-reasons': 'Threshold is met' })
  assert.match(recorded.page.text, told)
  assert.match(recorded.body, /Threshold is met/)
  assert.ok(recorded.page.links.some(({ href }) => href === at))
  for (const address of [item, `${at}/plan`, `${at}/withdraw`])
    assert.equal((await administrator.get(address)).headers['location'], at, address)
  const stranger = await waymark.as(people.otherSocialWorker)
  assert.equal((await stranger.get(`${at}/withdraw`)).status, 404)
})

test('PP-01 SEC-05 of withdrawing and recording at once, only one is done', async () => {
  waymark.clock.moveTo('2026-11-23T09:05')
  const family = await one('Gale')
  const at = await ask(family)
  const id = Number(at.replace('/panels/', ''))
  const meeting = '/meetings/2026-11-23'
  const item = `${meeting}/items/panel-${id}`
  const administrator = await waymark.as(people.panelAdministrator)
  const manager = await waymark.as(people.teamManager)
  await administrator.submit(`${meeting}/attendance`, { rest: 'present' }, `${meeting}/attendance`)
  const goOn = { [`panel-outcome-${childOf(family)}`]: 'continue', 'panel-reasons': 'The plan works' }
  // Both have the form before them.
  const filled = async (person: typeof manager, address: string) =>
    Object.fromEntries(
      (await person.get(address)).page.forms.find(({ fields }) => fields.has('version'))?.fields ??
        assert.fail(address),
    )
  const [recording, withdrawing] = [await filled(administrator, item), await filled(manager, `${at}/withdraw`)]
  const sent = await Promise.all([
    administrator.post(item, { ...recording, ...goOn }),
    manager.post(`${at}/withdraw`, { ...withdrawing, why: 'No need any more' }),
  ])
  assert.equal(sent.filter(({ status }) => status === 303).length, 1)
  const outcomes = await db
    .selectFrom('panelOutcome')
    .select('outcome')
    .where('childId', '=', childOf(family))
    .execute()
  const { withdrawnOn } = await db.selectFrom('panelItem').select('withdrawnOn').where('id', '=', id).executeTakeFirstOrThrow() // prettier-ignore
  assert.equal(outcomes.length + (withdrawnOn === null ? 0 : 1), 1)
})

test('PP-01 SEC-05 what was withdrawn after the meeting talked of it can’t be decided any more, and nothing that was written is dropped', async () => {
  const family = await one('Webb')
  const at = await ask(family)
  const item = `/meetings/2026-11-23/items/panel-${at.replace('/panels/', '')}`
  waymark.clock.moveTo('2026-11-23T09:30')
  const [minutes, manager] = [await waymark.as(people.panelAdministrator), await waymark.as(people.teamManager)]
  const present = '/meetings/2026-11-23/attendance'
  await minutes.submit(present, { rest: 'present' }, present)
  assert.equal((await minutes.submit(item, { discussion: 'Heard the health visitor' }, item)).status, 303)
  const opened = await formAt(minutes, item)
  assert.equal((await manager.submit(`${at}/withdraw`, { why: 'They moved' })).status, 303)
  const decided = {
    [`panel-outcome-${childOf(family)}`]: 'start',
    [`panel-reasons-${childOf(family)}`]: 'For her alone',
    'panel-reasons': 'Threshold is met',
  }
  const late = await minutes.post(item, { ...opened, ...decided })
  assert.equal(late.status, 409)
  assert.match(late.page.text, /Ivy Webb: Nothing is to be decided here any more: what was asked for was withdrawn/)
  assert.match(late.page.text, /Decision for Ivy Webb Start pre-proceedings.* For her alone/)
  assert.match(late.body, /Threshold is met/)
  const now = await minutes.get(item)
  assert.match(now.page.text, /Withdrawn Mon 23 Nov 2026: They moved/)
  assert.doesNotMatch(now.page.text, /Decision for/)
})

test('PP-01 SEC-05 of one who withdraws and one who records the decision at the same moment, the second is told, with what was typed', async () => {
  waymark.clock.moveTo('2026-11-23T09:30')
  const [minutes, manager] = [await waymark.as(people.panelAdministrator), await waymark.as(people.teamManager)]
  for (const [name, isWithdrawnFirst] of [
    ['Yates', true],
    ['Quill', false],
  ] as const) {
    const family = await one(name)
    const at = await ask(family)
    const id = Number(at.replace('/panels/', ''))
    const item = `/meetings/2026-11-23/items/panel-${id}`
    const [toRecord, toWithdraw] = [await formAt(minutes, item), await formAt(manager, `${at}/withdraw`)]
    const decided = { [`panel-outcome-${childOf(family)}`]: 'start', 'panel-reasons': 'Threshold is met' }
    const record = () => minutes.post(item, { ...toRecord, ...decided })
    const withdraw = () => manager.post(`${at}/withdraw`, { ...toWithdraw, why: 'They moved' })
    const [first, second] = isWithdrawnFirst ? [withdraw, record] : [record, withdraw]
    const held = sql`select from panel_item where id = ${id} for update`
    const sent = await oneAfterTheOther(waymark.owner, held, first, second)
    assert.deepEqual([sent[0].status, sent[1].status === 303], [303, false], name)
    assert.match(sent[1].body, isWithdrawnFirst ? /Threshold is met/ : /They moved/)
  }
})

test('PP-01 SET-06 FAM-05 of siblings of two teams each manager reads of the same meeting, also where the one that was asked gave such business up', async () => {
  const { id: panel } = await db.insertInto('meetingSeries').values({ name: 'West panel', weekday: 4, startsAt: '14:00' }).returning('id').executeTakeFirstOrThrow() // prettier-ignore
  const { id: asked } = await db.insertInto('meetingSeries').values({ name: 'Old panel', weekday: 5, startsAt: '14:00' }).returning('id').executeTakeFirstOrThrow() // prettier-ignore
  const takes = (seriesId: number, kinds: readonly ('resources' | 'referrals')[]) =>
    db.transaction().execute((tx) => keepTaken(tx, seriesId, kinds))
  await db.transaction().execute((tx) => keepTaken(tx, place.seriesId, [...usualBusiness, 'referrals', 'resources']))
  await takes(panel, ['resources'])
  await takes(asked, ['resources'])
  await db.updateTable('team').set({ seriesId: panel }).where('id', '=', place.teams.west).execute()
  const { familyId, children } = await aFamily(db, place, 'Ferris', [
    { name: 'Ada Ferris', bornOn: '2016-03-01' },
    { name: 'Bo Ferris', bornOn: '2018-03-01', teamId: place.teams.west },
  ])
  const both = { children: children.map(({ childId }) => String(childId)), business: 'resources', seriesId: String(asked), urgency: 'next', why: 'A placement together' } // prettier-ignore
  const sent = await (await waymark.as(people.serviceManager)).submit(`/families/${familyId}/ask-panel`, both)
  assert.equal(sent.status, 303, sent.page.text)
  await takes(asked, [])
  for (const who of [people.serviceManager, people.teamManager, people.otherTeamManager]) {
    const { text } = (await (await waymark.as(who)).get(String(sent.headers['location']))).page
    assert.match(text, /On the agenda: Legal Tracking Meeting/)
  }
  // Whoever doesn't reach both would withdraw it for the other child too, unseen.
  const withdraw = `${String(sent.headers['location'])}/withdraw`
  for (const who of [people.teamManager, people.otherTeamManager]) {
    const manager = await waymark.as(who)
    assert.doesNotMatch((await manager.get(String(sent.headers['location']))).page.text, /Withdraw it/)
    assert.equal((await manager.get(withdraw)).status, 404)
  }
  assert.equal((await (await waymark.as(people.serviceManager)).submit(withdraw, { why: 'They moved' })).status, 303)
})
