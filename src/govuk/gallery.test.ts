import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { brokenRules } from '#test/support/axe.ts'
import { openBrowser, openContext } from '#test/support/browser.ts'
import { assetsFolder, assetsPrefix } from './assets.ts'
import { gallery, type GalleryPage } from '#test/support/gallery-samples.ts'
import type { Html } from './html.ts'

const origin = 'http://northbrook.test'
const nonce = 'c29tZXRoaW5nIG9uY2U'
const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'self'`
const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

let browser: Browser
/** Where scripts run, and where they don't; each test opens a page of its own and closes it. */
let contexts: Readonly<Record<'true' | 'false', BrowserContext>>
before(async () => {
  browser = await openBrowser()
  contexts = { true: await openContext(browser, {}), false: await openContext(browser, { javaScriptEnabled: false }) }
})
after(() => browser.close())

/** The page as it would arrive: its own assets and content security policy, nothing else on the network. */
async function opened(
  shown: GalleryPage,
  size: { width: number; height: number },
  javaScriptEnabled = true,
): Promise<{ page: Page; complaints: string[] }> {
  const page = await contexts[`${javaScriptEnabled}`].newPage()
  await page.setViewportSize(size)
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const html: Html = shown.html(nonce)
  await page.route('**', (route) => {
    const { pathname, origin: asked } = new URL(route.request().url())
    if (asked !== origin) return route.abort()
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': policy },
        body: html.toString(),
      })
    const body = readFileSync(`${assetsFolder}/${pathname.replace(assetsPrefix, '')}`)
    return route.fulfill({ contentType: types[pathname.split('.').at(-1) ?? ''] ?? '', body })
  })
  await page.goto(`${origin}/`)
  return { page, complaints }
}

for (const shown of gallery) {
  describe(`the gallery’s page “${shown.name}”`, () => {
    test('breaks no accessibility rule on a wide screen, and nothing inline is refused', async () => {
      const { page, complaints } = await opened(shown, { width: 1280, height: 1000 })
      assert.deepEqual(await brokenRules(page), [])
      assert.deepEqual(complaints, [])
      await page.close()
    })

    test('fits 320 pixels without scrolling sideways, and breaks no accessibility rule there', async () => {
      const { page } = await opened(shown, { width: 320, height: 800 })
      const widths = await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')
      assert.deepEqual(widths, [320, 320])
      assert.deepEqual(await brokenRules(page), [])
      await page.close()
    })

    test('prints with its marking and who printed it, without menu or buttons', async () => {
      const { page } = await opened(shown, { width: 800, height: 1000 })
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.getByText('Printed by Hannah Lowe').isVisible(), true)
      assert.equal(await page.getByRole('navigation').count(), 0, 'nor is a menu')
      assert.equal(await page.getByRole('button').count(), 0, 'a button is of no use on paper')
      await page.close()
    })
  })
}

describe('the clock strip’s words', () => {
  for (const width of [1280, 900, 760, 480]) {
    test(`are 14 pixels or more and touch nowhere, ${width} pixels wide`, async () => {
      for (const shown of gallery.filter(({ name }) => name === 'Adeyemi family' || name === 'Tracker')) {
        const { page } = await opened(shown, { width, height: 800 })
        const texts = await wordsOfStrips(page)
        assert.ok(texts.length > 0 || width < 610, `${shown.name} shows no strip`)
        assert.deepEqual(
          texts.filter(({ size }) => size < 14),
          [],
        )
        const touching = texts.flatMap((one, at) =>
          texts
            .slice(at + 1)
            .filter((other) => touch(one, other))
            .map((other) => [one.text, other.text]),
        )
        assert.deepEqual(touching, [])
        await page.close()
      }
    })
  }

  test('are a list where there is no room for a picture', async () => {
    const family = gallery.find(({ name }) => name === 'Adeyemi family')
    assert.ok(family)
    const { page } = await opened(family, { width: 320, height: 800 })
    assert.equal(await page.locator('.waymark-strip svg:visible').count(), 0)
    assert.equal(await page.getByText('held 5 Oct, on time').last().isVisible(), true)
    await page.close()
  })
})

type Box = { text: string; size: number; left: number; right: number; top: number; bottom: number }

const wordsOfStrips = (page: Page): Promise<Box[]> =>
  page.evaluate<Box[]>(`[...document.querySelectorAll('.waymark-strip__picture:not(.waymark-strip--scale *) text')]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return { text: element.textContent, size: parseFloat(getComputedStyle(element).fontSize), left, right, top, bottom }
    })`)

/** Lines stand close: boxes of letters may share two pixels of empty height. */
const touch = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom - 2 && other.top < one.bottom - 2

describe('a narrow screen', () => {
  const narrow = { width: 320, height: 800 }
  const [first] = gallery
  assert.ok(first)

  test('folds the menu under a button', async () => {
    const { page } = await opened(first, narrow)
    const place = page.getByRole('link', { name: 'Tracker' })
    assert.equal(await place.isVisible(), false)
    await page.getByRole('button', { name: 'Menu' }).click()
    assert.equal(await place.isVisible(), true)
    await page.close()
  })

  test('shows the whole menu where scripts don’t run', async () => {
    const { page } = await opened(first, narrow, false)
    assert.equal(await page.getByRole('link', { name: 'Tracker' }).isVisible(), true)
    await page.close()
  })
})

test('an answer reveals its further questions, with scripts and without', async () => {
  const form = gallery.find(({ name }) => name === 'Record the final review')
  assert.ok(form)
  for (const scripts of [true, false]) {
    const { page } = await opened(form, { width: 1280, height: 1000 }, scripts)
    const further = page.getByLabel('What is exceptional, and what will be different?')
    assert.equal(await further.isVisible(), true)
    await page.getByLabel('Initiate proceedings').check()
    assert.equal(await further.isVisible(), false)
    await page.getByLabel('Recommend an extension').check()
    assert.equal(await further.isVisible(), true)
    await page.close()
  }
})
