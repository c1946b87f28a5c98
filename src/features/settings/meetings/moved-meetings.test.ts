import { test } from 'node:test'
import { sql } from 'kysely'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { sittingsBetween } from '#rules/sittings/sittings.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { people } = place
const qa = await waymark.as(people.courtQaManager)
const administrator = await waymark.as(people.administrator)
const dates = `/settings/meetings/${place.seriesId}/dates`
const at = (iso: string) => Temporal.PlainDate.from(iso)

// 6-week date Mon 7 Dec 2026, 12-week date Mon 18 Jan 2027.
const { familyId } = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-26' },
])

type Sent = Awaited<ReturnType<typeof qa.get>>
const formWith = (sent: Sent, field: string) => {
  const form = sent.page.forms.find(({ fields }) => fields.has(field))
  assert.ok(form, sent.page.text)
  return Object.fromEntries(form.fields)
}
/** Does it, approving whatever moves. */
const approved = async (path: string, values: Record<string, string>, who = qa) => {
  const answer = await who.post(path, formWith(await who.submit(path, values), 'approved'))
  assert.equal(answer.status, 303, answer.page.text)
}
const move = (from: string, to: string) =>
  approved(`${dates}/${from}/move`, { ...dateFields('to', to), reason: 'Chair away' })
const add = (on: string) => approved(`${dates}/add`, { ...dateFields('to', on), reason: 'Full agenda' })
const cancel = (on: string) => approved(`${dates}/${on}/cancel`, { reason: 'Snow' })
const closures = '/settings/calendar/closure-days/add'
const closing = (on: string) => administrator.submit(closures, { ...dateFields('on', on), title: 'Council closed' })
const close = (on: string) => approved(closures, { ...dateFields('on', on), title: 'Council closed' }, administrator)
const meetings = async (from: string, to: string) =>
  sittingsBetween((await loadSittingPlans(db)).get(place.seriesId) ?? assert.fail(), at(from), at(to)).map(({ on }) =>
    on.toString(),
  )

test('TM-01 a meeting moved away from where the calendar puts it and back is held there: 29 → 30 → 29 December', async () => {
  await move('2026-12-29', '2026-12-30')
  await move('2026-12-30', '2026-12-29')
  assert.deepEqual(await meetings('2026-12-28', '2027-01-01'), ['2026-12-29'])
  assert.equal((await qa.get('/meetings/2026-12-29')).status, 200)
})

test('TM-01 Monday 7 moved to Tuesday 8 stays there when the 7th is closed, with the child whose midpoint it takes', async () => {
  await move('2026-12-07', '2026-12-08')
  await close('2026-12-07')
  assert.deepEqual(await meetings('2026-12-07', '2026-12-11'), ['2026-12-08'])
})

test('P4 a closure day on which a person put a meeting is refused, with what to do; nothing is saved', async () => {
  const answer = await closing('2026-12-08')
  assert.equal(answer.status, 403)
  assert.match(
    answer.page.text,
    /This can’t be saved yet .* the meeting on Tuesday 8 December 2026: it would no longer be a day on which a meeting can be held/,
  )
  assert.ok(answer.page.links.some(({ href }) => href === `${dates}/2026-12-08/move`))
  const kept = await db.selectFrom('closureDay').select('id').where('closedOn', '=', at('2026-12-08')).execute()
  assert.deepEqual(kept, [])
})

test('P4 a change of the series that would put its meeting on the day of an extra one is refused', async () => {
  await add('2026-12-16')
  const answer = await qa.submit(`/settings/meetings/${place.seriesId}/change`, { weekday: '3' })
  assert.equal(answer.status, 403)
  assert.match(answer.page.text, /Wednesday 16 December 2026: the series would meet on that day as well/)
  assert.deepEqual(await meetings('2026-12-14', '2026-12-18'), ['2026-12-14', '2026-12-16'])
})

test('TM-01 a cancelled meeting doesn’t come back when its day is closed', async () => {
  await cancel('2027-01-11')
  await close('2027-01-11')
  assert.deepEqual(await meetings('2027-01-11', '2027-01-15'), [])
})

test('TM-01 an extra meeting on a day that another was moved away from is held', async () => {
  await move('2027-01-25', '2027-01-28')
  await add('2027-01-25')
  assert.deepEqual(await meetings('2027-01-25', '2027-01-29'), ['2027-01-25', '2027-01-28'])
})

test('TM-01 a moved meeting’s old address leads to the new day, which says so; also where the calendar moved it', async () => {
  await move('2027-02-08', '2027-02-10')
  await move('2027-02-10', '2027-02-11')
  for (const old of ['2027-02-08', '2027-02-10']) {
    const led = await qa.get(`/meetings/${old}`)
    assert.equal(led.headers['location'], `/meetings/2027-02-11?from=${old}`)
  }
  const { page } = await qa.get('/meetings/2027-02-11?from=2027-02-08')
  assert.match(
    page.text,
    /This meeting was to be on Monday 8 February 2027\. It is on Thursday 11 February 2027 instead: Chair away\./,
  )
  assert.doesNotMatch((await qa.get('/meetings/2027-02-11?from=2027-02-01')).page.text, /was to be on/)
  await close('2027-02-22')
  assert.equal((await qa.get('/meetings/2027-02-22')).headers['location'], '/meetings/2027-02-23?from=2027-02-22')
  assert.equal((await qa.get('/meetings/2027-02-24')).status, 404)
})

test('SEC-05 TM-01 what is typed at a meeting while it is moved comes back, with the way to its new day', async () => {
  const form = formWith(await qa.get('/meetings/2027-02-15/add'), 'issue')
  await move('2027-02-15', '2027-02-17')
  const sent = await qa.post('/meetings/2027-02-15/add', { ...form, issue: 'Interpreter for the father', minutes: '4' })
  assert.equal(sent.status, 404)
  assert.match(sent.body, /Interpreter for the father/)
  assert.match(sent.page.text, /This meeting was moved since you opened the form\. Nothing was saved\./)
  assert.ok(sent.page.links.some(({ href }) => href === '/meetings/2027-02-17'))
})

test('TM-01 of two meetings that changed days an item that neither has leads nowhere, not to and fro', async () => {
  await add('2027-04-15')
  await move('2027-04-15', '2027-04-14')
  await move('2027-04-12', '2027-04-15')
  await move('2027-04-14', '2027-04-12')
  for (const on of ['2027-04-12', '2027-04-15'])
    assert.equal((await qa.get(`/meetings/${on}/items/family-${familyId}`)).status, 404)
})

test('TM-01 the old address of a meeting that was moved and then cancelled says both', async () => {
  await move('2027-03-15', '2027-03-16')
  await cancel('2027-03-16')
  const led = await qa.get('/meetings/2027-03-15')
  assert.equal(led.headers['location'], '/meetings/2027-03-16?from=2027-03-15')
  const { page } = await qa.get('/meetings/2027-03-16?from=2027-03-15')
  assert.match(
    page.text,
    /This meeting was to be on Monday 15 March 2027\. It was moved to Tuesday 16 March 2027 and is cancelled\./,
  )
})

test('TM-03 an issue added by hand goes with its meeting, where the calendar moves it and on to the next when it is cancelled', async () => {
  const added = await qa.submit('/meetings/2027-03-01/add', {
    issue: 'Interpreter for the assessment',
    family: String(familyId),
    minutes: '4',
  })
  assert.equal(added.status, 303)
  await close('2027-03-01')
  assert.deepEqual(await meetings('2027-03-01', '2027-03-05'), ['2027-03-02'])
  assert.match((await qa.get('/meetings/2027-03-02')).page.text, /Adeyemi · Interpreter for the assessment/)
  await move('2027-03-02', '2027-03-04')
  assert.match((await qa.get('/meetings/2027-03-04')).page.text, /Adeyemi · Interpreter for the assessment/)
  await cancel('2027-03-04')
  assert.doesNotMatch((await qa.get('/meetings/2027-03-04')).page.text, /Interpreter/)
  // The next meeting to come takes it.
  assert.match((await qa.get('/meetings/2026-11-23')).page.text, /Adeyemi · Interpreter for the assessment/)
  const old = String(added.headers['location']).replace('2027-03-01', '2027-03-04')
  assert.match(String((await qa.get(old)).headers['location']), /^\/meetings\/2026-11-23\/items\/other-/)
})

test('PP-03 cancelling the next meeting after today’s has ended puts no review onto the ended one, and says whose date it passes', async () => {
  clock.moveTo('2027-01-18T11:00')
  await db
    .insertInto('sitting')
    .values({ seriesId: place.seriesId, meetsOn: at('2027-01-18'), standsFor: at('2027-01-18'), state: 'held' })
    .execute()
  const browser = await waymark.as(people.courtQaManager)
  const shown = await browser.submit(`${dates}/2027-01-25/cancel`, { reason: 'Snow' })
  const moves = shown.page.rows.filter((row) => row[0]?.startsWith('Cara')).map((row) => row.slice(1))
  assert.deepEqual(moves.at(-1), [
    'Final review',
    'Mon 25 Jan 2027',
    'Thu 28 Jan 2027 After the 12-week date, Mon 18 Jan 2027',
  ])
  const ended = await browser.get('/meetings/2027-01-18')
  assert.doesNotMatch(ended.page.text, /Cara|longer than the meeting|Add any other issue/)
  const work = await browser.get('/')
  assert.doesNotMatch(work.page.text, /Mon 18 Jan at 09:00/)
})

test('PP-03 what will slip names the child, the date and why, with a link to a meeting in time, filled in', async () => {
  const { page } = await (await waymark.as(people.panelAdministrator)).get('/')
  assert.match(
    page.text,
    /Cara Adeyemi: midpoint review, was due Mon 7 Dec 2026: the first meeting for it is Mon 25 Jan 2027\./,
  )
  assert.match(
    page.text,
    /Cara Adeyemi: final review, due Mon 18 Jan 2027: the first meeting for it is Mon 25 Jan 2027\./,
  )
  const link = page.links.find(({ href }) => href.startsWith(`${dates}/add?to=2027-01-19`))
  assert.ok(link, page.text)
  const again = await waymark.as(people.courtQaManager)
  const way = `${dates}/add?to=2027-01-19&papers=yes`
  const papers = await again.get(way)
  const form = formWith(papers, 'reason')
  assert.deepEqual(
    [papers.page.heading, form['to'], form['papers'], form['reason']],
    ['Legal Tracking Meeting Hold a meeting on papers', ['19/1/2027'], ['yes'], ['A review has no meeting in time']],
  )
  assert.match(papers.page.text, /without calling everybody together/)
  // Whoever comes to add one that is held finds the same form, and isn’t told of papers.
  assert.match((await again.get(link.href)).page.heading, /Add a meeting$/)
  const named = await again.submit(way, { reason: 'For Cara Adeyemi' })
  assert.deepEqual(
    [named.status, named.page.errors.map(({ text }) => text)],
    [422, ['Why: Name no child or family here: everybody who keeps the meeting reads this']],
  )
  assert.match(named.body, /For Cara Adeyemi/)
  const shown = await again.submit(way, {})
  assert.match(
    shown.page.text,
    /a meeting is held on Tuesday 19 January 2027, on papers\. Why: A review has no meeting/,
  )
  assert.equal((await again.post(way, formWith(shown, 'approved'))).status, 303)
  assert.match(
    (await again.get(dates.replace(/\/dates$/, ''))).page.text,
    /Tue 19 Jan 2027 Added, on papers: A review has no/,
  )
  assert.match((await again.get('/meetings')).page.text, /Tue 19 Jan 2027, on papers/)
  assert.match(
    (await again.get('/meetings/2027-01-19')).page.heading,
    /On papers: the members read and answer in writing/,
  )
  const manager = await (await waymark.as(people.teamManager)).get('/')
  assert.match(manager.page.text, /An extra meeting, or one on papers, is added by the /)
  assert.equal(
    manager.page.links.some(({ href }) => href.startsWith(dates)),
    false,
  )
})

test('TM-01 a meeting on papers wants nobody at an hour: on its agenda, at its items, in the list and on My work', async () => {
  clock.moveTo('2027-01-18T11:30')
  const admin = await waymark.as(people.panelAdministrator)
  const work = await admin.get('/')
  assert.match(work.page.text, /Legal Tracking Meeting Tue 19 Jan, on papers · 1 review/)
  assert.match((await admin.get('/meetings')).page.text, /Tue 19 Jan 2027, on papers Tomorrow (?!,)/)
  for (const path of ['/meetings/2027-01-19', `/meetings/2027-01-19/items/family-${familyId}`]) {
    const { page, status } = await admin.get(path)
    assert.equal(status, 200)
    assert.match(page.text, /In 1 day/)
    assert.doesNotMatch(page.text, /minutes planned|longer than the meeting|\d min\b|09:00/)
  }
  const worker = await (await waymark.as(people.socialWorker)).get('/')
  assert.match(worker.page.text, /Cara Adeyemi.*meeting Tue 19 Jan/)
  assert.doesNotMatch(worker.page.text, /You are wanted/)
})

test('TM-01 TM-04 P4 of a meeting cancelled while an item of it is recorded one is done, whichever comes first, and the other says so', async () => {
  for (const [on, name, first] of [
    ['2027-02-01', 'Lark', 'cancelled'],
    ['2027-01-25', 'Pipit', 'recorded'],
  ] as const) {
    clock.moveTo(`${on}T09:05`)
    const [manager, panel] = [await waymark.as(people.courtQaManager), await waymark.as(people.panelAdministrator)]
    const { familyId: id } = await aFamily(db, place, name, [
      { name: `Ola ${name}`, bornOn: '2019-03-01', decidedOn: at(on).subtract({ days: 42 }).toString() },
    ])
    const meeting = `/meetings/${on}`
    await panel.submit(`${meeting}/add`, { issue: 'Interpreter', minutes: '4' }, `${meeting}/add`)
    const path = `${dates}/${on}/cancel`
    const toCancel = formWith(await manager.submit(path, { reason: 'Snow' }), 'approved')
    const item = `${meeting}/items/family-${id}`
    const [cancel, record] = [
      () => manager.post(path, toCancel),
      () => panel.submit(item, { discussion: 'Seen at home' }, item),
    ]
    const held = sql`select from sitting where meets_on = ${on} for update`
    const cancelled = first === 'cancelled'
    const [one, then] = cancelled ? [cancel, record] : [record, cancel]
    const [done, other] = await oneAfterTheOther(waymark.owner, held, one, then)
    assert.equal(done.status, 303, done.page.text)
    const kept = await db
      .selectFrom('agendaItem')
      .innerJoin('sitting', 'sitting.id', 'sittingId')
      .where('familyId', '=', id)
      .select('sitting.state')
      .execute()
    if (cancelled) {
      assert.equal(other.status, 404)
      assert.ok(other.body.includes('Seen at home'), 'what was typed is there')
      assert.deepEqual(kept, [])
    } else {
      assert.match(other.page.errors[0]?.text ?? '', /has been opened already/)
      assert.deepEqual(kept, [{ state: 'planned' }])
    }
  }
  clock.moveTo('2026-11-20T09:00')
})

test('P4 of a meeting moved onto a day and that day closed at the same moment one is done, and the other is refused with why', async () => {
  const [one, other] = await meetings('2027-05-10', '2027-06-30')
  for (const [meeting, movedFirst] of [
    [one ?? '', true],
    [other ?? '', false],
  ] as const) {
    const on = at(meeting).add({ days: 2 }).toString()
    const to = `${dates}/${meeting}/move`
    const toMove = formWith(await qa.submit(to, { ...dateFields('to', on), reason: 'Chair away' }), 'approved')
    const toClose = formWith(await closing(on), 'approved')
    const two = [() => qa.post(to, toMove), () => administrator.post(closures, toClose)] as const
    const [first, then] = movedFirst ? two : [two[1], two[0]]
    const held = sql`select pg_advisory_xact_lock(hashtext('settings'))`
    const [done, refused] = await oneAfterTheOther(waymark.owner, held, first, then)
    assert.equal(done.status, 303, done.page.text)
    assert.equal(refused.status, movedFirst ? 403 : 422, refused.page.text)
    assert.match(refused.page.text, movedFirst ? /In the way: the meeting on/ : /authority is closed on this one/)
    assert.equal((await meetings(on, on)).length, movedFirst ? 1 : 0)
  }
})
