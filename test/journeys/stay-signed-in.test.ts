import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { brokenRules } from '#test/support/axe.ts'
import { openBrowser, openContext } from '#test/support/browser.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { familyId } = await aFamily(waymark.db, waymark.place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01' },
])
const { port } = new URL(await waymark.server.listen({ host: '127.0.0.1', port: 0 }))
const form = `http://northbrook.localhost:${port}/families/${familyId}/actions/new`

const browser = await openBrowser()

test('SEC-05 what is typed is said to be kept; at 25 minutes whoever is there can stay signed in, and goes on where they were', async () => {
  const page = await (await openContext(browser, {})).newPage()
  await page.clock.install()
  await page.goto(form)
  await page.getByRole('button', { name: 'Dawn Pickering' }).click()
  const words = page.getByLabel('What needs to be done')
  await words.fill('Ask the nursery')
  await page.clock.fastForward(4_000)
  await page.getByText('Draft kept 09:05').waitFor()
  await words.focus()
  waymark.clock.moveTo('2026-11-23T09:30')
  await page.clock.fastForward(25 * 60_000)
  const stay = page.getByRole('button', { name: 'Stay signed in' })
  await stay.waitFor()
  assert.deepEqual(await brokenRules(page), [])
  await stay.click()
  await stay.waitFor({ state: 'detached' })
  assert.equal(await page.evaluate<boolean>(`document.activeElement.name === 'words'`), true)
  waymark.clock.moveTo('2026-11-23T09:55')
  assert.equal((await page.goto(form))?.url(), form, 'the session holds')
  assert.match(await page.locator('main').innerText(), /You typed something here that isn’t saved/)
  await page.context().close()
})
