import { describe, test } from 'node:test'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { sittingsBetween } from '#rules/sittings/sittings.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people } = place
const administrator = await waymark.as(people.administrator)
const bankHoliday = '/settings/calendar/bank-holidays/add'
const closureDay = '/settings/calendar/closure-days/add'

// 6-week date Mon 23 Nov 2026, 12-week date Mon 4 Jan 2027.
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
])
await aFamily(db, place, 'Bright', [{ name: 'Dan Bright', bornOn: '2018-01-01', decidedOn: '2026-10-12' }])
const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05', decidedOn: '2026-10-12' }])
await restrict(db, hidden.familyId, people.chair, [people.teamManager])

// Somebody who keeps the calendar and, as Court QA Manager, sees children by name.
const both = await waymark.as(people.courtQaManager)
await db
  .insertInto('roleHolding')
  .values({
    personId: people.courtQaManager,
    role: 'authority-administrator',
    teamId: null,
    serviceId: null,
    startsOn: Temporal.PlainDate.from('2026-01-01'),
    endsOn: null,
  })
  .execute()

const formWith = (
  sent: { page: { forms: readonly { fields: ReadonlyMap<string, readonly string[]> }[] } },
  field: string,
) => {
  const form = sent.page.forms.find(({ fields }) => fields.has(field))
  assert.ok(form, `no form with ${field}`)
  return Object.fromEntries(form.fields)
}
const meetingsOn = async (from: string, to: string) =>
  sittingsBetween(
    (await loadSittingPlans(db)).get(place.seriesId) ?? assert.fail(),
    Temporal.PlainDate.from(from),
    Temporal.PlainDate.from(to),
  ).map(({ on }) => on.toString())
const isHoliday = async (iso: string) => (await loadCalendar(db)).bankHolidays.has(iso)

describe('the calendar', () => {
  test('SEC-02 a team manager is told who can keep the calendar', async () => {
    const answer = await (await waymark.as(people.teamManager)).get('/settings/calendar')
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /The people who can: authority administrator/)
  })

  test('SET-04 a year’s bank holidays, and how far they are published', async () => {
    const { page } = await administrator.get('/settings/calendar?year=2027')
    assert.match(page.text, /Bank holidays of England and Wales are published to Sunday 31 December 2028/)
    assert.equal(page.rows.filter((row) => row.length === 3).length, 9)
    assert.match(page.text, /None in 2027/)
  })

  test('SET-04 a year nobody knows shows this one', async () => {
    assert.equal((await administrator.get('/settings/calendar?year=1066')).page.heading, 'Calendar 2026')
  })
})

describe('adding a bank holiday', () => {
  const fourthOfJanuary = { ...dateFields('on', '2027-01-04'), title: 'A day of thanks' }

  test('SET-04 every date it moves is listed before anything is saved, without names for who sees no child', async () => {
    const shown = await administrator.submit(bankHoliday, fourthOfJanuary)
    assert.equal(shown.status, 200)
    assert.equal(await isHoliday('2027-01-04'), false)
    assert.deepEqual(
      shown.page.rows.filter((row) => row.includes('Final review')),
      [['2 children', 'Final review', 'Mon 4 Jan 2027', 'Tue 29 Dec 2026']],
    )
    assert.doesNotMatch(shown.body, /Cara Adeyemi|Dan Bright|Kwame Osei/)
  })

  test('SET-04 FAM-05 whoever may see the children sees their names, never a restricted one’s', async () => {
    const shown = await both.submit(bankHoliday, fourthOfJanuary)
    assert.deepEqual(
      shown.page.rows.filter((row) => row.includes('Final review')).map((row) => row[0]),
      [`Cara Adeyemi ${adeyemi.reference}`, 'Dan Bright ' + (await referenceOf('Bright'))],
    )
    assert.doesNotMatch(shown.body, /Kwame/)
    const row = (await waymark.trail()).at(-1)
    assert.deepEqual(row?.children.length, 2)
  })

  test('SET-04 approved, it is saved once with its history, and the meeting moves', async () => {
    const shown = await administrator.submit(bankHoliday, fourthOfJanuary)
    const approval = formWith(shown, 'approved')
    const [first, second] = await Promise.all([
      administrator.post(bankHoliday, approval),
      administrator.post(bankHoliday, approval),
    ])
    assert.deepEqual([first.status, first.headers['location']], [303, '/settings/calendar?year=2027'])
    const third = await administrator.post(bankHoliday, approval)
    for (const again of [second, third]) assert.equal(again.headers['location'], first.headers['location'])
    assert.equal(await isHoliday('2027-01-04'), true)
    assert.deepEqual(await meetingsOn('2027-01-04', '2027-01-10'), ['2027-01-05'])
    const kept = await db.selectFrom('changeHistory').selectAll().where('recordKind', '=', 'bank-holiday').execute()
    assert.deepEqual(
      kept.map(({ reason, after }) => [reason, after]),
      [['approved with 2 dates that move', { on: '2027-01-04', title: 'A day of thanks' }]],
    )
  })

  test('SET-04 a review that would come after its date is said to, with the date', async () => {
    const shown = await both.submit(bankHoliday, { ...dateFields('on', '2026-11-23'), title: 'A sudden holiday' })
    const row = shown.page.rows.find(([child]) => child?.startsWith('Cara Adeyemi'))
    assert.deepEqual(row?.slice(1), [
      'Midpoint review',
      'Mon 23 Nov 2026',
      'Tue 24 Nov 2026 After the 6-week date, Mon 23 Nov 2026',
    ])
  })

  test('SET-04 what was approved is what was shown: another child since, and the list is shown again', async () => {
    const title = 'A late holiday'
    const shown = await administrator.submit(bankHoliday, { ...dateFields('on', '2027-02-01'), title })
    assert.match(shown.page.text, /No open child’s date moves/)
    // 12-week date Mon 1 Feb 2027.
    await aFamily(db, place, 'Cole', [{ name: 'Eve Cole', bornOn: '2021-01-01', decidedOn: '2026-11-09' }])
    const again = await administrator.post(bankHoliday, formWith(shown, 'approved'))
    assert.equal(again.status, 200)
    assert.match(again.page.text, /The dates below changed since you looked/)
    assert.equal(await isHoliday('2027-02-01'), false)
    assert.equal((await administrator.post(bankHoliday, formWith(again, 'approved'))).status, 303)
    assert.equal(await isHoliday('2027-02-01'), true)
  })

  test('SEC-05 a day that can’t be added is refused at its field, everything typed kept', async () => {
    const weekend = await administrator.submit(bankHoliday, {
      ...dateFields('on', '2027-01-09'),
      title: 'Saturday off',
    })
    assert.equal(weekend.status, 422)
    assert.deepEqual(weekend.page.errors, [
      { text: 'Saturday 9 January 2027 is at a weekend, never a working day: there is nothing to add', href: '#on' },
    ])
    assert.deepEqual(formWith(weekend, 'title')['title'], ['Saturday off'])
    const twice = await administrator.submit(bankHoliday, { ...dateFields('on', '2026-12-25'), title: 'Christmas' })
    assert.match(twice.page.errors[0]?.text ?? '', /is in the calendar already: Christmas Day/)
    const empty = await administrator.submit(bankHoliday, {})
    assert.deepEqual(
      empty.page.errors.map(({ href }) => href),
      ['#on', '#title'],
    )
  })
})

describe('closure days', () => {
  test('SET-04 a meeting on a closure day moves within its week; court dates stay; removed, it goes back', async () => {
    const { childId } = adeyemi.children[0] ?? assert.fail()
    const court = await db
      .insertInto('proceedings')
      .values({ familyId: adeyemi.familyId, issuedOn: Temporal.PlainDate.from('2026-11-19') })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db.insertInto('proceedingsChild').values({ proceedingsId: court.id, childId }).execute()
    const day = { ...dateFields('on', '2026-11-23'), title: 'Council closed' }
    const shown = await both.submit(closureDay, day)
    assert.deepEqual(
      shown.page.rows.filter(([child]) => child?.startsWith('Cara')).map((row) => row.slice(1, 3)),
      [['Midpoint review', 'Mon 23 Nov 2026']],
    )
    assert.equal((await both.post(closureDay, formWith(shown, 'approved'))).status, 303)
    assert.deepEqual(await meetingsOn('2026-11-23', '2026-11-29'), ['2026-11-24'])
    const holiday = await both.submit(bankHoliday, { ...dateFields('on', '2026-11-25'), title: 'A sudden holiday' })
    assert.ok(holiday.page.rows.some((row) => row[1] === 'Day 12, case management from'))
    const { id } = await db.selectFrom('closureDay').select('id').executeTakeFirstOrThrow()
    const removal = await both.get(`/settings/calendar/closure-days/${id}/remove`)
    assert.match(removal.page.text, /Midpoint review Tue 24 Nov 2026 Mon 23 Nov 2026/)
    const removed = await both.post(`/settings/calendar/closure-days/${id}/remove`, formWith(removal, 'approved'))
    assert.equal(removed.status, 303)
    assert.deepEqual(await meetingsOn('2026-11-23', '2026-11-29'), ['2026-11-23'])
    assert.equal((await both.get(`/settings/calendar/closure-days/${id}/remove`)).status, 404)
  })

  test('SET-04 whoever sees no child reads the dates that move in their order, whosever they are', async () => {
    await aFamily(db, place, 'Young', [{ name: 'Zoe Young', bornOn: '2019-03-01', decidedOn: '2026-11-18' }])
    const shown = await administrator.submit(bankHoliday, {
      ...dateFields('on', '2026-11-25'),
      title: 'A sudden holiday',
    })
    assert.deepEqual(
      shown.page.rows.slice(1, 4).map((row) => row.slice(0, 3)),
      [
        ['1 child', 'Letter aimed for', 'Wed 25 Nov 2026'],
        ['1 child', 'First meeting with parents aimed for', 'Wed 2 Dec 2026'],
        ['1 child', 'Day 12, case management from', 'Fri 4 Dec 2026'],
      ],
    )
  })
})

describe('the published bank holidays', () => {
  const file = JSON.stringify({
    'england-and-wales': {
      division: 'england-and-wales',
      events: [
        { title: 'Christmas Day', date: '2028-12-25', notes: '', bunting: true },
        { title: 'Christmas Day', date: '2029-12-25', notes: '', bunting: true },
      ],
    },
  })

  test('SET-04 pasted, they show what is new and what only we have; approved, the horizon moves', async () => {
    const shown = await administrator.submit('/settings/calendar/import', { json: file })
    assert.match(shown.page.text, /The file holds 2 bank holidays, published to Monday 31 December 2029/)
    assert.match(shown.page.text, /New: Tue 25 Dec 2029 \(Christmas Day\)/)
    assert.match(shown.page.text, /not in the file, and kept: .*Tue 26 Dec 2028 \(Boxing Day\)/)
    assert.equal(await isHoliday('2029-12-25'), false)
    assert.equal((await administrator.post('/settings/calendar/import', formWith(shown, 'approved'))).status, 303)
    assert.equal(await isHoliday('2029-12-25'), true)
    assert.match((await administrator.get('/settings/calendar')).page.text, /published to Monday 31 December 2029/)
  })

  test('SET-04 a one-off holiday further ahead doesn’t make its year published', async () => {
    const shown = await administrator.submit(bankHoliday, { ...dateFields('on', '2031-05-05'), title: 'A jubilee' })
    await administrator.post(bankHoliday, formWith(shown, 'approved'))
    assert.equal((await loadCalendar(db)).publishedTo.toString(), '2029-12-31')
  })

  test('SET-04 chosen as a file they come the same way', async () => {
    const opened = await administrator.get('/settings/calendar/import')
    const token = formWith(opened, 'json')['_token'] ?? []
    const boundary = 'boundary-of-parts'
    const part = (name: string, value: string, more = '') =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
    const body = `${part('_token', token[0] ?? '')}${part('json', '')}${part('file', `\uFEFF${file}`, '; filename="bank-holidays.json"')}--${boundary}--\r\n`
    const shown = await administrator.send('POST', '/settings/calendar/import', body, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    })
    assert.equal(shown.status, 200)
    assert.match(shown.page.text, /All of them are in the calendar already/)
  })

  test('SET-04 what isn’t that file gets a sentence at its field and is kept', async () => {
    const answer = await administrator.submit('/settings/calendar/import', { json: 'no json' })
    assert.equal(answer.status, 422)
    assert.deepEqual(answer.page.errors[0]?.href, '#json')
    assert.deepEqual(formWith(answer, 'json')['json'], ['no json'])
    const nothing = await administrator.submit('/settings/calendar/import', {})
    assert.match(nothing.page.errors[0]?.text ?? '', /Choose the file, or paste its text/)
  })
})

const referenceOf = async (name: string) =>
  (await db.selectFrom('family').select('reference').where('name', '=', name).executeTakeFirstOrThrow()).reference
