import { describe, test } from 'node:test'
import type { ConsoleMessage, Page, Response } from 'playwright-core'
import { assert } from '#test/support/assert.ts'
import { brokenRules } from './support/axe.ts'
import { openBrowser, openContext } from './support/browser.ts'
import { coveredOrCut, setLetters, spreadLetters, standing, wasted } from './support/fits.ts'
import { heard, unheard } from './support/heard.ts'
import { plantLongWords } from './support/long-words.ts'
import { readPage } from './support/page.ts'
import { type PageExample, pageExamples } from './support/page-examples.ts'
import { testDay, testMorning } from './support/test-day.ts'
import { wholeAuthority } from './support/whole-authority.ts'
import { isWide } from './support/wide.ts'

const whole = await wholeAuthority()
const examples = await pageExamples(whole)
await plantLongWords(whole.owner)
const origin = await listening()

async function listening(): Promise<string> {
  const address = new URL(await whole.server.listen({ host: '127.0.0.1', port: 0 }))
  return `http://northbrook.localhost:${address.port}`
}

const wide = { width: 1280, height: 1000 }
const narrow = { width: 320, height: 800 }
/** A tablet held upright, where columns begin to stand side by side. */
const between = { width: 768, height: 1024 }

/** The two windows of one person, used page after page. */
type Windows = { readonly running: Page; readonly blocked: Page }

const browser = await openBrowser()
const windows = new Map<number | null, Promise<Windows>>()

/** This person's window with scripts running, on a wide screen, and the one where they are blocked, on a narrow screen. */
function windowsOf(personId: number | null): Promise<Windows> {
  const known = windows.get(personId) ?? openWindows(personId)
  windows.set(personId, known)
  return known
}

async function openWindows(personId: number | null): Promise<Windows> {
  const context = await openContext(browser, { viewport: wide })
  const running = await context.newPage()
  if (personId !== null) await signIn(running, personId)
  const blocked = await context.newPage()
  await blocked.setViewportSize(narrow)
  // The browser itself refuses them: asking us about each request would cost more than the page.
  const devtools = await context.newCDPSession(blocked)
  await devtools.send('Network.enable')
  await devtools.send('Network.setBlockedURLs', { urls: ['*.js'] })
  return { running, blocked }
}

async function signIn(page: Page, personId: number): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.locator(`button[name=person][value="${personId}"]`).click()
  await page.waitForURL(`${origin}/`)
}

const widthOf = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth')

/** The page as it stands, but for the calendars that scripts put beside date boxes. */
const withoutCalendars = `(() => {
  const copy = document.documentElement.cloneNode(true)
  for (const added of copy.querySelectorAll('.waymark-date__open, .waymark-date__calendar')) added.remove()
  return copy.outerHTML
})()`

/** No wider than the window, nothing to press that is too small for a finger, and Tab goes on where the eye does. */
async function standsWell(page: Page, window: { readonly width: number }): Promise<void> {
  const { width, small, jumps } = await standing(page)
  assert.ok(width <= window.width, `it scrolls sideways at ${window.width} pixels`)
  assert.deepEqual(small, [], `too small or too close to press at ${window.width} pixels`)
  assert.deepEqual(jumps, [], `read in another order than it stands at ${window.width} pixels`)
}

async function withScripts(page: Page, address: string): Promise<void> {
  const complaints: string[] = []
  const complain = (message: ConsoleMessage | Error) =>
    complaints.push(message instanceof Error ? message.message : message.text())
  page.on('console', complain).on('pageerror', complain)
  const response = await page.goto(origin + address)
  assert.equal(response?.status(), 200)
  const found = readPage(await page.evaluate<string>(withoutCalendars))
  assert.equal(await page.locator('h1').count(), 1, 'one heading says what the page is')
  assert.match(found.title, /^.+ – .+$/)
  assert.equal(found.text, readPage(await response.text()).text, 'the words are there without scripts')
  assert.deepEqual(await brokenRules(page), [])
  await standsWell(page, wide)
  for (const window of [between, narrow]) {
    await page.setViewportSize(window)
    await standsWell(page, window)
  }
  await page.setViewportSize(wide)
  page.off('console', complain).off('pageerror', complain)
  assert.deepEqual(complaints, [])
}

async function withoutScripts(page: Page, address: string): Promise<void> {
  await page.goto(origin + address)
  assert.equal(await page.locator('.govuk-frontend-supported').count(), 0, 'no script ran')
  // The gallery has each component looked at without room and without scripts; before a release each page is, too.
  if (isWide) assert.deepEqual(await brokenRules(page), [])
  assert.ok((await widthOf(page)) <= narrow.width, 'it scrolls sideways at 320 pixels where scripts are blocked')
  assert.ok((await wasted(page)) <= 0, 'it is wider than the sheet it is printed on')
}

/** What an example looks like, as far as its address tells: the kind of page, the kind of item, strips or a table. */
const makeOf = ({ route, address }: PageExample): string =>
  [route, /\/items\/([a-z]+)-/.exec(address)?.[1], /[?&]view=(\w+)/.exec(address)?.[1]].join(' ')

const firstOfMake = new Set([...Map.groupBy(examples, makeOf).values()].map(([first]) => first))

/** The page as others of its make are, with what is different in it, on the screen where there is least room. */
async function glance(page: Page, address: string): Promise<void> {
  await page.setViewportSize(narrow)
  const response = await page.goto(origin + address)
  assert.equal(response?.status(), 200)
  await standsWell(page, narrow)
  await page.setViewportSize(wide)
}

describe('every page breaks no accessibility rule, fits a narrow screen and says the same without scripts', () => {
  for (const example of examples) {
    const { route, address, personId } = example
    test(`${route.endsWith(':token') ? route : address} for ${personId === null ? 'anyone' : `person ${personId}`}`, async () => {
      const { running, blocked } = await windowsOf(personId)
      // Before a release every example is looked at from all sides.
      if (isWide || firstOfMake.has(example))
        await Promise.all([withScripts(running, address), withoutScripts(blocked, address)])
      else await glance(running, address)
    })
  }
})

/** One page of each make: strips, tables, cards, an agenda, a form of each kind, what is read, what is found. */
const ofEachMake = [
  '/',
  '/tracker',
  '/families/:id',
  '/children/:id/clock',
  '/children/:id/details',
  '/meetings/:date',
  '/meetings/:date/items/:item',
  '/meetings/:date/confirm',
  '/overviews/:meeting/versions/:number',
  '/proceedings/:id',
  '/filing',
  '/search/:token',
]

describe('letters twice as large, or set wider apart, lie over nothing and are cut off nowhere', () => {
  const looked = examples.filter(
    (example) => ofEachMake.includes(example.route) && (isWide || firstOfMake.has(example)),
  )
  for (const { route, address, personId } of looked)
    test(`${route.endsWith(':token') ? route : address} for person ${personId ?? 0}`, async () => {
      const { running: page } = await windowsOf(personId)
      await page.goto(origin + address)
      await setLetters(page, 32)
      assert.equal(await page.evaluate('getComputedStyle(document.documentElement).fontSize'), '32px')
      assert.ok((await widthOf(page)) <= wide.width, 'it scrolls sideways with letters of twice their size')
      assert.deepEqual(await coveredOrCut(page), [], 'with letters of twice their size')
      await setLetters(page, 16)
      await spreadLetters(page)
      for (const window of [narrow, wide]) {
        await page.setViewportSize(window)
        assert.deepEqual(await coveredOrCut(page), [], `with letters set wider, ${window.width} pixels wide`)
      }
    })
})

/** With a picture, strips, an agenda; before a release one of each make. */
const withMore = ['/families/:id', '/children/:id/clock', '/proceedings/:id', '/meetings/:date', '/hearings/:id']
const withoutSpaces = (text: string): string => text.replaceAll(/\s+/g, '')

describe('a screen reader is told the same however wide the window is, and whatever colours are chosen', () => {
  const looked = examples.filter(
    (example) => firstOfMake.has(example) && (isWide ? ofEachMake : withMore).includes(example.route),
  )
  for (const { route, address, personId } of looked)
    test(`${route.endsWith(':token') ? route : address} for person ${personId ?? 0}`, async () => {
      const { running: page } = await windowsOf(personId)
      await page.setViewportSize(wide)
      await page.goto(origin + address)
      const onWide = await heard(page)
      assert.ok(onWide.words.length > 5)
      // All that a strip draws is written beside it.
      const all = withoutSpaces(onWide.words.join(''))
      const written = page.locator('.waymark-strip__written li, p.waymark-strip__written')
      for (const words of await written.allTextContents())
        assert.ok(all.includes(withoutSpaces(words)), `“${words}” isn’t heard`)
      await page.emulateMedia({ forcedColors: 'active' })
      assert.deepEqual(unheard(onWide, await heard(page)), [], 'in colours of one’s own')
      await page.emulateMedia({ forcedColors: null })
      for (const width of isWide ? [900, 760, narrow.width] : [narrow.width]) {
        await page.setViewportSize({ width, height: 800 })
        const now = await heard(page)
        assert.deepEqual(unheard(onWide, now), [], `${width} pixels wide`)
        assert.deepEqual(now.parts, onWide.parts, `${width} pixels wide`)
      }
      await page.setViewportSize(wide)
    })
})

/** Does the same in the window with scripts and in the one without, and looks at the page it leads to. */
async function leadsTo(personId: number | null, status: number, go: (page: Page) => Promise<Response | null>) {
  const { running, blocked } = await windowsOf(personId)
  for (const window of [running, blocked]) {
    const response = await go(window)
    assert.equal(response?.status(), status)
    assert.equal(await window.locator('h1').count(), 1)
    assert.deepEqual(await brokenRules(window), [])
    assert.ok((await widthOf(window)) <= (window === blocked ? narrow : wide).width)
  }
}

/** Sends the page's own form as it is. */
async function send(page: Page): Promise<Response | null> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.locator('main form[method=post] .govuk-button').first().click()
  const response = await answered
  await page.waitForLoadState()
  return response
}

const sendAt = (address: string) => async (page: Page) => {
  await page.goto(origin + address)
  return send(page)
}

describe('an answer that says no breaks no accessibility rule either', () => {
  const { panelAdministrator } = whole.people

  for (const path of [
    '/families/new',
    '/families/:family/actions/new',
    '/staffing/new',
    '/proceedings/:id/hearings/new',
    '/families/:id/people/new',
    '/meetings/:date/add',
  ])
    test(`SEC-05 every mistake at ${path} is listed first and said at its field`, async () => {
      const example = examples.find(({ route }) => route === path)
      assert.ok(example)
      await leadsTo(panelAdministrator, 422, sendAt(example.address))
      const { blocked } = await windowsOf(panelAdministrator)
      const { errors, ids, title } = readPage(await blocked.content())
      assert.match(title, /^Error: /)
      assert.ok(errors.length > 0)
      for (const { href } of errors) assert.ok(ids.has(href.slice(1)), `${href} leads nowhere`)
    })

  test('SEC-02 a page that isn’t there, and one that is another’s', async () => {
    await leadsTo(panelAdministrator, 404, (page) => page.goto(`${origin}/families/999999`))
    await leadsTo(panelAdministrator, 404, (page) => page.goto(`${origin}/nowhere`))
    await leadsTo(panelAdministrator, 403, (page) => page.goto(`${origin}/import`))
  })

  test('SEC-04 a host that belongs to no authority', () =>
    leadsTo(null, 404, (page) => page.goto(origin.replace('northbrook', 'elsewhere'))))

  test('a date that doesn’t exist, asked of the dates page', () =>
    leadsTo(null, 400, (page) => page.goto(`${origin}/dates?decision=2026-02-30`)))

  test('SEC-05 a form sent after its session ran out shows what was typed', async () => {
    await leadsTo(panelAdministrator, 403, async (page) => {
      await page.goto(`${origin}/families/new`)
      await page.getByLabel('Family name').fill('Hollingworth')
      whole.clock.moveTo(testDay.toPlainDateTime('10:00'))
      const response = await send(page)
      assert.equal(await page.getByText('Hollingworth').isVisible(), true)
      whole.clock.moveTo(testMorning)
      return response
    })
  })
})
