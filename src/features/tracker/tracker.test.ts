import { describe, test } from 'node:test'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark

await aFamily(db, place, 'Adeyemi', [
  {
    name: 'Cara Adeyemi',
    bornOn: '2019-03-01',
    caseSystemId: '470001',
    decidedOn: '2026-08-24',
    letterSentOn: '2026-08-27',
    firstMeetingOn: '2026-09-07',
    midpointHeldOn: '2026-10-05',
  },
  { name: 'Baby of Tolu', expectedOn: '2027-01-08', decidedOn: '2026-11-03' },
])
await aFamily(db, place, 'Nowak', [
  {
    name: '=Łukasz Nowak',
    bornOn: '2017-02-02',
    decidedOn: '2026-11-12',
    teamId: place.teams.west,
    socialWorkerId: place.people.otherSocialWorker,
  },
])
const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05', decidedOn: '2026-10-05' }])
await restrict(db, hidden.familyId, place.people.chair, [place.people.teamManager])
await aFamily(db, place, 'Quiet', [{ name: 'Nothing Open', bornOn: '2018-01-01' }])

const administrator = await waymark.as(place.people.panelAdministrator)

describe('the tracker', () => {
  test('PP-02 every open child is there with weeks, next date and what it waits for, most urgent first', async () => {
    const { page } = await administrator.get('/tracker?view=strips')
    assert.equal(page.heading, 'Tracker')
    const children = page.rows.slice(1).map((row) => row[0])
    assert.equal(children.length, 3)
    assert.match(children[0] ?? '', /^Cara Adeyemi 7 · Safeguarding East/)
    assert.match(page.text, /Final review overdue by 7 days/)
    assert.match(page.text, /3 children in 2 families/)
    assert.doesNotMatch(page.text, /Nothing Open/)
  })

  test('PP-02 the clock strip has its text equivalent', async () => {
    const { body } = await administrator.get('/tracker')
    assert.match(
      body,
      /13 weeks 0 days: overdue by 7 days\. Decision to start .*Midpoint held on time, Monday 5 October\./,
    )
  })

  test('FAM-05 a restricted family is in no list and no count of people without named access', async () => {
    assert.doesNotMatch((await administrator.get('/tracker')).body, /Osei/)
    const manager = await (await waymark.as(place.people.teamManager)).get('/tracker')
    assert.match(manager.body, /Kwame Osei/)
  })

  test('SEC-02 a social worker sees their own children only', async () => {
    const { page } = await (await waymark.as(place.people.otherSocialWorker)).get('/tracker')
    assert.match(page.text, /1 child in 1 family/)
    assert.match(page.text, /Łukasz Nowak/)
  })

  test('SEC-02 nor anybody else’s who is in court, in private proceedings or restricted', async () => {
    const court = await aFamily(db, place, 'Webb', [
      { name: 'Harvey Webb', bornOn: '2019-01-01' },
      { name: 'Zoe Webb', bornOn: '2020-01-01' },
    ])
    const [inCourt, inPrivate] = [court.children[0]?.childId ?? 0, court.children[1]?.childId ?? 0]
    const { id } = await db
      .insertInto('proceedings')
      .values({ familyId: court.familyId, issuedOn: Temporal.PlainDate.from('2026-10-01') })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db.insertInto('proceedingsChild').values({ proceedingsId: id, childId: inCourt }).execute()
    await db.insertInto('privateProceedings').values({ childId: inPrivate, report: 'section-7' }).execute()
    const { page } = await (await waymark.as(place.people.otherSocialWorker)).get('/tracker')
    assert.match(page.text, /1 child in 1 family/)
    assert.doesNotMatch(page.text, /Webb/)
    assert.match((await administrator.get('/tracker')).page.text, /Harvey Webb.*Zoe Webb/)
    await restrict(db, court.familyId, place.people.chair, [])
    assert.doesNotMatch((await administrator.get('/tracker')).body, /Webb/)
  })

  test('SEC-02 the authority administrator is told who may', async () => {
    const answer = await (await waymark.as(place.people.administrator)).get('/tracker')
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /panel administrator/)
  })

  test('SEC-03 a look at the tracker leaves one row with the children shown', async () => {
    const before = (await waymark.trail()).length
    await administrator.get('/tracker?team=' + String(place.teams.west))
    const rows = (await waymark.trail()).slice(before)
    assert.equal(rows.length, 1)
    assert.equal(rows[0]?.did, 'looked at the tracker')
    assert.equal(rows[0].children.length, 1)
  })
})

describe('choosing what to see', () => {
  const names = async (query: string) =>
    (await administrator.get(`/tracker?${query}`)).page.rows.slice(1).map((row) => (row[0] ?? '').split(' ')[0])

  test('team, next date and order are in the address', async () => {
    assert.deepEqual(await names(`team=${place.teams.west}`), ['=Łukasz'])
    assert.deepEqual(await names('due=overdue'), ['Cara'])
    assert.deepEqual(await names('order=name'), ['=Łukasz', 'Baby', 'Cara'])
    assert.deepEqual(await names('order=weeks'), ['Cara', 'Baby', '=Łukasz'])
  })

  test('an address that says something unknown still shows a list', async () => {
    for (const query of ['stage=elsewhere&page=999&team=x', 'team=99999', 'waiting=godot', 'due=constructor&page=-1'])
      assert.equal((await names(query)).length, 3, query)
  })

  test('nothing that fits offers every child again', async () => {
    const { page } = await administrator.get('/tracker?stage=private')
    assert.match(page.text, /No child fits these choices/)
  })

  test('more than 25 children come in pages', async () => {
    await aFamily(
      db,
      place,
      'Many',
      Array.from({ length: 26 }, (_, at) => ({
        name: `Child ${at} Many`,
        bornOn: '2015-01-01',
        decidedOn: '2026-10-12',
      })),
    )
    const first = await administrator.get('/tracker?view=strips')
    assert.equal(first.page.rows.length, 26)
    assert.ok(first.page.links.some(({ href }) => href === '/tracker?view=strips&page=2'))
    assert.equal((await administrator.get('/tracker?page=2')).page.rows.length, 5)
  })
})

describe('taking it away', () => {
  test('FAM-06 the tracker goes out as a real workbook that keeps text which looks like a formula', async () => {
    const answer = await administrator.get(`/tracker.xlsx?team=${place.teams.west}`)
    assert.match(String(answer.headers['content-disposition']), /^attachment; .*Tracker%202026-11-23\.xlsx/)
    const read = await readWorkbook(answer.bytes, 'tracker.xlsx')
    assert.ok(read.ok)
    const [sheet] = read.value.sheets
    const line = sheet?.rows[1]?.cells ?? []
    assert.ok(line.includes('=Łukasz Nowak'))
    assert.ok(line.some((cell) => cell instanceof Temporal.PlainDate && cell.toString() === '2026-11-12'))
  })

  test('FAM-06 and as .csv, where such text is kept from calculating', async () => {
    const answer = await administrator.get(`/tracker.csv?team=${place.teams.west}`)
    assert.match(answer.body, /'=Łukasz Nowak/)
  })
})
