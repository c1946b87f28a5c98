import { describe, test } from 'node:test'
import { loadActor } from '#records/access/actors.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { sittingsBetween } from '#rules/sittings/sittings.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people } = place
const qa = await waymark.as(people.courtQaManager)
const administrator = await waymark.as(people.administrator)
const address = `/settings/meetings/${place.seriesId}`
const at = (iso: string) => Temporal.PlainDate.from(iso)

// 6-week date Mon 7 Dec 2026, 12-week date Mon 18 Jan 2027.
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-26' },
])
const osei = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05', decidedOn: '2026-10-26' }])
await restrict(db, osei.familyId, people.chair, [people.teamManager])

type Sent = { page: { forms: readonly { fields: ReadonlyMap<string, readonly string[]> }[] } }
const formWith = (sent: Sent, field: string) => {
  const form = sent.page.forms.find(({ fields }) => fields.has(field))
  assert.ok(form, `no form with ${field}`)
  return Object.fromEntries(form.fields)
}
const meetingsOn = async (from: string, to: string, seriesId = place.seriesId) =>
  sittingsBetween((await loadSittingPlans(db)).get(seriesId) ?? assert.fail(), at(from), at(to)).map(({ on }) =>
    on.toString(),
  )
const seatOf = async (part: 'chair' | 'deputy') =>
  (
    await db
      .selectFrom('coreSeat')
      .select('id')
      .where('part', '=', part)
      .where('seriesId', '=', place.seriesId)
      .executeTakeFirstOrThrow()
  ).id

describe('who may', () => {
  test('SEC-02 a team manager is told who can keep the meeting', async () => {
    const answer = await (await waymark.as(people.teamManager)).get(address)
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /authority administrator, Court QA Manager or panel administrator/)
  })

  test('SEC-02 Court QA Manager and panel administrator keep the meeting', async () => {
    for (const person of [people.courtQaManager, people.panelAdministrator]) {
      const browser = await waymark.as(person)
      assert.ok((await browser.get('/settings')).page.links.some(({ href }) => href === '/settings/meetings'))
      assert.equal((await browser.get(address)).status, 200)
    }
  })
})

describe('a series', () => {
  test('TM-01 the next 12 meetings, with why one isn’t on its usual day', async () => {
    const { page } = await qa.get(address)
    const dates = page.rows.filter((row) => /^\w{3} \d+ \w{3} \d{4}$/.test(row[0] ?? ''))
    assert.equal(dates.length, 12)
    assert.deepEqual(dates[0]?.slice(0, 2), ['Mon 23 Nov 2026', 'Its usual day'])
    assert.ok(
      dates.some((row) => row[0] === 'Tue 29 Dec 2026' && row[1]?.startsWith('Instead of Mon 28 Dec 2026: Boxing Day')),
    )
    assert.match(page.text, /Safeguarding East/)
  })

  test('TM-01 its day changes only once the reviews it moves are approved; restricted children stay hidden', async () => {
    const shown = await qa.submit(`${address}/change`, { weekday: '3' })
    assert.equal(shown.status, 200)
    assert.deepEqual(
      shown.page.rows.filter((row) => row[0]?.startsWith('Cara Adeyemi')).map((row) => row.slice(1)),
      [
        ['Midpoint review', 'Mon 7 Dec 2026', 'Wed 2 Dec 2026'],
        ['Final review', 'Mon 18 Jan 2027', 'Wed 13 Jan 2027'],
      ],
    )
    assert.doesNotMatch(shown.body, /Kwame/)
    assert.deepEqual(await meetingsOn('2026-11-30', '2026-12-04'), ['2026-11-30'])
    assert.equal((await qa.post(`${address}/change`, formWith(shown, 'approved'))).status, 303)
    assert.deepEqual(await meetingsOn('2026-11-30', '2026-12-04'), ['2026-12-02'])
    const back = await qa.submit(`${address}/change`, { weekday: '1' })
    await qa.post(`${address}/change`, formWith(back, 'approved'))
    const kept = await db.selectFrom('changeHistory').selectAll().where('recordKind', '=', 'meeting-series').execute()
    assert.deepEqual(kept[0]?.after, { weekday: 3 })
    assert.equal(kept[0].reason, 'approved with 2 dates that move')
  })

  test('TM-01 a change of name or time moves nothing and is saved at once', async () => {
    const answer = await qa.submit(`${address}/change`, { startsAt: '9.30', minutes: '75' })
    assert.equal(answer.status, 303)
    assert.match((await qa.get(address)).page.text, /Mondays at 09:30, 75 minutes/)
  })

  test('SEC-05 two people change one series: the second sees both texts', async () => {
    const stale = formWith(await qa.get(`${address}/change`), 'weekday')
    await administrator.submit(`${address}/change`, { area: 'East' })
    const conflict = await qa.post(`${address}/change`, { ...stale, area: 'West' })
    assert.equal(conflict.status, 409)
    assert.match(conflict.page.text, /Sam Adeleke saved a change/)
    assert.deepEqual(conflict.page.rows.at(-1), ['Area', 'East', 'West'])
    const mine = await qa.post(`${address}/change`, formWith(conflict, 'weekday'))
    assert.equal(mine.status, 303)
  })

  test('SEC-05 what can’t be used is said at each field', async () => {
    const answer = await qa.submit(`${address}/change`, { name: '', startsAt: 'early', minutes: '600' })
    assert.deepEqual(answer.page.errors, [
      { text: 'Enter the meeting’s name', href: '#name' },
      { text: 'Time must be a time of day, like 10:30 or 2pm', href: '#startsAt' },
      { text: 'Minutes must be a number from 15 to 480', href: '#minutes' },
    ])
    for (const { href } of answer.page.errors) assert.ok(answer.page.ids.has(href.slice(1)), href)
  })

  test('TM-01 a meeting that a bank holiday and a closure day push on says both', async () => {
    await db
      .insertInto('closureDay')
      .values({ closedOn: at('2026-12-29'), title: 'Council closed' })
      .execute()
    const { page } = await qa.get(address)
    assert.deepEqual(
      page.rows.find((row) => row[0] === 'Wed 30 Dec 2026')?.[1],
      'Instead of Mon 28 Dec 2026: Boxing Day (substitute day), then Council closed',
    )
  })

  test('TM-02 a new series begins with seven core seats, nobody in them', async () => {
    const answer = await qa.submit('/settings/meetings/add', { name: 'West meeting', area: 'West', weekday: '2' })
    const { page } = await qa.get(String(answer.headers['location']))
    assert.equal(page.rows.filter((row) => row[2] === 'Nobody today').length, 7)
    const twice = await qa.submit('/settings/meetings/add', { name: 'west meeting' })
    assert.match(twice.page.errors[0]?.text ?? '', /There is a meeting called west meeting already/)
  })
})

describe('a date', () => {
  const december = `${address}/dates/2026-12-07`

  test('TM-01 PP-03 a meeting moves after the reviews it re-places were shown, with those past their date', async () => {
    const shown = await qa.submit(`${december}/move`, { ...dateFields('to', '2026-12-09'), reason: 'Chair away' })
    assert.match(shown.page.text, /the meeting of Monday 7 December 2026 is held on Wednesday 9 December 2026/)
    assert.deepEqual(
      shown.page.rows.filter((row) => row[0]?.startsWith('Cara')).map((row) => row.slice(1)),
      [['Midpoint review', 'Mon 7 Dec 2026', 'Mon 30 Nov 2026']],
    )
    assert.deepEqual((await waymark.trail()).at(-1)?.children, [adeyemi.children[0]?.childId])
    const approval = formWith(shown, 'approved')
    const first = await qa.post(`${december}/move`, approval)
    const second = await qa.post(`${december}/move`, approval)
    assert.deepEqual([first.status, first.headers['location']], [303, address])
    assert.equal(second.headers['location'], address)
    assert.deepEqual(await meetingsOn('2026-12-07', '2026-12-11'), ['2026-12-09'])
    assert.match((await qa.get(address)).page.text, /Wed 9 Dec 2026 Moved from Mon 7 Dec 2026: Chair away/)
    const kept = await db.selectFrom('changeHistory').selectAll().where('recordKind', '=', 'sitting').execute()
    assert.deepEqual(
      kept.map(({ reason }) => reason),
      ['Chair away (approved with 1 date that moves)'],
    )
  })

  test('PP-03 a cancelled meeting names each child whose review would pass its date', async () => {
    const first = await qa.submit(`${address}/dates/2026-11-23/cancel`, { reason: 'Snow' })
    assert.match(first.page.text, /No open child’s date moves/)
    waymark.clock.moveTo('2027-01-18T08:00')
    const browser = await waymark.as(people.courtQaManager)
    const shown = await browser.submit(`${address}/dates/2027-01-18/cancel`, { reason: 'Snow' })
    waymark.clock.moveTo('2026-11-20T09:00')
    const final = shown.page.rows.find((row) => row[0]?.startsWith('Cara') && row[1] === 'Final review')
    assert.deepEqual(final?.slice(2), ['Mon 18 Jan 2027', 'Mon 25 Jan 2027 After the 12-week date, Mon 18 Jan 2027'])
  })

  test('PP-03 FAM-05 whoever may see a restricted child is told of a cancelled meeting, without a name and like every other manager', async () => {
    const cancel = `${address}/dates/2026-11-30/cancel`
    const shown = await qa.submit(cancel, { reason: 'Training' })
    assert.match(shown.page.text, /A child whose record is restricted is in no list and no count here/)
    assert.doesNotMatch(shown.page.text, /Osei|Kwame/)
    const before = await db.selectFrom('message').select('id').where('kind', '=', 'meeting-changed').execute()
    assert.equal((await qa.post(cancel, formWith(shown, 'approved'))).status, 303)
    const told = await db
      .selectFrom('message')
      .select(['toName', 'subject', 'body'])
      .where('kind', '=', 'meeting-changed')
      .where('id', '>', Math.max(0, ...before.map(({ id }) => id)))
      .orderBy('toName')
      .execute()
    assert.deepEqual(
      told.map(({ toName }) => toName),
      ['Hannah Lowe', 'Imran Dar'],
      'the one who is named, and every other manager of the series',
    )
    assert.equal(new Set(told.map(({ toName, body }) => body.replace(toName, ''))).size, 1)
    assert.match(told[0]?.subject ?? '', /^Legal Tracking Meeting: the meeting on Monday 30 November 2026 isn’t held$/)
    for (const { subject, body } of told) assert.doesNotMatch(subject + body, /Osei|Kwame|NB-/)
    // Where no manager is named, those who are get it.
    await db
      .updateTable('namedAccess')
      .set({ personId: people.serviceManager })
      .where('familyId', '=', osei.familyId)
      .where('personId', '=', people.teamManager)
      .execute()
    const back = `${address}/dates/2026-11-30/restore`
    await qa.post(back, formWith(await qa.submit(back, { reason: 'Training moved' }), 'approved'))
    const again = await qa.submit(cancel, { reason: 'Training' })
    assert.equal((await qa.post(cancel, formWith(again, 'approved'))).status, 303)
    const toldNow = await db.selectFrom('message').select('toName').orderBy('id', 'desc').limit(3).execute()
    assert.deepEqual(toldNow.map(({ toName }) => toName).toSorted(), ['Hannah Lowe', 'Imran Dar', 'Paula Marsden'])
    await db
      .updateTable('namedAccess')
      .set({ personId: people.teamManager })
      .where('familyId', '=', osei.familyId)
      .where('personId', '=', people.serviceManager)
      .execute()
    await qa.post(back, formWith(await qa.submit(back, { reason: 'Training moved' }), 'approved'))
  })

  test('TM-01 a meeting is cancelled with its reason, shown so, and held after all', async () => {
    const cancel = `${address}/dates/2026-12-14/cancel`
    await qa.post(cancel, formWith(await qa.submit(cancel, { reason: 'Flood' }), 'approved'))
    assert.deepEqual(await meetingsOn('2026-12-14', '2026-12-18'), [])
    const { page } = await qa.get(address)
    assert.match(page.text, /Mon 14 Dec 2026 Cancelled: Flood Hold it after all/)
    const restore = `${address}/dates/2026-12-14/restore`
    await qa.post(restore, formWith(await qa.submit(restore, { reason: 'Room found' }), 'approved'))
    assert.deepEqual(await meetingsOn('2026-12-14', '2026-12-18'), ['2026-12-14'])
  })

  test('TM-01 a meeting is added on another day', async () => {
    const add = `${address}/dates/add`
    await qa.post(
      add,
      formWith(await qa.submit(add, { ...dateFields('to', '2026-12-17'), reason: 'Full agenda' }), 'approved'),
    )
    assert.deepEqual(await meetingsOn('2026-12-14', '2026-12-18'), ['2026-12-14', '2026-12-17'])
    const again = await qa.submit(add, { ...dateFields('to', '2026-12-17'), reason: 'Again' })
    assert.equal(again.status, 422)
    assert.deepEqual(again.page.errors, [
      { text: 'The meeting is held on that day already. Choose another', href: '#to' },
    ])
  })

  test('SEC-05 a day that can’t be is refused at its field; a reason is asked for; what was typed stays', async () => {
    const answer = await qa.submit(`${address}/dates/2026-12-14/move`, dateFields('to', '2026-12-25'))
    assert.deepEqual(answer.page.errors, [{ text: 'Enter why, in a few words', href: '#reason' }])
    assert.deepEqual(formWith(answer, 'reason')['to'], ['25/12/2026'])
    const holiday = await qa.submit(`${address}/dates/2026-12-14/move`, {
      ...dateFields('to', '2026-12-25'),
      reason: 'Why not',
    })
    assert.match(holiday.page.errors[0]?.text ?? '', /choose a working day/)
  })

  test('TM-01 a meeting that was opened stays where it is', async () => {
    await db
      .insertInto('sitting')
      .values({ seriesId: place.seriesId, meetsOn: at('2026-11-23'), standsFor: at('2026-11-23'), state: 'open' })
      .execute()
    const answer = await qa.submit(`${address}/dates/2026-11-23/cancel`, { reason: 'Too late' })
    assert.match(answer.page.errors[0]?.text ?? '', /has been opened already/)
    assert.match((await qa.get(address)).page.text, /Mon 23 Nov 2026 Its usual day; opened/)
  })

  test('SEC-02 there is no such series, seat or day', async () => {
    for (const path of [
      'meetings/99',
      'meetings/99/dates/2026-12-07/move',
      `meetings/${place.seriesId}/dates/x/move`,
      'seats/99',
    ])
      assert.equal((await qa.get(`/settings/${path}`)).status, 404, path)
  })
})

describe('core seats', () => {
  test('TM-02 the seven seats, each held by a named person with dates', async () => {
    const { page } = await qa.get(address)
    const seats = page.rows.filter((row) => (row[2] ?? '').includes('since Wed 1 Jan 2020'))
    assert.equal(seats.length, 7)
    assert.deepEqual(seats[0]?.slice(0, 3), [
      'Head of Service of Quality Assurance',
      'Chair',
      'Robert Quayle since Wed 1 Jan 2020',
    ])
  })

  test('TM-02 a seat changes hands from a day on: the chair is the chair to the day before', async () => {
    const seat = await seatOf('chair')
    const answer = await qa.submit(`/settings/seats/${seat}`, {
      personId: String(people.serviceManager),
      ...dateFields('from', '2026-12-01'),
    })
    assert.equal(answer.headers['location'], address)
    const seats = async (personId: number, iso: string) => (await loadActor(db, personId, at(iso)))?.seats
    assert.deepEqual(await seats(people.chair, '2026-11-30'), ['chair'])
    assert.deepEqual(await seats(people.chair, '2026-12-01'), [])
    assert.ok((await seats(people.serviceManager, '2026-12-01'))?.includes('chair'))
    assert.match(
      (await qa.get(address)).page.text,
      /Robert Quayle Wed 1 Jan 2020 to Mon 30 Nov 2026 ?Paula Marsden, from Tue 1 Dec 2026/,
    )
    const before = await qa.submit(`/settings/seats/${seat}`, {
      personId: String(people.headOfService),
      ...dateFields('from', '2026-11-25'),
    })
    assert.match(before.page.errors[0]?.text ?? '', /First day: somebody takes this seat later already/)
  })

  test('TM-02 a seat can stand empty from a day on', async () => {
    const seat = await seatOf('chair')
    await qa.submit(`/settings/seats/${seat}`, { personId: '0', ...dateFields('from', '2026-12-01') })
    const holdings = await db
      .selectFrom('seatHolding')
      .select(['personId', 'endsOn'])
      .where('seatId', '=', seat)
      .execute()
    assert.deepEqual(
      holdings.map(({ personId, endsOn }) => [personId, endsOn?.toString()]),
      [[people.chair, '2026-11-30']],
    )
  })

  test('SET-01 the acting Divisional Director takes no chair', async () => {
    const director = await db
      .selectFrom('roleHolding')
      .select('id')
      .where('role', '=', 'divisional-director')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('cover')
      .values({
        holdingId: director.id,
        coveringPersonId: people.headOfService,
        appointedBy: people.administrator,
        startsOn: at('2026-12-07'),
        endsOn: at('2026-12-11'),
      })
      .execute()
    const answer = await qa.submit(`/settings/seats/${await seatOf('deputy')}`, {
      personId: String(people.headOfService),
      ...dateFields('from', '2026-12-01'),
    })
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /have the authority administrator end that cover first/)
  })

  test('SEC-05 two people change one seat: the second sees who holds it now', async () => {
    const seat = `/settings/seats/${await seatOf('deputy')}`
    const stale = formWith(await qa.get(seat), 'personId')
    await administrator.submit(seat, { personId: String(people.clinicLead), ...dateFields('from', '2026-11-23') })
    const conflict = await qa.post(seat, { ...stale, personId: String(people.solicitor) })
    assert.equal(conflict.status, 409)
    assert.deepEqual(conflict.page.rows.at(-1), [
      'Held by',
      'Ruth Calder, since Mon 23 Nov 2026',
      'Nikhil Rao, solicitor, since Fri 20 Nov 2026',
    ])
  })

  test('TM-02 a seat is renamed', async () => {
    const seat = await seatOf('deputy')
    await qa.submit(`/settings/seats/${seat}/name`, { label: 'Head of Service, Front Door' })
    assert.ok((await qa.get(address)).page.rows.some((row) => row[0] === 'Head of Service, Front Door'))
    const empty = await qa.submit(`/settings/seats/${seat}/name`, { label: '' })
    assert.deepEqual(empty.page.errors, [{ text: 'Enter the seat’s name', href: '#label' }])
  })
})
