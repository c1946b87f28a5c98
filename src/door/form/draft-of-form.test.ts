import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place, clock } = waymark
const { people } = place
const family = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', socialWorkerId: people.socialWorker },
])
const form = `/families/${family.familyId}/actions/new`
const words = 'Ask the nursery about mornings'

type Browser = Awaited<ReturnType<typeof waymark.as>>
async function filled(browser: Browser): Promise<Record<string, string | readonly string[]>> {
  const found = (await browser.get(form)).page.forms.find(({ fields }) => fields.has('words'))
  return { ...Object.fromEntries(found?.fields ?? []), words }
}
const wordsIn = ({ body }: { body: string }) => /<textarea[^>]*name="words"[^>]*>\s*([^<]*)/.exec(body)?.[1]?.trim()
const drafts = () => db.selectFrom('draft').select('path').execute()

test('SEC-05 a form that comes back with a mistake keeps what was typed, and offers it when it is opened again', async () => {
  const manager = await waymark.as(people.teamManager)
  const refused = await manager.post(form, await filled(manager))
  assert.equal(refused.status, 422)
  const opened = await manager.get(form)
  assert.match(opened.page.text, /You typed something here that isn’t saved/)
  assert.equal(wordsIn(opened), '')
  const again = opened.page.links.find(({ text }) => text === 'Put it back into the form')
  assert.ok(again)
  assert.equal(wordsIn(await manager.get(again.href)), words)
  assert.doesNotMatch((await (await waymark.as(people.serviceManager)).get(form)).page.text, /You typed something/)
})

test('SEC-05 thrown away it is gone; saved it is gone', async () => {
  const manager = await waymark.as(people.teamManager)
  const { body } = await manager.get(form)
  const [, copy = ''] = /name="_thrown"\s+value="([^"]*)"/.exec(body) ?? []
  assert.equal((await manager.post('/drafts/discard', { ...(await filled(manager)), _thrown: copy })).status, 303)
  assert.deepEqual(await drafts(), [])
  await manager.post('/drafts', await filled(manager))
  assert.equal((await drafts()).length, 1)
  const saved = await manager.submit(`${form}?draft=yes`, {
    doer: String(people.socialWorker),
    due: '4/12/2026',
    source: 'family',
  })
  assert.equal(saved.status, 303, saved.page.text)
  assert.deepEqual(await drafts(), [])
})

test('SEC-05 after a session ran out, signing in opens the form filled again', async () => {
  const manager = await waymark.as(people.teamManager)
  const typed = await filled(manager)
  clock.moveTo('2026-11-23T09:40')
  const out = await manager.post(form, typed)
  assert.equal(out.status, 403)
  const signIn = out.page.links.find(({ text }) => text === 'Sign in')?.href ?? ''
  const back = waymark.browser()
  const entered = await back.submit(signIn, { person: String(people.teamManager) }, '/sign-in')
  assert.equal(entered.headers['location'], `${form}?draft=yes`)
  assert.equal(wordsIn(await back.get(`${form}?draft=yes`)), words)
})

const other = 'Ask the school about lunch'
const action = { doer: String(people.socialWorker), due: '4/12/2026', source: 'family' }

test('SEC-05 of a form that is open in two windows each keeps what is typed in it, whichever is saved first', async () => {
  const manager = await waymark.as(people.teamManager)
  await db.deleteFrom('draft').execute()
  const [one, two] = [await filled(manager), { ...(await filled(manager)), words: other }]
  for (const typed of [one, two]) assert.equal((await manager.post('/drafts', typed)).status, 200)
  assert.equal((await drafts()).length, 2)
  clock.moveTo('2026-11-23T09:45')
  assert.equal((await manager.post('/drafts', one)).status, 200)

  const opened = await manager.get(form)
  assert.match(opened.page.text, /You typed something here that isn’t saved, last on Mon 23 Nov 2026 at 09:45/)
  assert.match(opened.page.text, /You typed something else here that isn’t saved, last on Mon 23 Nov 2026 at 09:40/)
  const back = opened.page.links.filter(({ text }) => text === 'Put it back into the form')
  const put = await Promise.all(back.map(async ({ href }) => wordsIn(await manager.get(href))))
  assert.deepEqual(put, [words, other])

  const saved = await manager.post(form, { ...one, ...action, 'due-day': '4', 'due-month': '12', 'due-year': '2026' })
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await drafts()).length, 1)
  assert.equal(wordsIn(await manager.get(`${form}?draft=yes`)), other)
})

test('SEC-05 a form that comes back with a mistake is the same copy: its save drops its own draft and no other', async () => {
  const manager = await waymark.as(people.teamManager)
  const refused = await manager.post(form, await filled(manager))
  assert.equal(refused.status, 422)
  assert.equal((await drafts()).length, 2)
  const again = refused.page.forms.find(({ fields }) => fields.has('words'))
  const saved = await manager.post(form, { ...Object.fromEntries(again?.fields ?? []), ...action, words })
  assert.equal(saved.status, 303, saved.page.text)
  assert.equal((await drafts()).length, 1)
  assert.equal(wordsIn(await manager.get(`${form}?draft=yes`)), other)
})

test('SEC-05 one’s own save from another window is told as one’s own, with its hour and both texts', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const name = `/families/${family.familyId}/name`
  const open = async () =>
    Object.fromEntries(
      (await administrator.get(name)).page.forms.find(({ fields }) => fields.has('version'))?.fields ?? [],
    )
  const [one, two] = [await open(), await open()]
  const first = await administrator.post(name, { ...one, familyName: 'Adeyemi-Cole' })
  assert.equal(first.status, 303, first.page.text)
  const answer = await administrator.post(name, { ...two, familyName: 'Adeyemi-Dunn' })
  assert.equal(answer.status, 409)
  assert.match(answer.page.text, /You saved this yourself on Mon 23 Nov 2026 at \d\d:\d\d You did so in another window/)
  assert.doesNotMatch(answer.page.text, /somebody else|saved a change while you were writing/i)
  assert.deepEqual(
    answer.page.rows.find(([, saved]) => saved === 'Adeyemi-Cole'),
    ['Family name', 'Adeyemi-Cole', 'Adeyemi-Dunn'],
  )
})

test('SEC-05 what came back with a mistake and was saved from the page before it isn’t said to be unsaved; what isn’t in it is kept', async () => {
  const manager = await waymark.as(people.teamManager)
  await db.deleteFrom('draft').execute()
  const notSaved = /You typed something here that isn’t saved/
  const whole = { doer: String(people.socialWorker), due: '4/12/2026', source: 'family' }
  // Refused, then Back: another copy of the form, in which the browser has put the same words again.
  const said = 'Ask the school.\r\nBoth of them'
  const refused = await manager.post(form, { ...(await filled(manager)), words: said })
  assert.equal(refused.status, 422)
  assert.match((await manager.get(form)).page.text, notSaved)
  const saved = await manager.post(form, { ...(await filled(manager)), ...whole, words: said.replace('\r', '') })
  assert.equal(saved.status, 303, saved.page.text)
  assert.doesNotMatch((await manager.get(form)).page.text, notSaved)
  assert.equal((await manager.post(form, { ...(await filled(manager)), words: 'Something else' })).status, 422)
  assert.equal((await manager.post(form, { ...(await filled(manager)), ...whole })).status, 303)
  assert.match((await manager.get(form)).page.text, notSaved)
})

test('SEC-05 a form sent after signing out in another window leads back to its page, where what was kept of it is offered', async () => {
  await db.deleteFrom('draft').execute()
  const manager = await waymark.as(people.teamManager)
  const typed = await filled(manager)
  assert.equal((await manager.post('/drafts', typed)).status, 200)
  assert.equal((await manager.submit('/', {}, '/sign-out')).status, 303)
  const host = 'northbrook.localhost'
  const sent = await manager.post(form, typed, { referer: `http://${host}${form}` })
  assert.equal(sent.status, 403)
  assert.equal(sent.page.heading, 'Sign in to save this')
  const signIn = sent.page.links.find(({ text }) => text === 'Sign in')
  assert.equal(signIn?.href, `/sign-in?to=${encodeURIComponent(form)}`)
  // Another site's page is nowhere to go back to.
  const elsewhere = await waymark.browser().post(form, typed, { referer: 'https://elsewhere.example/form' })
  for (const { href } of elsewhere.page.links.filter(({ text }) => text === 'Sign in'))
    assert.equal(href, '/sign-in?to=%2F')
})
