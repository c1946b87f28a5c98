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
  const opened = await filled(manager)
  assert.equal((await manager.post('/drafts/discard', opened)).status, 303)
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
