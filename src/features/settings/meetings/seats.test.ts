import { describe, test } from 'node:test'
import { loadActor } from '#records/access/actors.ts'
import { loadAttendance } from '#records/meeting/attendance.ts'
import { findSitting } from '#records/sittings/sittings.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place, clock } = waymark
const { people } = place
const qa = await waymark.as(people.courtQaManager)
const clerk = await waymark.as(people.panelAdministrator)
const address = `/settings/meetings/${place.seriesId}`
const at = (iso: string) => Temporal.PlainDate.from(iso)
const partsOn = async (personId: number, iso: string) => (await loadActor(db, personId, at(iso)))?.seats

const seatCalled = async (label: string) =>
  (await db.selectFrom('coreSeat').select('id').where('label', '=', label).executeTakeFirstOrThrow()).id
const shown = async () =>
  (await qa.get(address)).page.rows
    .filter((row) => row.some((cell) => cell.startsWith('Change holder')))
    .map(([label, part]) => `${label ?? ''}: ${part ?? ''}`)
const atMeeting = async (iso: string) => {
  const sitting = await findSitting(db, iso)
  assert.ok(sitting)
  return (await loadAttendance(db, sitting)).map(({ label, part, name, present }) => [label, part, name, present])
}

const chairSeat = await seatCalled('Head of Service of Quality Assurance')
const deputySeat = await seatCalled('Head of Service of MASH, Front Door and Operational')
const memberSeat = await seatCalled('Service Manager, Regulated Services')

// The meeting of Monday 16 November is held; nothing of it may change by what becomes of the seats.
clock.moveTo('2026-11-16T09:00')
await (
  await waymark.as(people.panelAdministrator)
).submit('/meetings/2026-11-16/attendance', { [`seat-${deputySeat}`]: 'apologies', rest: 'present' })
await (await waymark.as(people.panelAdministrator)).submit('/meetings/2026-11-16/end', {})
clock.moveTo('2026-11-20T09:00')
const held = await atMeeting('2026-11-16')

describe('a seat is added', () => {
  test('SET-06 TM-02 with its part, behind the others; who takes it is asked next, and sits there at once', async () => {
    const added = await qa.submit(`${address}/seats/add`, {
      label: 'Legal adviser to the meeting',
      part: 'legal-adviser',
    })
    const seat = await seatCalled('Legal adviser to the meeting')
    assert.equal(added.headers['location'], `/settings/seats/${seat}`)
    const filled = await qa.submit(`/settings/seats/${seat}`, {
      personId: String(people.solicitor),
      ...dateFields('from', '2026-11-20'),
    })
    assert.equal(filled.headers['location'], address)
    assert.equal((await shown()).at(-1), 'Legal adviser to the meeting: Legal adviser')
    assert.deepEqual(await partsOn(people.solicitor, '2026-11-20'), ['legal-adviser'])
    assert.deepEqual((await atMeeting('2026-11-23')).at(-1), [
      'Legal adviser to the meeting',
      'legal-adviser',
      'Nikhil Rao',
      null,
    ])
    assert.match((await clerk.get('/meetings/2026-11-23')).page.text, /Chair: Robert Quayle/)
    assert.deepEqual(await atMeeting('2026-11-16'), held)
  })

  test('SET-06 a name and a part are asked for, and a name that a seat has is said at its field', async () => {
    const empty = await qa.submit(`${address}/seats/add`, { label: '', part: '' })
    assert.deepEqual(empty.page.errors, [
      { text: 'Enter the seat’s name', href: '#label' },
      { text: 'Choose the part of the seat', href: '#part' },
    ])
    const twice = await qa.submit(`${address}/seats/add`, { label: 'Court QA Manager', part: 'member' })
    assert.equal(twice.status, 422)
    assert.match(twice.page.errors[0]?.text ?? '', /There is a seat called Court QA Manager already/)
  })

  test('SET-06 a seat isn’t given a name that another seat of its meeting has, and what was typed stays', async () => {
    const rename = `/settings/seats/${memberSeat}`
    const link = (await qa.get(address)).page.links.map(({ href }) => href)
    assert.ok(link.includes(rename), link.join())
    const name = `${rename}/name`
    const twice = await qa.submit(name, { label: 'Head of  Service of quality assurance' })
    assert.equal(twice.status, 422)
    assert.deepEqual(twice.page.errors, [
      {
        text: 'There is a seat called Head of Service of quality assurance already. Give this one another name',
        href: '#label',
      },
    ])
    assert.match(twice.body, /value="Head of  Service of quality assurance"/)
    const [before] = twice.page.rows
    const own = await db.selectFrom('coreSeat').select('label').where('id', '=', memberSeat).executeTakeFirstOrThrow()
    assert.equal((await qa.submit(name, { label: own.label.toUpperCase() })).status, 303, String(before))
    assert.equal((await qa.submit(name, { label: own.label })).status, 303)
  })

  test('SEC-02 whoever doesn’t keep the meeting can’t change its seats', async () => {
    const chair = await waymark.as(people.chair)
    for (const path of [
      `${address}/seats/add`,
      `${address}/deciding`,
      ...['part', 'remove'].map((to) => `/settings/seats/${memberSeat}/${to}`),
    ])
      // prettier-ignore
      assert.equal((await chair.get(path)).status, 403)
  })
})

describe('a seat gets another part', () => {
  test('TM-02 SET-06 the deputy becomes the chair and the chair the deputy; the page says so before', async () => {
    const opened = await qa.get(`/settings/seats/${deputySeat}/part`)
    assert.match(opened.page.text, /A meeting has one chair: Head of Service of Quality Assurance, who is that now/)
    const swapped = await qa.submit(`/settings/seats/${deputySeat}/part`, { part: 'chair' })
    assert.equal(swapped.headers['location'], address)
    assert.deepEqual((await shown()).slice(0, 2), [
      'Head of Service of Quality Assurance: Deputy chair',
      'Head of Service of MASH, Front Door and Operational: Chair',
    ])
    assert.deepEqual(await partsOn(people.deputy, '2026-11-20'), ['chair'])
    assert.deepEqual(await partsOn(people.chair, '2026-11-20'), ['deputy'])
    assert.match((await clerk.get('/meetings/2026-11-23')).page.text, /Chair: Moira Fenn/)
    assert.deepEqual(await atMeeting('2026-11-16'), held)
    assert.match(
      (await clerk.get('/meetings/2026-11-16')).page.text,
      /Chair: Robert Quayle Present · 6 of 7 core members/,
    )
    const history = await db
      .selectFrom('changeHistory')
      .select(['recordId', 'before', 'after'])
      .where('recordKind', '=', 'core-seat')
      .where('recordId', 'in', [chairSeat, deputySeat])
      .orderBy('id')
      .execute()
    assert.deepEqual(
      history.map(({ recordId, before, after }) => [recordId, before, after]),
      [
        [chairSeat, { part: 'chair' }, { part: 'deputy' }],
        [deputySeat, { part: 'deputy' }, { part: 'chair' }],
      ],
    )
    await qa.submit(`/settings/seats/${chairSeat}/part`, { part: 'chair' })
    assert.deepEqual(await partsOn(people.chair, '2026-11-20'), ['chair'])
  })

  test('TM-02 SET-06 the chair’s part isn’t given up, and its seat not removed: another seat is made the chair’s', async () => {
    const { page } = await qa.get(address)
    const offered = page.links.map(({ href }) => href)
    assert.ok(offered.includes(`/settings/seats/${deputySeat}/part`))
    assert.ok(!offered.includes(`/settings/seats/${chairSeat}/part`))
    assert.ok(!offered.includes(`/settings/seats/${chairSeat}/remove`))
    const given = await qa.submit(`/settings/seats/${chairSeat}/part`, { part: 'member' })
    assert.equal(given.status, 422)
    assert.match(given.page.errors[0]?.text ?? '', /Give another seat the part of chair instead/)
    const removed = await qa.submit(`/settings/seats/${chairSeat}/remove`, dateFields('from', '2026-12-01'))
    assert.match(
      removed.page.errors[0]?.text ?? '',
      /First day without the seat: a meeting has one chair, and this is that seat/,
    )
  })

  test('SET-01 who acts as Divisional Director becomes chair or deputy by no part', async () => {
    const director = await db
      .selectFrom('roleHolding')
      .select('id')
      .where('role', '=', 'divisional-director')
      .executeTakeFirstOrThrow()
    const days = { startsOn: at('2026-12-07'), endsOn: at('2026-12-11') }
    const cover = { holdingId: director.id, coveringPersonId: people.headOfService, appointedBy: people.administrator }
    await db
      .insertInto('cover')
      .values({ ...cover, ...days })
      .execute()
    const seat = await seatCalled('Head of Service, Regulated Services')
    const answer = await qa.submit(`/settings/seats/${seat}/part`, { part: 'deputy' })
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /who recommends an extension doesn’t agree it/)
    assert.equal((await qa.submit(`/settings/seats/${seat}/part`, { part: 'legal-adviser' })).status, 303)
    assert.equal((await qa.submit(`/settings/seats/${seat}/part`, { part: 'member' })).status, 303)
    await db.deleteFrom('cover').execute()
  })
})

describe('a seat is removed', () => {
  test('SET-06 TM-02 from a day on: until then it is there and held, and it can stay after all', async () => {
    const remove = `/settings/seats/${memberSeat}/remove`
    const removed = await qa.submit(remove, dateFields('from', '2026-12-01'))
    assert.equal(removed.headers['location'], address)
    assert.match((await qa.get(address)).page.text, /Service Manager, Regulated Services until Mon 30 Nov 2026/)
    const there = async (iso: string) =>
      (await atMeeting(iso)).some(([label]) => label === 'Service Manager, Regulated Services')
    assert.deepEqual([await there('2026-11-30'), await there('2026-12-07')], [true, false])
    const late = await qa.submit(`/settings/seats/${memberSeat}`, {
      personId: String(people.clinicLead),
      ...dateFields('from', '2026-12-01'),
    })
    assert.match(late.page.errors[0]?.text ?? '', /First day: the last day of this seat is Mon 30 Nov 2026/)
    assert.match((await qa.get(remove)).page.text, /Its last day is Mon 30 Nov 2026/)
    const kept = await qa.submit(remove, dateFields('from', ''))
    assert.equal(kept.status, 303, kept.page.text)
    assert.ok(await there('2026-12-07'))
    const taken = await qa.submit(`/settings/seats/${memberSeat}`, {
      personId: String(people.clinicLead),
      ...dateFields('from', '2026-12-01'),
    })
    assert.equal(taken.status, 303, taken.page.text)
    assert.deepEqual(await partsOn(people.clinicLead, '2026-12-01'), ['member'])
  })

  test('SET-06 TM-02 meetings of the past keep it, who held it and who came; nobody holds it any more', async () => {
    const remove = `/settings/seats/${memberSeat}/remove`
    const past = await qa.submit(remove, dateFields('from', '2026-11-16'))
    assert.match(past.page.errors[0]?.text ?? '', /meetings of the past keep their seats/)
    const none = await qa.submit(remove, dateFields('from', ''))
    assert.deepEqual(none.page.errors, [{ text: 'Enter the first day without the seat', href: '#from' }])
    await qa.submit(remove, dateFields('from', '2026-11-20'))
    assert.ok(!(await shown()).some((seat) => seat.startsWith('Service Manager, Regulated')))
    assert.match(
      (await qa.get(address)).page.text,
      /Service Manager, Regulated Services \(member\), until Thu 19 Nov 2026/,
    )
    assert.deepEqual(await atMeeting('2026-11-16'), held)
    assert.match((await clerk.get('/meetings/2026-11-16')).page.text, /6 of 7 core members/)
    assert.deepEqual(await partsOn(people.clinicLead, '2026-12-01'), [])
    for (const form of ['', '/name', '/part', '/remove'])
      assert.equal((await qa.get(`/settings/seats/${memberSeat}${form}`)).status, 404)
  })

  test('SET-06 a meeting that has begun keeps its seats for the day; one that is over hasn’t a seat added since', async () => {
    clock.moveTo('2026-11-23T09:05')
    const [admin, keeper] = [await waymark.as(people.panelAdministrator), await waymark.as(people.courtQaManager)]
    const attendance = '/meetings/2026-11-23/attendance'
    const stale = (await admin.get(attendance)).page.forms.find(({ fields }) => fields.has('asked'))
    await keeper.submit(`${address}/seats/add`, { label: 'Health', part: 'member' })
    const health = await seatCalled('Health')
    await keeper.submit(`/settings/seats/${health}`, { personId: String(people.clinicLead), ...dateFields('from', '2026-11-23') }) // prettier-ignore
    const told = await admin.post(attendance, { ...Object.fromEntries(stale?.fields ?? []), rest: 'present' })
    assert.equal(told.status, 409)
    assert.match(
      told.page.text,
      /The seats of this meeting, or who holds them, have changed since you opened this page/,
    )
    assert.equal((await admin.submit(attendance, { rest: 'present' })).status, 303)
    const begun = await keeper.submit(`/settings/seats/${health}/remove`, dateFields('from', '2026-11-23'))
    assert.match(begun.page.errors[0]?.text ?? '', /Today’s meeting has begun with this seat/)
    await admin.submit('/meetings/2026-11-23/end', {})
    const asHeld = await atMeeting('2026-11-23')
    assert.deepEqual(asHeld.at(-1), ['Health', 'member', 'Ruth Calder', 'present'])
    clock.moveTo('2026-11-23T09:20')
    await keeper.submit(`${address}/seats/add`, { label: 'Housing', part: 'chair' })
    await keeper.submit(`/settings/seats/${health}/remove`, dateFields('from', '2026-11-24'))
    await keeper.submit(`/settings/seats/${deputySeat}/part`, { part: 'legal-adviser' })
    assert.deepEqual(await atMeeting('2026-11-23'), asHeld)
    assert.deepEqual(
      (await atMeeting('2026-11-30')).map(([label, part]) => [label, part]).filter(([, part]) => part !== 'member'),
      [
        ['Head of Service of MASH, Front Door and Operational', 'legal-adviser'],
        ['Legal Gateway Panel administrator', 'administrator'],
        ['Legal adviser to the meeting', 'legal-adviser'],
        ['Housing', 'chair'],
      ],
    )
  })
})

test('SEC-05 SET-06 two people change one seat: the second sees what it is now, and saves knowingly', async () => {
  const [qa, administrator] = [await waymark.as(people.courtQaManager), await waymark.as(people.administrator)]
  const seat = await seatCalled('Court QA Manager')
  const cases = [
    ['part', { part: 'legal-adviser' }, { part: 'administrator' }, ['Part', 'Legal adviser', 'Administrator, takes the minutes']],
    ['remove', dateFields('from', '2027-01-04'), dateFields('from', '2027-02-01'), ['First day without the seat', 'Mon 4 Jan 2027', 'Mon 1 Feb 2027']],
  ] as const // prettier-ignore
  for (const [what, first, second, both] of cases) {
    const path = `/settings/seats/${seat}/${what}`
    const form = (await qa.get(path)).page.forms.find(({ fields }) => fields.has('version'))
    assert.ok(form)
    await administrator.submit(path, first)
    const told = await qa.post(path, { ...Object.fromEntries(form.fields), ...second })
    assert.equal(told.status, 409)
    assert.deepEqual(told.page.rows.at(-1), both)
  }
})
