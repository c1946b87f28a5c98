import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place, clock } = waymark
const { people } = place
const begum = await aFamily(db, place, 'Begum', [{ name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
const una = begum.children[0]?.childId ?? 0
const item = `/meetings/2026-11-23/items/family-${begum.familyId}`
const drafts = () => db.selectFrom('draft').selectAll().execute()
const said = 'She said she likes her new school'

type Browser = Awaited<ReturnType<typeof waymark.as>>
async function typedIn(browser: Browser): Promise<Record<string, string | readonly string[]>> {
  const form = (await browser.get(item)).page.forms.find(({ action }) => action === item)
  assert.ok(form)
  const fields: Record<string, string | readonly string[]> = Object.fromEntries(form.fields)
  return { ...fields, discussion: said, [`outcome-${una}`]: 'continue' }
}
const shownVersion = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
const shownIn = ({ body }: { body: string }) =>
  /<textarea[^>]*name="discussion"[^>]*>\s*([^<]*)/.exec(body)?.[1]?.trim()

test('SEC-05 what is typed is kept on the way, without a line in the trail, and offered to its writer alone on return', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const before = (await waymark.trail()).length
  const kept = await administrator.post('/drafts', await typedIn(administrator))
  assert.equal(kept.status, 200)
  assert.equal((await waymark.trail()).length, before + 1, 'only the page’s own look')
  const again = await administrator.get(item)
  assert.match(again.page.text, /You typed something here that isn’t saved, last on Mon 23 Nov 2026 at 09:05/)
  assert.notEqual(shownIn(again), said)
  assert.equal(shownIn(await administrator.get(`${item}?draft=yes`)), said)
  const chair = await waymark.as(people.chair)
  assert.doesNotMatch((await chair.get(item)).page.text, /You typed something here/)
  assert.notEqual(shownIn(await chair.get(`${item}?draft=yes`)), said)
})

test('SEC-05 it can be thrown away', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const thrown = await administrator.submit(item, {}, '/drafts/discard')
  assert.deepEqual([thrown.status, thrown.headers['location']], [303, item])
  assert.deepEqual(await drafts(), [])
})

test('SEC-05 a refused save keeps it, and saving puts it away', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const refused = await administrator.post(item, await typedIn(administrator))
  assert.equal(refused.status, 403, 'nobody is recorded present who decides')
  assert.equal((await drafts()).length, 1)
  const url = '/meetings/2026-11-23/attendance'
  await administrator.submit(url, { rest: 'present' }, url)
  const saved = await administrator.submit(`${item}?draft=yes`, {}, item)
  assert.equal(saved.status, 303, saved.page.text)
  assert.deepEqual(await drafts(), [])
  assert.equal(shownIn(await administrator.get(item)), said)
})

test('SEC-05 a page that the browser kept for Back, changed and sent again, comes back with the correction, which is kept as a draft', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const first = { ...(await typedIn(administrator)), discussion: 'First' }
  assert.equal((await administrator.post(item, first)).status, 303)
  const again = await administrator.post(item, { ...first, discussion: 'Corrected' })
  assert.equal(again.status, 409, again.page.text)
  assert.ok(again.page.rows.some((cells) => cells.includes('First') && cells.includes('Corrected')))
  assert.equal(shownIn(await administrator.get(`${item}?draft=yes`)), 'Corrected')
  const saved = await administrator.submit(`${item}?draft=yes`, { version: shownVersion(again.body) }, item)
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal(shownIn(await administrator.get(item)), 'Corrected')
  assert.deepEqual(await drafts(), [])
})

test('SEC-05 what the page still sends of a form that was saved meanwhile is late; what is typed after Back isn’t', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const typed: Record<string, string | readonly string[]> = { ...(await typedIn(administrator)), discussion: 'Saved' }
  assert.equal((await administrator.post(item, typed)).status, 303)
  const late = await administrator.post('/drafts', { ...typed, discussion: 'Save' })
  assert.equal(late.status, 409)
  assert.deepEqual(await drafts(), [])
  const once = [typed['_once'] ?? ''].flat().join('')
  const kept = await administrator.post('/drafts', { ...typed, _once: `${once}~1`, discussion: 'Saved, and more' })
  assert.deepEqual([kept.status, JSON.parse(kept.body)], [200, { kept: true, at: '09:05' }])
  await administrator.submit(item, {}, '/drafts/discard')
})

test('SEC-02 SEC-05 drafts are of forms one may open, and of no more than a hundred pages', async () => {
  const worker = await waymark.as(people.socialWorker)
  const [token = ''] = (await worker.get('/')).page.forms[0]?.fields.get('_token') ?? []
  const keep = async (_draft: string, discussion: string) =>
    (await worker.post('/drafts', { _token: token, _draft, discussion })).status
  assert.equal(await keep('/settings/people/add', 'x'), 422)
  assert.equal(await keep('/nothing/here', 'x'), 422)
  assert.equal(await keep('/tracker', 'x'.repeat(300_000)), 422)
  for (let at = 0; at < 110; at += 1) assert.equal(await keep(`/children/${at}`, 'x'), 200)
  const own = db.selectFrom('draft').select('path').where('personId', '=', people.socialWorker)
  assert.equal((await own.execute()).length, 100)
  await db.deleteFrom('draft').execute()
})

test('SEC-05 put back over what somebody else has saved since, both texts are shown', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  await administrator.post('/drafts', { ...(await typedIn(administrator)), discussion: 'Mine' })
  const chair = await waymark.as(people.chair)
  assert.equal((await chair.submit(item, { discussion: 'Hers' }, item)).status, 303)
  const answer = await administrator.submit(`${item}?draft=yes`, {}, item)
  assert.equal(answer.status, 409)
  assert.deepEqual(
    answer.page.rows.find(([label]) => label === 'What was said'),
    ['What was said', 'Hers', 'Mine'],
  )
})

test('SEC-05 a session that ran out keeps what was sent, for after signing in', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  await administrator.submit(item, {}, '/drafts/discard')
  const typed = { ...(await typedIn(administrator)), discussion: 'After half an hour' }
  clock.moveTo('2026-11-23T10:00')
  assert.equal((await administrator.post(item, typed)).status, 403)
  const back = await waymark.as(people.panelAdministrator)
  assert.equal(shownIn(await back.get(`${item}?draft=yes`)), 'After half an hour')
})

test('SEC-05 after 30 days a draft is gone; one of an address that isn’t ours is never kept', async () => {
  clock.moveTo('2026-12-23T10:01')
  const administrator = await waymark.as(people.panelAdministrator)
  assert.doesNotMatch((await administrator.get(item)).page.text, /You typed something here/)
  const token = (await administrator.get('/')).page.forms[0]?.fields.get('_token') ?? []
  for (const path of ['https://elsewhere.example', '//elsewhere.example', '', 'x'.repeat(300)])
    await administrator.post('/drafts', { _token: token, _draft: path, discussion: 'x' })
  assert.ok((await drafts()).every((draft) => draft.path === item))
  const away = await administrator.post('/drafts/discard', { _token: token, _draft: '//elsewhere.example' })
  assert.equal(away.headers['location'], '/')
})
