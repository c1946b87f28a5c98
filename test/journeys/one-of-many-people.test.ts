import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assert } from '#test/support/assert.ts'
import { brokenRules } from '#test/support/axe.ts'
import { openBrowser, openContext } from '#test/support/browser.ts'
import { fitsNarrowly, focusOf, goTo, heading, tabTo } from '#test/support/keyboard.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// More people than a form lists: whoever isn’t likely is found by name.
const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { familyId } = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-11-02' },
])
for (const first of ['Ann', 'Ben', 'Cat', 'Dov', 'Eve', 'Fay', 'Gus', 'Hal', 'Ira', 'Jan'])
  for (const surname of ['Abbot', 'Birch', 'Coyle', 'Deane', 'Eames', 'Frost'])
    await aPerson(db, `${first} ${surname}`, 'social-worker', { teamId: place.teams.west })
const { port } = new URL(await waymark.server.listen({ host: '127.0.0.1', port: 0 }))

const browser = await openBrowser()

/** The form for an action, opened by the team manager with a keyboard, its first field filled in. */
async function openForm(scripts: 'running' | 'blocked'): Promise<Page> {
  const context = await openContext(browser, { viewport: { width: 1280, height: 800 } })
  if (scripts === 'blocked') await context.route('**/*.js', (route) => route.abort())
  const page = await context.newPage()
  await page.goto(`http://northbrook.localhost:${port}/families/${familyId}/actions/new`)
  await goTo(page, 'Hannah Lowe')
  await tabTo(page, 'What needs to be done')
  await page.keyboard.type('Ask the nursery')
  return page
}

/** Opens the place for a name beside the list of likely people, and goes to it. */
async function typeAName(page: Page, name: string): Promise<void> {
  await tabTo(page, 'Somebody else: Who does it')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Their name: Who does it')
  await page.keyboard.type(name)
}

async function finish(page: Page): Promise<void> {
  await tabTo(page, 'Due date')
  await page.keyboard.type('4/12/2026')
  await goTo(page, /^(Add|Save)/)
}

const optionsOf = (page: Page) => page.getByRole('option').filter({ visible: true })

/** What a screen reader says is marked in the list under the name. */
const marked = (page: Page): Promise<string | null> =>
  page.evaluate<string | null>(
    `document.getElementById(document.activeElement.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null`,
  )

const isOpen = (page: Page): Promise<string | null> =>
  page.evaluate<string | null>(`document.activeElement.getAttribute('aria-expanded')`)

const lastDoer = () =>
  db
    .selectFrom('action')
    .innerJoin('person', 'person.id', 'doerId')
    .select(['words', 'name'])
    .orderBy('action.id', 'desc')
    .executeTakeFirst()

describe('AC-01 of more people than a form lists, one is chosen with a keyboard alone', () => {
  test('with scripts: those called so are told, walked through and chosen', async () => {
    const page = await openForm('running')
    await typeAName(page, 'frost')
    await page
      .getByText('The first 10 people: go down to choose, or write more of the name')
      .waitFor({ state: 'attached' })
    assert.equal(await isOpen(page), 'true')
    assert.equal(await marked(page), null, 'nobody is marked before one goes down')
    assert.deepEqual(await brokenRules(page), [])
    assert.ok(await fitsNarrowly(page), 'the open list fits a narrow screen')

    await page.keyboard.press('ArrowDown')
    assert.match((await marked(page)) ?? '', /^Ann Frost, social worker/)
    assert.deepEqual(await brokenRules(page), [])
    await page.keyboard.press('ArrowUp')
    assert.match((await marked(page)) ?? '', /^Jan Frost/, 'up from the first comes to the last')
    await page.keyboard.press('ArrowDown')
    assert.match((await marked(page)) ?? '', /^Ann Frost/, 'and down from the last to the first')
    await page.keyboard.press('Escape')
    assert.deepEqual([await isOpen(page), await marked(page)], ['false', null], 'Escape closes the list')
    assert.equal((await focusOf(page)).name, 'Their name: Who does it', 'and stays where one types')

    await page.keyboard.type(' fay')
    await page.getByText('1 person: go down to choose').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    assert.match((await focusOf(page)).name, /^Who does it/, 'the list of people has the focus again')
    const chosen = await page.evaluate<string>('document.activeElement.selectedOptions[0].textContent')
    assert.match(chosen, /^Fay Frost, social worker/)
    await finish(page)
    assert.equal(await heading(page), 'Adeyemi family')
    assert.deepEqual(await lastDoer(), { words: 'Ask the nursery', name: 'Fay Frost' })
  })

  test('with scripts: a name that nobody has is said at once, and again where it stands when it is sent', async () => {
    const page = await openForm('running')
    await typeAName(page, 'Zebedee')
    await page.getByText('Nobody called so').waitFor({ state: 'attached' })
    assert.equal(await isOpen(page), 'false')
    await finish(page)
    assert.equal(await heading(page), 'Who do you mean?')
    assert.match((await focusOf(page)).name, /^There is a problem/, 'the focus is on what is wrong')
    assert.deepEqual(await brokenRules(page), [])
    await tabTo(page, 'Their name: nobody here is called “Zebedee”. Check the spelling')
    await page.keyboard.press('Enter')
    assert.equal((await focusOf(page)).name, 'Their name instead of “Zebedee”', 'and leads to the name')
  })

  test('with scripts: who is chosen from the list after a name was typed is meant, not the name', async () => {
    const page = await openForm('running')
    await typeAName(page, 'Ann Abbot')
    const doer = page.locator('#doer')
    const likely = await doer.locator('option').nth(1).innerText()
    await doer.selectOption({ index: 1 })
    assert.equal(await page.locator('#doer-named').inputValue(), '')
    await finish(page)
    assert.equal(await heading(page), 'Adeyemi family')
    const kept = await lastDoer()
    assert.ok(kept && likely.startsWith(kept.name), likely)
  })

  test('without scripts: the next page asks which of those called so is meant', async () => {
    const page = await openForm('blocked')
    await typeAName(page, 'frost')
    assert.equal(await optionsOf(page).count(), 0)
    assert.deepEqual(await brokenRules(page), [])
    await finish(page)
    assert.equal(await heading(page), 'Who do you mean?')
    assert.deepEqual(await brokenRules(page), [])
    assert.ok(await fitsNarrowly(page), 'the question fits a narrow screen')
    await tabTo(page, /^Ann Frost/)
    for (let down = 0; down < 5; down += 1) await page.keyboard.press('ArrowDown')
    assert.match((await focusOf(page)).name, /^Fay Frost/)
    await tabTo(page, 'Or another name instead of “frost”')
    await goTo(page, 'Go on')
    assert.equal(await heading(page), 'Adeyemi family')
    assert.deepEqual(await lastDoer(), { words: 'Ask the nursery', name: 'Fay Frost' })
  })
})
