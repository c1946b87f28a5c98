import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { assert } from '#test/support/assert.ts'
import { openBrowser, openContext } from '#test/support/browser.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const { familyId } = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
])
const { port } = new URL(await waymark.server.listen({ host: '127.0.0.1', port: 0 }))
const address = (path: string) => `http://northbrook.localhost:${port}${path}`
const item = `/meetings/2026-11-23/items/family-${familyId}`

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser.close())

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
