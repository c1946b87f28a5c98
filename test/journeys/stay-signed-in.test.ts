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

const signedInAt = async (hour: string) => {
  const page = await (await openContext(browser, {})).newPage()
  await page.clock.install()
  waymark.clock.moveTo(hour)
  await page.goto(form)
  await page.getByRole('button', { name: 'Dawn Pickering' }).click()
  await page.getByLabel('What needs to be done').fill('Ask the school')
  await page.clock.fastForward(4_000)
  await page.getByText('Draft kept').waitFor()
  return page
}

test('SEC-05 who comes back when the session is over already isn’t told that they stay signed in, and finds what they typed', async () => {
  const page = await signedInAt('2026-11-23T11:00')
  await page.clock.fastForward(25 * 60_000)
  waymark.clock.moveTo('2026-11-23T12:30')
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  const again = page.getByRole('link', { name: 'Sign in again' })
  await again.waitFor()
  assert.match(
    await page.locator('main').innerText(),
    /You have been signed out\. Sign in again to go on: what was kept as a draft is there\./,
  )
  assert.deepEqual(await brokenRules(page), [])
  await again.click()
  await page.getByRole('button', { name: 'Dawn Pickering' }).click()
  await page.waitForURL(form)
  assert.match(await page.locator('main').innerText(), /You typed something here that isn’t saved/)
  await page.context().close()
})

test('SEC-05 that ten hours after signing in one is signed out is said five minutes before, with the way to go on', async () => {
  const page = await signedInAt('2026-11-23T08:00')
  for (let minutes = 25; minutes < 580; minutes += 25) {
    waymark.clock.moveTo(Temporal.PlainDateTime.from('2026-11-23T08:00').add({ minutes }))
    await page.goto(form)
  }
  waymark.clock.moveTo('2026-11-23T17:50')
  await page.goto(form)
  assert.equal(await page.getByRole('alertdialog').count(), 0)
  await page.clock.fastForward(5 * 60_000 + 1_000)
  const said = page.getByRole('alertdialog')
  await said.waitFor()
  assert.match(await said.innerText(), /You will be signed out at 18:00, ten hours after you signed in\./)
  assert.deepEqual(await brokenRules(page), [])
  await page.getByLabel('What needs to be done').fill('Ask the school again')
  await page.clock.fastForward(4_000)
  await page.getByText('Draft kept 17:50').waitFor()
  assert.equal(await said.count(), 1, 'what is kept meanwhile doesn’t take it away')
  await said.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByRole('button', { name: 'Dawn Pickering' }).click()
  await page.waitForURL(form)
  waymark.clock.moveTo('2026-11-23T18:10')
  assert.equal((await page.goto(form))?.url(), form, 'the new session holds')
  await page.context().close()
})
