import type { Browser, Page } from 'playwright-core'
import { assert } from './assert.ts'
import { brokenRules } from './axe.ts'
import { openContext } from './browser.ts'
import { isWide } from './wide.ts'

/** How the browser treats the pages' own scripts: runs them, can't load them (axe still runs), or has scripting turned off. */
export type Scripts = 'running' | 'blocked' | 'off'

/** A person at a browser of their own, who looks at every page they come to. */
export type PersonInBrowser = {
  readonly page: Page
  /** Goes to an address of the service. */
  readonly goTo: (path: string) => Promise<void>
  /** Presses the first button of this name. */
  readonly press: (name: string | RegExp) => Promise<void>
  /** Follows the first link of this name in the page's main part. */
  readonly follow: (name: string | RegExp) => Promise<void>
  /** The words of the page's main part, in one line. */
  readonly reads: () => Promise<string>
  readonly leave: () => Promise<void>
}

/** What else is looked at: axe looks at those kinds of pages only that aren’t in the set yet; `sees` is shown each page they come to. */
export type Looking = {
  readonly lookedAt?: Set<string>
  readonly sees?: ((page: Page) => Promise<void>) | undefined
}

/** A page as one of its kind: '/families/:/ask-panel'. */
const kindOf = (address: string): string => new URL(address).pathname.replaceAll(/\d[\w.-]*/g, ':')

/**
 * Signs somebody in at the list of people. On every page they come to there is one h1, and where scripts run axe finds nothing.
 */
export async function personInBrowser(
  browser: Browser,
  address: string,
  name: string,
  scripts: Scripts,
  { lookedAt, sees }: Looking = {},
): Promise<PersonInBrowser> {
  const context = await openContext(browser, { baseURL: address, javaScriptEnabled: scripts !== 'off' })
  const page = await context.newPage()
  const complaints: string[] = []
  // Without scripts the pages are the same to axe but for what scripts put there: before a release it looks at both.
  const axeLooks = scripts === 'running' || (scripts === 'blocked' && isWide)
  function isToLookAt(): boolean {
    const kind = kindOf(page.url())
    const isNew = lookedAt?.has(kind) !== true
    lookedAt?.add(kind)
    return axeLooks && isNew
  }
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  if (scripts === 'blocked')
    await context.route('**/*', (route) =>
      route.request().resourceType() === 'script' ? route.abort() : route.continue(),
    )
  /** Follows what a step leads to, then looks at the page. */
  async function arrivingBy(step: () => Promise<unknown>): Promise<void> {
    await step()
    await page.waitForLoadState('load')
    assert.equal(await page.locator('h1').count(), 1, `one h1 on ${page.url()}`)
    await sees?.(page)
    if (isToLookAt()) assert.deepEqual(await brokenRules(page), [], `axe on ${page.url()}`)
    assert.deepEqual(complaints, [])
  }
  const goTo = (path: string) =>
    arrivingBy(async () => {
      const response = await page.goto(path)
      assert.equal(response?.status(), 200, path)
    })
  const press = (button: string | RegExp) =>
    arrivingBy(() =>
      page
        .getByRole('button', { name: button, ...(typeof button === 'string' && { exact: true }) })
        .first()
        .click(),
    )
  await goTo('/sign-in')
  await press(name)
  return {
    page,
    goTo,
    press,
    follow: (link) => arrivingBy(() => page.getByRole('main').getByRole('link', { name: link }).first().click()),
    reads: async () => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' '),
    leave: () => context.close(),
  }
}
