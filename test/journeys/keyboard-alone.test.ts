import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assert } from '#test/support/assert.ts'
import { brokenRules } from '#test/support/axe.ts'
import { openBrowser, openContext } from '#test/support/browser.ts'
import { demonstrationDatabase } from '#test/support/demonstration.ts'
import { fitsNarrowly, focusOf, goTo, heading, tabTo } from '#test/support/keyboard.ts'
import { openWaymarkOn } from '#test/support/waymark.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const made = demonstrationDatabase({ council: 'northbrook', today })
const waymark = await openWaymarkOn('2026-11-23T08:55', made, () => Promise.resolve(null))
const { port } = new URL(await waymark.server.listen({ host: '127.0.0.1', port: 0 }))

const browser = await openBrowser()

const dayInFocus = (page: Page): Promise<string> =>
  page.evaluate<string>(`document.activeElement.getAttribute('aria-label').replace(',', '')`)

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
  for (const typed of ['10/12/26', '10.12.2026', 'Thu 10 Dec 2026', '10th december 26', '2026-12-10']) {
    await page.getByLabel('Due date', { exact: true }).fill(typed)
    await tabTo(page, 'Calendar for: Due date')
    await page.keyboard.press('Enter')
    assert.equal(await dayInFocus(page), 'Thursday 10 December 2026', `the calendar opens at ${typed}`)
    await page.keyboard.press('Escape')
  }
  await page.getByLabel('Due date', { exact: true }).fill('31/2/26')
  await tabTo(page, 'Calendar for: Due date')
  await page.keyboard.press('Enter')
  assert.equal(await dayInFocus(page), 'Monday 23 November 2026', 'else at the service’s day')
  await page.keyboard.press('Escape')
  await page.getByLabel('Due date', { exact: true }).fill('10/12/2026')
  await tabTo(page, 'Calendar for: Due date')
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

test('PP-02 PP-08 with a keyboard alone: a letter’s date is typed in the tracker’s row, and from the family one is back at that row', async () => {
  const laptop = { width: 1366, height: 768 }
  const page = await (await openContext(browser, { viewport: laptop })).newPage()
  const list = '/tracker?waiting=letter&order=name&view=table'
  await page.goto(`http://northbrook.localhost:${port}/tracker?view=table&size=50`)
  await goTo(page, 'Dawn Pickering')
  for (const window of [laptop, { width: 1280, height: 800 }]) {
    await page.setViewportSize(window)
    const seen = await page.evaluate<number>(
      `[...document.querySelectorAll('.waymark-sheet [id^="child-"]')].filter((name) => name.closest('tr').getBoundingClientRect().bottom <= innerHeight).length`,
    )
    assert.ok(seen >= 20, `${seen} children are seen on a laptop’s screen of ${window.width} × ${window.height}`)
  }
  for (const width of [769, 900, 1024, 1100, 1200, 1280, 1366]) {
    await page.setViewportSize({ ...laptop, width })
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, 'it scrolls sideways')
  }
  await page.goto(`http://northbrook.localhost:${port}${list}`)

  await goTo(page, /^Enter the letter before proceedings of /)
  const [, childId = ''] = /children\/(\d+)\/letters/.exec(page.url()) ?? []
  assert.deepEqual(await brokenRules(page), [])
  assert.ok(await fitsNarrowly(page), 'the row’s form fits a narrow screen')
  await tabTo(page, 'Letter before proceedings sent')
  await page.keyboard.type('1/1/2027')
  await sendByEnter(page)
  assert.match((await focusOf(page)).name, /^There is a problem/, 'the focus is on what is wrong')
  assert.deepEqual(await brokenRules(page), [])
  await page.getByLabel('Letter before proceedings sent', { exact: true }).fill('23/11/2026')
  await sendByEnter(page)
  assert.ok(page.url().endsWith(`${list}&saved=${childId}#child-${childId}`), page.url())
  const row = page.getByRole('row').filter({ has: page.locator(`#child-${childId}`) })
  assert.match(await row.innerText(), /23 Nov/)
  const { name } = await focusOf(page)
  assert.equal(name, (await page.locator(`#child-${childId}`).innerText()).trim(), 'the row has the focus')

  const other = page.locator('.waymark-sheet tbody [id^="child-"]').last()
  const whose = (await other.innerText()).trim()
  await other.press('Enter')
  await page.locator('.govuk-back-link').click()
  assert.equal(await heading(page), 'Tracker')
  assert.equal((await focusOf(page)).name, whose, 'another row has it on coming back from its family')
})

const sendByEnter = async (page: Page): Promise<void> => {
  const arrived = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await arrived
}

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
