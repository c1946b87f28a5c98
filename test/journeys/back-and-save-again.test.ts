import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { savedCookieName } from '#door/receive.ts'
import { assert } from '#test/support/assert.ts'
import { brokenRules } from '#test/support/axe.ts'
import { openBrowser, openContext, openWholeBrowser } from '#test/support/browser.ts'
import { openTab, withoutSavedCookie } from '#test/support/page-brought-back.ts'
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

/** An action of a family, to write about. */
async function anAction(): Promise<number> {
  const { people } = place
  const action = await db
    .insertInto('action')
    .values({
      ...{ familyId, childId: null, agendaItemId: null, source: 'family', words: 'Ring the school' },
      ...{ doerId: people.panelAdministrator, accountableManagerId: people.teamManager },
      ...{ addedOn: waymark.clock.today(), dueOn: waymark.clock.today().add({ days: 7 }) },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return action.id
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

test('SEC-05 Back and the same button again has one effect; other words have their own', async () => {
  const page = await administrator(true)
  const add = async (words: string | null) => {
    if (words !== null) await page.getByLabel('What has happened since').fill(words)
    await page.getByRole('button', { name: 'Add the note' }).click()
    await page.waitForURL((url) => url.hash === '#notes')
  }
  const notes = async () =>
    (await db.selectFrom('actionNote').select('words').orderBy('id').execute()).map(({ words }) => words)
  await page.goto(address(`/actions/${await anAction()}`))
  await add('Rang the school')
  await page.goBack()
  assert.equal(await page.getByLabel('What has happened since').inputValue(), 'Rang the school')
  await add(null)
  assert.deepEqual(await notes(), ['Rang the school'])
  await page.goBack()
  await add('Rang the nursery')
  assert.deepEqual(await notes(), ['Rang the school', 'Rang the nursery'])
  await page.goto(address(`/families/${familyId}/name`))
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL((url) => url.pathname === `/families/${familyId}`)
  for (let pages = 0; pages < 3; pages += 1) await page.goBack()
  await add(null)
  assert.equal((await notes()).length, 3, 'after something else was sent, the same words are sent anew')
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

const { familyId: holt } = await aFamily(db, place, 'Holt', [
  { name: 'Ada Holt', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
])

test('SEC-05 a page that the browser brings back as it was left, changed and sent again: nothing typed is lost, and no second save dropped', async (t) => {
  const whole = await openWholeBrowser()
  if (whole === null) {
    t.skip('only the browser’s shell is installed, which brings no page back')
    return
  }
  const front = await withoutSavedCookie(port, savedCookieName)
  t.after(async () => {
    await whole.close()
    front.close()
  })
  const form = `/meetings/2026-11-23/items/family-${holt}`
  const at = (path: string) => `http://northbrook.localhost:${front.port}${path}`
  const said = `document.querySelector('#discussion')`
  const isAt = (path: string) => `location.pathname === '${path}' && document.readyState === 'complete'`
  const isBack = `${isAt(form)} && document.documentElement.dataset.broughtBack === 'true'`
  const typing = (words: string) =>
    `${said}.value = ${JSON.stringify(words)}; ${said}.dispatchEvent(new Event('input', { bubbles: true }))`
  const kept = async () =>
    (await db.selectFrom('agendaItem').select('discussion').where('familyId', '=', holt).executeTakeFirst())?.discussion
  const open = async () => {
    const tab = await openTab(await openContext(whole, {}))
    await tab.page.goto(at('/sign-in'))
    await tab.page.getByRole('button', { name: 'Dawn Pickering' }).click()
    await tab.page.goto(at(form))
    return tab
  }

  const away = await open()
  await away.ask(typing('Typed and left'))
  await away.ask(`location.href = '/help'`)
  await away.until(isAt('/help'))
  await away.ask('history.back()')
  await away.until(isBack)
  assert.equal(
    await away.ask(`${said}.value`),
    'Typed and left',
    'nothing on the page keeps the browser from bringing it back',
  )

  const { page, ask, until } = await open()
  await page.getByLabel('What was said').fill('Said first')
  await page.getByRole('button', { name: /^Save and (next|see)/ }).click()
  await until(`location.pathname !== '${form}' && document.readyState === 'complete'`)
  assert.equal(await kept(), 'Said first')
  await ask('history.back()')
  await until(isBack)
  await ask(typing('Said first, and corrected'))
  await until(`document.body.innerText.includes('Draft kept')`)
  const drafts = await db.selectFrom('draft').select('fields').where('path', '=', form).execute()
  assert.match(JSON.stringify(drafts), /Said first, and corrected/)
  const save = `document.querySelector('[name=then][value=next]').click()`
  await ask(save)
  await until(`${isAt(form)} && document.body.innerText.includes('nothing of it is lost')`)
  assert.equal(await ask(`${said}.value`), 'Said first, and corrected')
  await ask(save)
  await until(`location.pathname !== '${form}' && document.readyState === 'complete'`)
  assert.equal(await kept(), 'Said first, and corrected')
})
