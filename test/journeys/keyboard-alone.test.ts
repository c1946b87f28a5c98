import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { fillDemonstration } from '#demonstration/fill-demonstration.ts'
import { assert } from '#test/support/assert.ts'
import { brokenRules } from '#test/support/axe.ts'
import { openBrowser, openContext } from '#test/support/browser.ts'
import { openWaymarkWith } from '#test/support/waymark.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const waymark = await openWaymarkWith('2026-11-23T08:55', (db) =>
  fillDemonstration(db, { council: 'northbrook', today, address: 'http://northbrook.localhost' }),
)
const { port } = new URL(await waymark.server.listen({ host: '127.0.0.1', port: 0 }))

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser.close())

/** What has the focus, as a person sees it. */
type Focus = {
  readonly name: string
  readonly kind: string
  readonly type: string
  /** A mark stands around or behind it. */
  readonly marked: boolean
  readonly inView: boolean
}

// A radio's mark is drawn around the circle that its label draws. Of a box for long text the browser shows the line one writes in.
const lookAtFocus = `(() => {
  const it = document.activeElement
  const label = it.labels?.[0]
  const drawn = it.type === 'radio' || it.type === 'checkbox' ? getComputedStyle(label, '::before') : getComputedStyle(it)
  const { top, bottom, width } = it.getBoundingClientRect()
  const isPainted = (colour) => !/^rgba.*, 0\\)$/.test(colour)
  return {
    name: (label ?? it).textContent.replaceAll(/\\s+/g, ' ').trim(),
    kind: it.tagName.toLowerCase(),
    type: it.type ?? '',
    marked: (parseFloat(drawn.outlineWidth) >= 3 && drawn.outlineStyle !== 'none' && isPainted(drawn.outlineColor)) ||
      drawn.boxShadow !== 'none',
    inView: width > 0 && top >= 0 && (it.tagName === 'TEXTAREA' ? top + 40 : bottom) <= innerHeight + 1,
  }
})()`

const dayInFocus = (page: Page): Promise<string> =>
  page.evaluate<string>(`document.activeElement.getAttribute('aria-label').replace(',', '')`)

const focusOf = (page: Page): Promise<Focus> => page.evaluate<Focus>(lookAtFocus)

/** Presses Tab until what is named has the focus; every stop on the way shows where one is. */
async function tabTo(page: Page, name: string | RegExp): Promise<Focus> {
  const stops: string[] = []
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab')
    const focus = await focusOf(page)
    // Past the last stop the browser's own bar has it, and then the page begins again.
    if (focus.kind === 'body') continue
    assert.ok(focus.marked, `nothing shows that “${focus.name}” has the focus`)
    assert.ok(focus.inView, `“${focus.name}” has the focus out of sight`)
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return focus
    stops.push(focus.name)
  }
  throw new Error(`no stop is “${String(name)}”: ${stops.join(' | ')}`)
}

async function goTo(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  const arrived = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await arrived
}

/** Whether the page as it is now is no wider than a window of 320 pixels; the window is then as it was. */
async function fitsNarrowly(page: Page): Promise<boolean> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  if (size !== null) await page.setViewportSize(size)
  return width <= 320
}

const heading = (page: Page): Promise<string> =>
  page.evaluate<string>(`document.querySelector('h1').lastChild.textContent.trim()`)

test('AC-01 with a keyboard alone: sign in, find a child on the tracker, add an action, mend a mistake, and come back', async () => {
  const page = await (await openContext(browser, { viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(`http://northbrook.localhost:${port}/tracker`)
  await goTo(page, 'Dawn Pickering')
  assert.equal(await heading(page), 'Tracker', 'signing in goes on to where one was going')

  await page.keyboard.press('Tab')
  assert.equal((await focusOf(page)).name, 'Skip to main content')
  await page.keyboard.press('Enter')
  assert.equal((await focusOf(page)).kind, 'main')
  assert.equal((await tabTo(page, /./)).kind, 'select', 'the next stop is in the page, past the menu')

  await page.keyboard.type('Safeguarding East')
  await goTo(page, 'Apply')
  assert.match(page.url(), /team=\d/)
  await goTo(page, 'Cara Adeyemi')
  assert.equal(await heading(page), 'Adeyemi family')

  await goTo(page, 'Add an action')
  await goTo(page, /^(Add|Save)/)
  assert.match((await focusOf(page)).name, /^There is a problem/, 'the focus is on what is wrong')
  await tabTo(page, 'Write what needs to be done')
  await page.keyboard.press('Enter')
  assert.equal((await focusOf(page)).kind, 'textarea', 'and leads to the field')

  await page.keyboard.type('Ask the school for Cara’s attendance')
  await tabTo(page, 'Who it is for')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, /^Who does it/)
  await page.keyboard.type('Hannah')
  await tabTo(page, 'Due date')
  await page.keyboard.type('10/12/2026')
  await tabTo(page, 'Calendar for: Due date')
  await page.keyboard.press('Enter')
  assert.equal(await dayInFocus(page), 'Thursday 10 December 2026', 'the calendar opens at the date in the box')
  assert.deepEqual(await brokenRules(page), [])
  assert.ok(await fitsNarrowly(page), 'the open calendar fits a narrow screen')
  await page.keyboard.press('PageUp')
  assert.equal(await dayInFocus(page), 'Tuesday 10 November 2026')
  await page.keyboard.press('Escape')
  assert.equal((await focusOf(page)).name, 'Calendar for: Due date', 'Escape leaves the date and goes back')
  await page.keyboard.press('Enter')
  for (const key of ['ArrowUp', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  assert.equal(await page.getByLabel('Due date', { exact: true }).inputValue(), '4/12/2026')
  await goTo(page, /^(Add|Save)/)
  assert.equal(await heading(page), 'Adeyemi family')
  const row = page.getByRole('row', { name: 'Ask the school for Cara’s attendance' })
  assert.match(await row.innerText(), /Cara[^]*Hannah Lowe[^]*4 Dec 2026/)

  await goTo(page, 'Tracker')
  assert.equal(await heading(page), 'Tracker')
})

test('TM-02 TM-04 PP-06 with a keyboard alone: record who came, take an item, decide, and go on to the next', async () => {
  const page = await (await openContext(browser, { viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(`http://northbrook.localhost:${port}/meetings/2026-11-23`)
  await goTo(page, 'Dawn Pickering')
  await goTo(page, 'Record who came')
  await goTo(page, 'Everyone else came')
  await goTo(page, /^Begum · midpoint/)
  await tabTo(page, 'What was said')
  await page.keyboard.type('Safiya is at nursery every day.')
  await tabTo(page, 'Progress')
  await page.keyboard.type('The plan is on its way.')
  await tabTo(page, 'Continue')
  await page.keyboard.press('Space')
  await goTo(page, 'Save and next item')
  assert.match(page.url(), /\/items\/family-\d+#item$/)
  assert.doesNotMatch(await page.locator('#item').innerText(), /Begum/, 'the next item is open')
  assert.match((await tabTo(page, /./)).name, /family’s record|What was said/, 'and the next stop is in it')
  const { outcome, name } = await waymark.db
    .selectFrom('review')
    .innerJoin('episode', 'episode.id', 'review.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .select(['review.outcome', 'child.name'])
    .where('review.heldOn', '=', today)
    .executeTakeFirstOrThrow()
  assert.deepEqual([name, outcome], ['Safiya Begum', 'continue'])
})
