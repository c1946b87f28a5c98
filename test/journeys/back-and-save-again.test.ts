import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assert } from '#test/support/assert.ts'
import { brokenRules } from '#test/support/axe.ts'
import { openBrowser, openContext } from '#test/support/browser.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const { familyId } = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
])
const { familyId: reed } = await aFamily(db, place, 'Reed', [
  { name: 'Isa Reed', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
])
const { port } = new URL(await waymark.server.listen({ host: '127.0.0.1', port: 0 }))
const address = (path: string) => `http://northbrook.localhost:${port}${path}`
const another = `/meetings/2026-11-23/items/family-${reed}`
const item = `/meetings/2026-11-23/items/family-${familyId}`

const browser = await openBrowser()

async function administrator(javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await openContext(browser, { javaScriptEnabled })).newPage()
  await page.goto(address('/sign-in'))
  await page.getByRole('button', { name: 'Dawn Pickering' }).click()
  return page
}

const saved = async () => (await db.selectFrom('agendaItem').select('discussion').executeTakeFirst())?.discussion

for (const scripts of [true, false])
  test(`SEC-05 Back, change, save again, ${scripts ? 'with' : 'without'} scripts: the correction is kept or comes back with its words`, async () => {
    const page = await administrator(scripts)
    await page.goto(address(item))
    const words = `Said first, scripts ${String(scripts)}`
    const corrected = `${words}, and corrected`
    await page.getByLabel('What was said').fill(words)
    await page.getByRole('button', { name: /^Save/ }).first().click()
    await page.waitForURL((url) => url.pathname !== item)
    assert.equal(await saved(), words)
    await page.goBack()
    await page.getByLabel('What was said').fill(corrected)
    await page.getByRole('button', { name: /^Save/ }).first().click()
    await page.waitForLoadState()
    if ((await saved()) !== corrected) {
      assert.match(await page.content(), new RegExp(corrected), 'the words are on the page')
      await page.getByRole('button', { name: /^Save/ }).first().click()
      await page.waitForURL((url) => url.pathname !== item)
    }
    assert.equal(await saved(), corrected)
    await page.context().close()
  })

for (const scripts of [true, false])
  test(`SEC-05 what was saved is said, seen and has the focus, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await administrator(scripts)
    const inFocus = page.locator(':focus')
    await page.goto(address(`/families/${familyId}/name`))
    await page.getByLabel('Family name').fill(`Begum ${scripts ? 'Khan' : 'Ali'}`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL((url) => url.pathname === `/families/${familyId}`)
    assert.equal(await inFocus.innerText(), 'Saved at 09:05')
    assert.equal(await inFocus.getAttribute('role'), 'status')
    if (scripts) assert.deepEqual(await brokenRules(page), [])

    await page.goto(address(`/families/${familyId}/actions/new`))
    await page.getByLabel('What needs to be done').fill('Ring the school')
    await page.getByLabel('Who does it', { exact: true }).selectOption({ index: 1 })
    await page.getByRole('textbox', { name: 'Due date' }).fill('30/11/2026')
    await page.getByRole('button', { name: /^Add|^Save/ }).click()
    await page.waitForURL((url) => url.hash === '#actions')
    assert.equal(await inFocus.innerText(), 'Saved at 09:05')
    const below = await page.locator('.waymark-saved + h2').innerText()
    assert.equal(below, 'Actions', 'it stands where one goes on')

    await page.reload()
    assert.equal(await page.locator('.waymark-saved').count(), 0, 'it is said once')
    await page.context().close()
  })

for (const scripts of [true, false])
  test(`TM-04 a form that comes back in another shape has the focus where it asks anew, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const page = await administrator(scripts)
    await page.goto(address(another))
    await page.getByLabel('What was said').fill('Typed before')
    await page.getByRole('button', { name: 'Hold the final review for Isa instead' }).click()
    await page.waitForURL((url) => url.pathname === `${another}/shape`)
    assert.match(await page.locator(':focus').innerText(), /^What the decision rests on/)
    assert.equal(await page.getByLabel('What was said').inputValue(), 'Typed before')
    await page.context().close()
  })
