import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people, teams } = place

const begum = await aFamily(db, place, 'Begum', [
  { name: 'Safiya Begum', bornOn: '2024-03-01', decidedOn: '2026-11-03' },
  { name: 'Omar Begum', bornOn: '2020-03-01', decidedOn: '2026-11-03' },
])
await aFamily(db, place, 'Nowak', [
  { name: 'Łukasz Nowak', bornOn: '2017-02-02', decidedOn: '2026-11-12', teamId: teams.west },
])
const [, omar] = begum.children.map(({ childId }) => childId)

type Browser = Awaited<ReturnType<typeof waymark.as>>
const namesOn = async (browser: Browser, address: string) =>
  (await browser.get(address)).page.rows.slice(1).map(([name]) => name?.split(' ')[0])
const linkOf = async (browser: Browser, address: string, text: string) =>
  (await browser.get(address)).page.links.find((link) => link.text === text)?.href

describe('the tracker as somebody left it', () => {
  test('PP-02 filters, order, form and page size are there again, in another browser too, and nobody else’s change', async () => {
    const first = await waymark.as(people.panelAdministrator)
    await first.get(`/tracker?team=${teams.east}&order=name&view=table&size=50`)
    const second = await waymark.as(people.panelAdministrator)
    const { page } = await second.get('/tracker')
    assert.deepEqual(
      page.rows.slice(1).map(([name]) => name),
      ['Omar Begum', 'Safiya Begum'],
    )
    assert.ok(page.links.some(({ href }) => href === `/tracker?team=${teams.east}&order=name&view=strips&size=50`))
    const other = await waymark.as(people.courtQaManager)
    assert.equal((await namesOn(other, '/tracker')).length, 3)
  })

  test('PP-02 one press clears the filters and keeps the rest, and an address that says only which children does too', async () => {
    const browser = await waymark.as(people.panelAdministrator)
    await browser.get(`/tracker?team=${teams.east}&order=name&view=table&size=50`)
    const clear = await linkOf(browser, '/tracker', 'Clear filters')
    assert.equal(clear, '/tracker?order=name&view=table&size=50')
    assert.equal((await namesOn(browser, clear)).length, 3)
    assert.equal(await linkOf(browser, '/tracker', 'Clear filters'), undefined)
    const form = (await browser.get('/tracker?due=8')).page.forms.find(({ action }) => action === '/tracker')
    assert.deepEqual([form?.fields.get('view'), form?.fields.get('size')], [['table'], ['50']])
  })

  test('PP-02 from a child’s family, clock sheet or form one comes back to the same list at the same row', async () => {
    const browser = await waymark.as(people.panelAdministrator)
    const list = '/tracker?order=-name&view=table'
    const family = await linkOf(browser, list, 'Omar Begum')
    assert.equal(family, `/families/${begum.familyId}?child=${omar ?? 0}`)
    const back = await linkOf(browser, family, 'Tracker')
    const backs = (await browser.get(family)).page.links.filter(({ href }) => href.startsWith('/tracker?back'))
    assert.deepEqual(
      backs.map(({ href }) => href),
      [`/tracker?back=yes#child-${omar ?? 0}`],
    )
    assert.equal(back, '/tracker')
    const again = await browser.get('/tracker?back=yes')
    assert.deepEqual(
      again.page.rows.slice(1).map(([name]) => name),
      ['Safiya Begum', 'Omar Begum', 'Łukasz Nowak'],
    )
    assert.ok(again.page.ids.has(`child-${omar ?? 0}`))
    for (const page of [`/children/${omar ?? 0}/clock`, `/children/${omar ?? 0}`, `/children/${omar ?? 0}/letters`])
      assert.equal(await linkOf(browser, page, 'Begum family'), `/families/${begum.familyId}?child=${omar ?? 0}`, page)
    const whole = await browser.get(`/families/${begum.familyId}`)
    assert.ok(whole.page.links.some(({ href }) => href === `/tracker?back=yes#family-${begum.familyId}`))
    assert.ok(again.page.ids.has(`family-${begum.familyId}`))
    const nobodys = await browser.get(`/families/${begum.familyId}?child=999999`)
    assert.ok(nobodys.page.links.some(({ href }) => href === `/tracker?back=yes#family-${begum.familyId}`))
  })

  test('PP-02 the page of a long list is come back to as well', async () => {
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
    const browser = await waymark.as(people.chair)
    const second = await namesOn(browser, '/tracker?view=table&order=name&page=2')
    assert.deepEqual(await namesOn(browser, '/tracker?back=yes'), second)
    assert.notDeepEqual(await namesOn(browser, '/tracker'), second)
  })
})

describe('views that somebody gave a name to', () => {
  test('PP-02 what the list shows is saved under a name, opened with one press, renamed and removed', async () => {
    const browser = await waymark.as(people.courtQaManager)
    const list = `/tracker?team=${teams.west}&due=8&view=table`
    const save = await linkOf(browser, list, 'Save as a view')
    assert.equal(save, `/tracker/views/new?team=${teams.west}&due=8&view=table`)
    const opened = await browser.get(save)
    assert.match(
      opened.page.text,
      /It shows: Safeguarding West, next date Within 8 weeks; most urgent first; table, 25 on a page/,
    )
    assert.deepEqual((await browser.submit(save, { name: ' ' })).page.errors, [
      { text: 'Enter what you call this view', href: '#name' },
    ])
    const saved = await browser.submit(save, { name: 'West soon' })
    assert.deepEqual([saved.status, saved.headers['location']], [303, list])
    assert.equal(await linkOf(browser, '/tracker?view=strips', 'West soon'), list)
    assert.deepEqual(await namesOn(browser, list), ['Łukasz'])
    assert.match((await browser.get(list)).page.text, /Your views: West soon Rename or remove/)

    const taken = await browser.submit('/tracker/views/new?view=table', { name: 'West soon' })
    assert.deepEqual(taken.page.errors, [{ text: 'You call another view this: choose another name', href: '#name' }])
    const change = (await browser.get(list)).page.links.find(({ text }) => text.startsWith('Rename'))?.href ?? ''
    await browser.submit(change, { name: 'West within eight weeks' })
    assert.equal(await linkOf(browser, '/tracker?view=strips', 'West within eight weeks'), list)
    const removed = await browser.submit(change, {}, `${change}/remove`)
    assert.deepEqual([removed.status, removed.headers['location']], [303, list])
    assert.doesNotMatch((await browser.get(list)).page.text, /Your views/)
    assert.equal((await browser.get(change)).status, 404)
  })

  test('PP-02 the tracker opens with the view chosen for that, whatever was looked at last; coming back doesn’t', async () => {
    const browser = await waymark.as(people.teamManager)
    for (const [name, stage] of [
      ['Ours', 'pre-proceedings'],
      ['At court', 'proceedings'],
    ] as const)
      await browser.submit(`/tracker/views/new?stage=${stage}&view=table`, { name, opens: 'yes' })
    await browser.get('/tracker?order=name&view=table')
    assert.match((await browser.get('/tracker')).page.text, /No child fits these choices/)
    assert.ok((await namesOn(browser, '/tracker?back=yes')).length === 0)
    await browser.get('/tracker?order=name&view=table')
    assert.ok((await namesOn(browser, '/tracker?back=yes')).length > 0)
  })

  test('SEC-02 somebody else’s view is nowhere, not to be renamed and not to be removed', async () => {
    const owner = await waymark.as(people.panelAdministrator)
    await owner.submit('/tracker/views/new?view=table', { name: 'Safiya and who comes next' })
    const { id } = await db
      .selectFrom('trackerView')
      .select('id')
      .where('name', '=', 'Safiya and who comes next')
      .executeTakeFirstOrThrow()
    const other = await waymark.as(people.courtQaManager)
    assert.doesNotMatch((await other.get('/tracker')).body, /who comes next/)
    assert.equal((await other.get(`/tracker/views/${id}`)).status, 404)
    const token = (await other.get('/tracker/views/new?view=table')).page.forms.find(({ fields }) => fields.has('name'))
    const sent = Object.fromEntries(token?.fields ?? [])
    assert.equal((await other.post(`/tracker/views/${id}/remove`, sent)).status, 404)
    assert.equal((await other.post(`/tracker/views/${id}`, { ...sent, name: 'Mine now' })).status, 404)
    assert.ok(await db.selectFrom('trackerView').select('id').where('id', '=', id).executeTakeFirst())
  })
})
