import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark

const adeyemi = await aFamily(db, place, 'Adeyemi', [
  {
    name: 'Cara Adeyemi',
    bornOn: '2019-03-01',
    caseSystemId: '10',
    decidedOn: '2026-08-24',
    letterSentOn: '2026-08-27',
    firstMeetingOn: '2026-09-07',
    midpointHeldOn: '2026-10-05',
  },
])
await aFamily(db, place, 'Begum', [
  { name: 'Safiya Begum', bornOn: '2024-03-01', caseSystemId: '9', decidedOn: '2026-11-03' },
])
await aFamily(db, place, 'Nowak', [
  { name: 'Łukasz Nowak', bornOn: '2017-02-02', decidedOn: '2026-11-12', teamId: place.teams.west },
])
await db
  .updateTable('child')
  .set({ legalStatus: 'Section 20' })
  .where('id', '=', adeyemi.children[0]?.childId ?? 0)
  .execute()

const administrator = await waymark.as(place.people.panelAdministrator)
const lines = async (query: string) => (await administrator.get(`/tracker?${query}`)).page.rows
const first = async (query: string) => (await lines(query)).slice(1).map(([name]) => name?.split(' ')[0])

describe('the tracker as a table', () => {
  test('PP-02 a line a child has all a spreadsheet would have, and says what isn’t known', async () => {
    const [head, ...rows] = await lines('view=table&order=name')
    assert.deepEqual(head, [
      ...['Child', 'LCS id', 'Team', 'Legal status', 'Weeks', 'Next', 'Waits for'],
      ...['Letter', 'First meeting'],
      ...['Social worker', 'Solicitor'],
    ])
    assert.deepEqual(rows[0], [
      ...['Cara Adeyemi', '10', 'Safeguarding East', 'Section 20', '13w 0d', 'Final review overdue by 7 days'],
      'Nothing else',
      '27 Aug, change the letter before proceedings of Cara Adeyemi',
      '7 Sep, change the first meeting with the parents of Cara Adeyemi',
      ...['Grace Oyelaran', 'Nikhil Rao'],
    ])
    assert.deepEqual(rows[1]?.slice(0, 4), ['Łukasz Nowak', 'No id', 'Safeguarding West', 'Not recorded'])
  })

  test('PP-02 each heading orders by its column, then the other way round, and says how it is now', async () => {
    const { page, body } = await administrator.get(`/tracker?view=table&team=${place.teams.east}`)
    assert.doesNotMatch(body, /aria-sort/)
    const byId = page.links.find(({ text }) => text === 'LCS id')?.href ?? ''
    assert.match(byId, /team=.*order=case-system-id/)
    const up = await administrator.get(byId)
    assert.match(up.body, /<th[^>]*aria-sort="ascending"[^>]*>\s*<a[^>]*>LCS id/)
    assert.deepEqual(
      up.page.rows.slice(1).map(([, id]) => id),
      ['9', '10'],
    )
    const down = await administrator.get(up.page.links.find(({ text }) => text === 'LCS id')?.href ?? '')
    assert.match(down.body, /aria-sort="descending"/)
    assert.deepEqual(
      down.page.rows.slice(1).map(([, id]) => id),
      ['10', '9'],
    )
    assert.match(down.page.text, /2 children, LCS id, the other way round/)
  })

  test('PP-02 whoever has been in weeks longest stands first, and that column goes down', async () => {
    assert.deepEqual(await first('view=table&order=weeks'), ['Cara', 'Safiya', 'Łukasz'])
    assert.deepEqual(await first('view=table&order=-weeks'), ['Łukasz', 'Safiya', 'Cara'])
    assert.match((await administrator.get('/tracker?view=table&order=weeks')).body, /aria-sort="descending"/)
  })

  test('PP-02 who has no id stands last, whichever way round', async () => {
    assert.deepEqual(await first('view=table&order=case-system-id'), ['Safiya', 'Cara', 'Łukasz'])
    assert.deepEqual(await first('view=table&order=-case-system-id'), ['Cara', 'Safiya', 'Łukasz'])
  })

  test('PP-02 the letter and the first meeting order the list as every other column does; who has none stands last', async () => {
    const set = (name: string, dates: { letterSentOn: string; firstMeetingOn: string }) =>
      db
        .updateTable('episode')
        .set({
          letterSentOn: Temporal.PlainDate.from(dates.letterSentOn),
          firstMeetingOn: Temporal.PlainDate.from(dates.firstMeetingOn),
        })
        .where('childId', '=', (child) => child.selectFrom('child').select('id').where('name', '=', name))
        .execute()
    await set('Safiya Begum', { letterSentOn: '2026-11-05', firstMeetingOn: '2026-09-01' })
    const { page } = await administrator.get('/tracker?view=table&order=name')
    const ordered = (heading: string) => page.links.find(({ text }) => text === heading)?.href ?? ''
    assert.ok(page.rows[0]?.every((heading) => ordered(heading) !== ''))
    assert.match(ordered('Letter'), /order=letter/)
    assert.deepEqual(await first('view=table&order=letter'), ['Cara', 'Safiya', 'Łukasz'])
    assert.deepEqual(await first('view=table&order=-letter'), ['Safiya', 'Cara', 'Łukasz'])
    assert.deepEqual(await first('view=table&order=first-meeting'), ['Safiya', 'Cara', 'Łukasz'])
    assert.deepEqual(await first('view=table&order=-first-meeting'), ['Cara', 'Safiya', 'Łukasz'])
  })

  test('PP-02 strips and table are the same children in the same order, each a link from the other', async () => {
    const { page } = await administrator.get('/tracker?view=table&order=-name&due=8&size=50')
    const strips = page.links.find(({ text }) => text === 'Strips')?.href ?? ''
    assert.equal(strips, '/tracker?due=8&order=-name&view=strips&size=50')
    const other = await administrator.get(strips)
    assert.deepEqual(
      other.page.rows.slice(1).map(([name]) => name?.split(' ')[0]),
      page.rows.slice(1).map(([name]) => name?.split(' ')[0]),
    )
    assert.equal(other.page.links.find(({ text }) => text === 'Table')?.href, strips.replace('strips', 'table'))
  })

  test('PP-02 choosing a team keeps the table, how many are on a page and the order', async () => {
    const { page } = await administrator.get('/tracker?view=table&order=-name&size=50')
    const form = page.forms.find(({ action }) => action === '/tracker')
    assert.deepEqual(form?.fields.get('view'), ['table'])
    assert.deepEqual(form.fields.get('size'), ['50'])
    assert.deepEqual(form.fields.get('order'), ['-name'])
  })

  test('CT-01 a child at court is marked so, with the weeks since issue', async () => {
    const { familyId, children } = await aFamily(db, place, 'Webb', [{ name: 'Harvey Webb', bornOn: '2019-01-01' }])
    const { id } = await db
      .insertInto('proceedings')
      .values({ familyId, issuedOn: Temporal.PlainDate.from('2026-10-01') })
      .returning('id')
      .executeTakeFirstOrThrow()
    const childId = children[0]?.childId ?? 0
    await db.insertInto('proceedingsChild').values({ proceedingsId: id, childId }).execute()
    const row = (await lines('view=table&stage=proceedings'))[1]
    assert.equal(row?.[4], '7w 4d at court')
    await db.deleteFrom('proceedingsChild').where('childId', '=', childId).execute()
  })

  test('an order, a view or a size nobody knows shows the usual list', async () => {
    for (const query of ['order=-urgent', 'order=constructor', 'view=toString&size=1000', 'order=--name'])
      assert.equal((await lines(query)).length, 4, query)
  })
})

test('PP-02 a table of 25, of 50, of all; more than a page holds are counted and the whole list is offered', async () => {
  await aFamily(
    db,
    place,
    'Many',
    Array.from({ length: 254 }, (_, at) => ({
      name: `Child ${at} Many`,
      bornOn: '2015-01-01',
      decidedOn: '2026-10-12',
    })),
  )
  const shown = async (query: string) => (await lines(query)).length - 1
  assert.equal(await shown('view=table'), 25)
  assert.equal(await shown('view=table&size=50'), 50)
  assert.equal(await shown('view=table&size=all&due=overdue'), 1)
  const { page } = await administrator.get('/tracker?view=table&size=all&order=name')
  assert.equal(page.rows.length - 1, 250)
  assert.match(page.text, /All 257 are more than one page holds, so there are 250 on each/)
  assert.ok(page.links.some(({ href }) => href === '/tracker.csv?order=name'))
  assert.equal(await shown('view=table&size=all&order=name&page=2'), 7)
  assert.equal(await shown('view=strips&size=all'), 50)
})
