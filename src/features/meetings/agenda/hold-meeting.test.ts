import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { people } = place
const monday = '/meetings/2026-11-23'
const begum = await aFamily(db, place, 'Begum', [{ name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kofi Osei', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
await restrict(db, hidden.familyId, people.chair, [people.chair])
const una = begum.children[0]?.childId ?? 0
const item = `${monday}/items/family-${begum.familyId}`
const administrator = await waymark.as(people.panelAdministrator)
const chair = await waymark.as(people.chair)

test('TM-03 before the meeting its agenda stands, and an item can be read and not yet written in', async () => {
  const agenda = await administrator.get(monday)
  assert.match(agenda.page.text, /In 3 days, at 09:00 · 6 minutes planned, 54 to spare/)
  const early = await administrator.get(item)
  assert.match(early.page.text, /A meeting is recorded from its own day on/)
})

test('FAM-05 a restricted family is on the agenda, and counted in its minutes, only for people with named access', async () => {
  assert.doesNotMatch((await administrator.get(monday)).body, /Osei/)
  const seen = await chair.get(monday)
  assert.match(seen.page.text, /Osei · midpoint/)
  assert.match(seen.page.text, /12 minutes planned/)
  assert.equal((await administrator.get(`${monday}/items/family-${hidden.familyId}`)).status, 404)
})

test('TM-03 any other issue comes onto the agenda by hand', async () => {
  const added = await administrator.submit(
    `${monday}/add`,
    { issue: 'Interpreter for the assessment', family: String(begum.familyId), minutes: '4' },
    `${monday}/add`,
  )
  assert.equal(added.status, 303)
  assert.match(
    (await administrator.get(monday)).page.text,
    /6 Any other issue .*Begum · Interpreter for the assessment 4 min/,
  )
  const wrong = await administrator.submit(`${monday}/add`, { issue: '', minutes: 'ten' }, `${monday}/add`)
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    wrong.page.errors.map(({ href }) => href),
    ['#issue', '#minutes'],
  )
})

test('SEC-02 a team manager has no meeting page; a meeting that isn’t held is not found', async () => {
  assert.equal((await (await waymark.as(people.teamManager)).get(monday)).status, 403)
  assert.equal((await administrator.get('/meetings/2026-11-24')).status, 404)
  assert.equal((await administrator.get('/meetings/someday')).status, 404)
})

test('TM-02 M2 the deputy acts while the chair sends apologies, decides and confirms, and is recorded so', async () => {
  waymark.clock.moveTo('2026-11-23T09:05')
  const [admin, moira] = [await waymark.as(people.panelAdministrator), await waymark.as(people.deputy)]
  const seats = await db.selectFrom('coreSeat').select(['id', 'part']).execute()
  const chairSeat = seats.find(({ part }) => part === 'chair')?.id ?? 0
  const url = `${monday}/attendance`
  const nobody = await admin.submit(url, {}, url)
  assert.deepEqual(
    [nobody.status, nobody.page.errors.map(({ text }) => text)],
    [422, ['Robert Quayle: choose present, apologies or absent, of them or of somebody else']],
  )
  const sitting = db.selectFrom('sitting').select('id').where('state', '=', 'open')
  assert.equal(await sitting.executeTakeFirst(), undefined, 'nothing chosen opens no meeting')
  const came = await admin.submit(url, { [`seat-${chairSeat}`]: 'apologies', rest: 'present' }, url)
  assert.equal(came.status, 303, came.page.text)
  assert.match((await admin.get(monday)).page.text, /Deputy: Moira Fenn Acting as chair/)
  const saved = await admin.submit(item, { discussion: 'Going well', [`outcome-${una}`]: 'continue' }, item)
  assert.equal(saved.status, 303, saved.page.text)
  const review = await db.selectFrom('review').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual([review.decidedAs, review.decidedBy], ['acting-deputy', people.deputy])
  const changed = await admin.submit(url, { [`seat-${chairSeat}`]: 'present' }, url)
  assert.equal(changed.status, 403)
  assert.match(changed.page.text, /Decisions of this meeting are already recorded/)
  const confirmed = await moira.submit(`${monday}/confirm`, {}, `${monday}/confirm`)
  assert.equal(confirmed.status, 303, confirmed.page.text)
  const kept = await db.selectFrom('agendaItem').selectAll().where('state', '=', 'confirmed').executeTakeFirstOrThrow()
  assert.deepEqual([kept.confirmedAs, kept.confirmedBy], ['acting-deputy', people.deputy])
  assert.match((await admin.get(item)).page.text, /Confirmed by Moira Fenn, deputy acting as chair/)
})

async function isWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks where not granted and pid in (
      select pid from pg_stat_activity where datname = current_database())`.execute(waymark.owner)
  return rows.length > 0
}

test('TM-04 an ended meeting says what is recorded and confirmed', async () => {
  const admin = await waymark.as(people.panelAdministrator)
  // Somebody saves the attendance at the same moment: the meeting is ended all the same, as it then stands.
  const ended = await waymark.owner.transaction().execute(async (tx) => {
    await sql`update sitting set version = version + 1 where meets_on = '2026-11-23'`.execute(tx)
    const ending = admin.submit(`${monday}/end`, {})
    while (!(await isWaiting())) await pause(5)
    return { ending }
  })
  assert.equal((await ended.ending).status, 303)
  assert.match((await admin.get(monday)).page.text, /1 item recorded, all confirmed/)
  assert.match(
    (await admin.get('/meetings')).page.text,
    /Held .*Mon 23 Nov 2026 Moira Fenn, deputy acting as chair 1 All confirmed/,
  )
})

test('TM-04 before a meeting is ended it says what isn’t recorded and what follows; one that isn’t open says so', async () => {
  const admin = await waymark.as(people.panelAdministrator)
  const next = '/meetings/2026-11-30'
  clock.moveTo('2026-11-30T09:30')
  const onDay = await waymark.as(people.panelAdministrator)
  assert.match((await onDay.get(`${next}/end`)).page.text, /This meeting hasn’t begun/)
  await onDay.submit(`${next}/attendance`, { rest: 'absent' }, `${next}/attendance`)
  const { page } = await onDay.get(next)
  assert.ok(page.links.some(({ text, href }) => text === 'End the meeting' && href === `${next}/end`))
  assert.equal(
    page.forms.some(({ action }) => action.endsWith('/end')),
    false,
    'not with one click',
  )
  const asked = (await onDay.get(`${next}/end`)).page
  assert.match(asked.text, /Who came 0 of 7 core members, and nobody to decide/)
  assert.match(
    asked.text,
    /Not recorded \d+ items?, which comes? to the meeting on Monday 7 December 2026 by (itself|themselves): \S+ · \S+/,
  )
  assert.match(asked.text, /An ended meeting isn’t opened again/)
  assert.match(asked.text, /on the children’s files by the end of Tuesday 1 December 2026/)
  assert.ok(asked.links.some(({ href }) => href.startsWith(`${next}/items/`) || href.startsWith(`${next}#`)))
  clock.moveTo('2026-11-23T09:00')
  const ended = (await admin.get(`${monday}/end`)).page
  assert.match(ended.text, /This meeting has ended/)
  assert.equal(
    ended.forms.some(({ action }) => action.endsWith('/end')),
    false,
  )
})

test('TM-02 how many of the core members came to an ended meeting stays, whatever seats are added since', async () => {
  const admin = await waymark.as(people.panelAdministrator)
  assert.match((await admin.get(monday)).page.text, /6 of 7 core members/)
  const addedAt = Temporal.Instant.from('2026-11-30T09:00Z')
  const seat = { seriesId: place.seriesId, position: 8, label: 'Health', part: 'member' as const, addedAt }
  await db.insertInto('coreSeat').values(seat).execute()
  assert.match((await admin.get(monday)).page.text, /6 of 7 core members/)
})

test('TM-04 LO-01 FI-02 an ended meeting leads on to its Overview and to filing, and says of each part that nothing was recorded', async () => {
  const { page } = await (await waymark.as(people.panelAdministrator)).get(monday)
  assert.match(page.text, /1 Staffing Nothing recorded/)
  assert.deepEqual(
    page.links.filter(({ href }) => href === '/overviews/2026-11-23').map(({ text }) => text),
    ['Legal Overview'],
  )
  assert.equal(page.links.filter(({ href }) => href === '/filing').length, 2, 'in the menu, and as what comes next')
  const seenByChair = await (await waymark.as(people.chair)).get(monday)
  assert.equal(
    seenByChair.page.links.some(({ href }) => href.startsWith('/overviews/')),
    false,
  )
})

test('SEC-02 M2 the deputy is offered nothing to confirm or correct at a meeting where the chair was present', async () => {
  clock.moveTo('2026-11-30T09:30')
  const meetsOn = Temporal.PlainDate.from('2026-11-30')
  const sitting = { seriesId: place.seriesId, meetsOn, standsFor: meetsOn, state: 'open' as const }
  const { id: sittingId } = await db
    .insertInto('sitting')
    .values({ ...sitting, chairId: people.chair, chairedAs: 'chair' })
    .onConflict((twice) =>
      twice.columns(['seriesId', 'standsFor']).doUpdateSet({ chairId: people.chair, chairedAs: 'chair' }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  const about = { section: 'other' as const, subjectKind: 'other' as const, title: 'A matter', minutes: 2 }
  const recorded = { state: 'recorded' as const, recordedBy: people.panelAdministrator, recordedAt: clock.now() }
  await db
    .insertInto('agendaItem')
    .values({ sittingId, ...about, ...recorded })
    .execute()
  const offers = async (personId: number) => {
    const browser = await waymark.as(personId)
    const meeting = await browser.get('/meetings/2026-11-30')
    const confirm = await browser.get('/meetings/2026-11-30/confirm')
    return [
      meeting.page.links.some(({ href }) => href.endsWith('/confirm')),
      confirm.page.forms.some(({ action }) => action.endsWith('/confirm')),
      /Confirm one item|Confirm 1 item/.test((await browser.get('/')).page.text),
    ]
  }
  assert.deepEqual(await offers(people.deputy), [false, false, false])
  assert.deepEqual(await offers(people.chair), [true, true, true])
  await db
    .updateTable('sitting')
    .set({ chairId: people.deputy, chairedAs: 'acting-deputy' })
    .where('id', '=', sittingId)
    .execute()
  assert.deepEqual(await offers(people.deputy), [true, true, true])
})

test('TM-04 PP-05 an item recorded for one sibling alone says, before the meeting is ended, whose review comes to the next', async () => {
  clock.moveTo('2026-12-07T09:30')
  const admin = await waymark.as(people.panelAdministrator)
  const { familyId, children } = await aFamily(db, place, 'Roe', [
    { name: 'Ada Roe', bornOn: '2018-03-01', decidedOn: '2026-10-26' },
    { name: 'Bo Roe', bornOn: '2019-03-01', decidedOn: '2026-10-26' },
    { name: 'Cy Roe', bornOn: '2020-03-01', decidedOn: '2026-11-23' },
  ])
  const [ada = 0, bo = 0] = children.map(({ childId }) => childId)
  const today = '/meetings/2026-12-07'
  await admin.submit(`${today}/attendance`, { rest: 'present' }, `${today}/attendance`)
  const of = `${today}/items/family-${familyId}`
  const considered = Object.fromEntries(
    ['progress', 'drift-and-delay', 'direction-of-the-chair', 'direction-of-the-head-of-service', 'resources-and-placement', 'engagement'].map((heading) => [`all-${heading}`, 'None']), // prettier-ignore
  )
  const decide = (childId: number) =>
    admin.submit(of, { discussion: 'Reviewed', ...considered, [`outcome-${childId}`]: 'continue', then: 'stay' })
  const saved = await decide(ada)
  assert.equal(saved.status, 303, saved.page.text)
  const asked = (await admin.get(`${today}/end`)).page
  assert.match(asked.text, /Without an outcome .*come to the meeting on Monday 14 December 2026 .*: Bo \(Roe\): midpoint review/) // prettier-ignore
  assert.doesNotMatch(asked.text, /Ada \(Roe\)|Cy \(Roe\)/)
  // SET-09: by the council’s own name.
  await db.insertInto('label').values({ key: 'review.midpoint', text: 'six-week look' }).execute()
  assert.match((await admin.get(`${today}/end`)).page.text, /: Bo \(Roe\): six-week look/)
  await db.deleteFrom('label').execute()
  assert.match((await admin.get(today)).page.text, /Bo \(Roe\) was to be reviewed today/)
  await decide(bo)
  assert.doesNotMatch((await admin.get(`${today}/end`)).page.text, /Without an outcome/)
})

test('TM-03 a review that is only seen coming has no time at this meeting', async () => {
  waymark.clock.moveTo('2026-12-14T09:05')
  const { familyId } = await aFamily(db, place, 'Larch', [
    { name: 'Lou Larch', bornOn: '2019-01-01', decidedOn: '2026-11-09', socialWorkerId: people.socialWorker },
  ])
  const { page } = await (
    await waymark.as(people.panelAdministrator)
  ).get(`/meetings/2026-12-14/items/family-${familyId}`)
  assert.match(page.text, /Lou Larch, 7 · midpoint Mon 21 Dec Grace Oyelaran, .*The family’s record/)
  assert.doesNotMatch(page.text, /\(\d\d:\d\d–/)
})

test('SEC-05 of two who say at the same moment who came the second sees what the first saved, and whom they marked themselves', async () => {
  const day = '2026-12-14'
  clock.moveTo(`${day}T09:05`)
  const admin = await waymark.as(people.panelAdministrator)
  const url = `/meetings/${day}/attendance`
  const { id: seat } = await db
    .selectFrom('coreSeat')
    .select('id')
    .where('part', '=', 'deputy')
    .executeTakeFirstOrThrow()
  assert.equal((await admin.submit(url, { [`seat-${seat}`]: 'present' }, url)).status, 303)
  const [, second] = await oneAfterTheOther(
    waymark.owner,
    sql`select from sitting where meets_on = ${day} for update`,
    () => admin.submit(url, { [`seat-${seat}`]: 'apologies' }, url),
    () => admin.submit(url, { rest: 'present' }, url),
  )
  assert.equal(second.status, 409)
  const told = second.page.rows.map(([who, theirs, yours]) => [who, theirs, yours])
  assert.deepEqual(
    told.find(([who]) => who === 'Moira Fenn'),
    ['Moira Fenn', 'Apologies', 'Present'],
  )
  assert.deepEqual(
    told.find(([who]) => who === 'Robert Quayle'),
    ['Robert Quayle', 'Nothing', 'Present'],
  )
  const again = second.page.forms.find(({ action }) => action === url)
  assert.ok(again)
  assert.equal((await admin.post(url, Object.fromEntries(again.fields))).status, 303)
})

test('SEC-05 who came, sent after the session ran out, comes back as it was chosen, and nothing that the form carries along unseen', async () => {
  const day = '2026-12-21'
  clock.moveTo(`${day}T09:05`)
  const admin = await waymark.as(people.panelAdministrator)
  const url = `/meetings/${day}/attendance`
  const form = (await admin.get(url)).page.forms.find(({ action }) => action === url)
  assert.ok(form)
  const asked = form.fields.get('asked')?.[0]
  assert.ok(asked !== undefined && asked !== '')
  clock.moveTo(`${day}T10:05`)
  const late = await admin.post(url, { ...Object.fromEntries(form.fields), rest: 'apologies' })
  assert.equal(late.status, 403)
  assert.match(late.page.text, /What you typed/)
  assert.match(late.body, /apologies/)
  assert.ok(!late.body.includes(asked), 'no person reads what a form carries along')
})
