import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../test/support/browser.ts'
import { assetsFolder, assetsPrefix } from './assets.ts'
import { gallery, type GalleryPage } from '../../test/support/gallery-samples.ts'
import type { Html } from './html.ts'

const origin = 'http://northbrook.test'
const nonce = 'c29tZXRoaW5nIG9uY2U'
const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'self'`
const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser.close())

/** The page as it would arrive: its own assets and content security policy, nothing else on the network. */
async function opened(
  shown: GalleryPage,
  size: { width: number; height: number },
): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext({ viewport: size })).newPage()
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

const axe = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

for (const shown of gallery) {
  describe(`the gallery’s page “${shown.name}”`, () => {
    test('breaks no accessibility rule on a wide screen, and nothing inline is refused', async () => {
      const { page, complaints } = await opened(shown, { width: 1280, height: 1000 })
      assert.deepEqual(await axe(page), [])
      assert.deepEqual(complaints, [])
      await page.close()
    })

    test('fits 320 pixels without scrolling sideways, and breaks no accessibility rule there', async () => {
      const { page } = await opened(shown, { width: 320, height: 800 })
      const widths = await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')
      assert.deepEqual(widths, [320, 320])
      assert.deepEqual(await axe(page), [])
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
