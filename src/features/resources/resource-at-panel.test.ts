import { test } from 'node:test'
import { reopenEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import { keepTaken } from '#records/sittings/business-of-series.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, aSeat } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Monday 16 November 2026: the resource panel sits on Wednesdays, the tracking meeting on Mondays.
const waymark = await openWaymark('2026-11-16T09:05')
const { db, place } = waymark
const { people } = place
const { id: panel } = await db
  .insertInto('meetingSeries')
  .values({ name: 'Resource Panel', weekday: 3, startsAt: '14:00' })
  .returning('id')
  .executeTakeFirstOrThrow()
await aSeat(db, panel, 1, 'Chair of the panel', 'chair', people.headOfService)
await aSeat(db, panel, 2, 'Deputy', 'deputy', people.deputy)
await db.transaction().execute((tx) => keepTaken(tx, panel, ['resources']))
const decidedOn = '2026-10-05'
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', bornOn: '2017-03-01', decidedOn, socialWorkerId: people.socialWorker },
  { name: 'Ben Ash', bornOn: '2019-03-01', decidedOn, socialWorkerId: people.socialWorker },
])
const [ann = 0, ben = 0] = ash.children.map(({ childId }) => childId)
const ask = `/families/${ash.familyId}/ask-resource`
const wednesday = `/meetings/2026-11-18.${panel}`
const signIn = async () => ({
  worker: await waymark.as(people.socialWorker),
  administrator: await waymark.as(people.panelAdministrator),
  chair: await waymark.as(people.headOfService),
  director: await waymark.as(people.divisionalDirector),
})
let { worker, administrator, chair, director } = await signIn()

/** Asks for it; its id, and what the panel was asked with it. */
async function asked(children: readonly number[], by = worker, cost = '14,000') {
  const answers = { kind: 'expert-assessment', what: 'A residential assessment', why: 'Whether she can keep them safe' }
  const sent = await by.submit(ask, { ...answers, cost, children: children.map(String) })
  assert.equal(sent.status, 303, sent.page.text)
  const id = Number(String(sent.headers['location']).split('/').at(-1))
  return { id, address: `/resources/${id}`, panelItemId: (await kept(id)).panelItemId ?? 0 }
}
const kept = (id: number) => db.selectFrom('resourceRequest').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const record = (panelItemId: number, fields: Record<string, string>) => {
  const item = `${wednesday}/items/panel-${panelItemId}`
  return administrator.submit(item, { 'panel-reasons': 'Nothing else answers it', ...fields }, item)
}
const confirm = (by = chair) => by.submit(`${wednesday}/confirm`, {})

const first = await asked([ann, ben])

test('PP-07 SET-06 what no limit covers stands on the agenda of the panel that takes resources, and nobody decides it elsewhere', async () => {
  assert.match(
    (await worker.get(ask)).page.text,
    /up to £10,000 to the head of service of the child’s own area and above that to Resource Panel/,
  )
  assert.match((await worker.get(first.address)).page.text, /Waits for the panel; asked for today/)
  const home = (await worker.get('/')).page.text
  assert.match(home, /Your request to Resource Panel: Ann and Ben Ash/)
  assert.doesNotMatch(home, /You asked for expert assessment/, 'it is told once')
  assert.match((await administrator.get(wednesday)).page.text, /Resources .*Ash/)
  const told = await director.get(`${first.address}/decide`)
  assert.equal(told.status, 403)
  assert.match(told.page.text, /The panel decides this/)
  assert.match(
    (await worker.get(`/panels/${first.panelItemId}`)).page.text,
    /Expert assessment, £14,000: A residential assessment.*Costs\s?£14,000/,
  )
  assert.equal(
    (await worker.get(`/panels/${first.panelItemId}/children`)).status,
    404,
    'it costs something for those it was asked for',
  )
})

test('PP-07 TM-04 the panel agrees less than was asked; once its chair confirms it, the request says so, and by whom', async () => {
  waymark.clock.moveTo('2026-11-18T14:05')
  ;({ worker, administrator, chair, director } = await signIn())
  await administrator.submit(`${wednesday}/attendance`, { rest: 'present' }, `${wednesday}/attendance`)
  const agreed = { [`panel-outcome-${ann}`]: 'agreed', [`panel-outcome-${ben}`]: 'agreed' }
  for (const [amount, sentence] of [
    ['a lot', /Amount agreed must be in pounds/],
    ['14,000', /Amount agreed must be less than the £14,000 asked for/],
  ] as const) {
    const wrong = await record(first.panelItemId, { ...agreed, 'panel-agreed': amount })
    assert.deepEqual([wrong.status, wrong.page.errors[0]?.href], [422, '#panel-agreed'])
    assert.match(wrong.page.errors[0]?.text ?? '', sentence)
  }
  const saved = await record(first.panelItemId, { ...agreed, 'panel-agreed': '9,000.50' })
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await kept(first.id)).decision, null, 'nothing follows before the chair confirms')
  assert.match((await chair.get(`${wednesday}/confirm`)).page.text, /Amount agreed £9,000\.50/)
  assert.match(
    (await worker.submit(`${first.address}/withdraw`, { why: 'Too late' })).page.text,
    /The panel has decided it, and its chair has still to confirm that/,
  )
  assert.equal((await confirm()).status, 303)
  const row = await kept(first.id)
  assert.deepEqual(
    [row.decision, row.agreedPence, row.decidedOn?.toString(), row.decidedBy, row.powerId],
    ['agreed-in-part', 900050, '2026-11-18', people.headOfService, null],
  )
  const page = (await worker.get(first.address)).page.text
  assert.match(
    page,
    /Agreed in part, £9,000\.50 of £14,000.*Wed 18 Nov 2026, after 2 days.*Sunita Rao, confirmed what the panel decided.*Nothing else answers it/,
  )
})

test('PP-07 corrected by the chair it is decided anew; put off it waits again', async () => {
  const item = `${wednesday}/items/panel-${first.panelItemId}/correct`
  const found = (await chair.get(`${wednesday}/items/panel-${first.panelItemId}`)).page
  const correct = found.links.find(({ href }) => href.includes('correct'))?.href ?? item
  const fields = {
    [`panel-outcome-${ann}`]: 'agreed',
    [`panel-outcome-${ben}`]: 'not-agreed',
    'panel-agreed': '',
    reason: 'Ben lives with his father now',
  }
  const saved = await chair.submit(correct, fields)
  assert.equal(saved.status, 303, saved.page.text)
  assert.deepEqual([(await kept(first.id)).decision, (await kept(first.id)).agreedPence], ['agreed-in-part', 1400000])
  const off = await chair.submit(correct, {
    ...fields,
    [`panel-outcome-${ben}`]: 'deferred',
    ...dateFields(`panel-until-${ben}`, '2026-11-24'),
  })
  assert.equal(off.status, 303, off.page.text)
  const row = await kept(first.id)
  assert.deepEqual([row.decision, row.agreedPence, row.decidedOn], [null, null, null])
  assert.match((await worker.get(first.address)).page.text, /Waits for the panel/)
})

test('PP-07 withdrawn it leaves the panel’s agenda; withdrawn there, it is withdrawn', async () => {
  const [one, other] = [await asked([ann]), await asked([ben])]
  assert.equal((await worker.submit(`${one.address}/withdraw`, { why: 'A cheaper one was found' })).status, 303)
  assert.match((await worker.get(`/panels/${one.panelItemId}`)).page.text, /A cheaper one was found/)
  assert.equal((await worker.submit(`/panels/${other.panelItemId}/withdraw`, { why: 'Ben has moved' })).status, 303)
  assert.match((await worker.get(other.address)).page.text, /Withdrawn.*Ben has moved/)
})

test('PP-07 SET-07 the chair who asked for it doesn’t confirm that it is agreed', async () => {
  const own = await asked([ann], chair)
  assert.equal((await record(own.panelItemId, { [`panel-outcome-${ann}`]: 'agreed' })).status, 303)
  const refused = await confirm()
  assert.equal(refused.status, 403)
  assert.match(refused.page.text, /You asked for this resource, and who asks doesn’t also agree it/)
  assert.equal((await kept(own.id)).decision, null)
})

test('PP-07 it leaves the agenda with the last child’s pre-proceedings, and comes back when those go on', async () => {
  const { id, panelItemId, address } = await asked([ben])
  const end = { children: String(ben), ending: 'other', endedOn: '18/11/2026', words: 'He lives with his father' }
  const manager = await waymark.as(people.teamManager)
  assert.equal((await manager.submit(`/families/${ash.familyId}/end`, end)).status, 303)
  assert.equal((await kept(id)).closedBecause, 'pre-proceedings-ended')
  assert.match((await worker.get(`/panels/${panelItemId}`)).page.text, /Nothing is left to decide/)
  assert.match((await worker.get(address)).page.text, /Closed by itself, as pre-proceedings have ended/)
  const episodes = await loadEpisodes(db, [ben])
  const stored = episodes.at(-1)
  assert.ok(stored)
  const deed = {
    now: waymark.clock.now(),
    today: Temporal.PlainDate.from('2026-11-18'),
    actor: { personId: people.chair },
  }
  await db.transaction().execute((tx) => reopenEpisode(tx, deed, stored, 'Recorded by mistake'))
  assert.match((await worker.get(address)).page.text, /Waits for the panel/)
  assert.doesNotMatch((await worker.get(`/panels/${panelItemId}`)).page.text, /Nothing is left to decide/)
})
