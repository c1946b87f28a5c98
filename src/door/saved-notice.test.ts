import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const { familyId } = await aFamily(db, place, 'Begum', [{ name: 'Una Begum', bornOn: '2018-03-01' }])
const family = `/families/${familyId}`

test('SEC-05 the page that a save leads to says so, once; no other page does', async () => {
  const browser = await waymark.as(place.people.panelAdministrator)
  assert.doesNotMatch((await browser.get(family)).body, /waymark-saved/)
  const saved = await browser.submit(`${family}/name`, { familyName: 'Begum Khan' })
  assert.deepEqual([saved.status, saved.headers['location']], [303, family])
  const elsewhere = await browser.get('/tracker')
  assert.doesNotMatch(elsewhere.body, /waymark-saved/)
  const { body, page } = await browser.get(family)
  assert.match(body, /<p class="waymark-saved" id="saved" role="status" tabindex="-1" autofocus>Saved at 09:05<\/p>/)
  assert.match(page.text, /^Saved at 09:05/)
  assert.doesNotMatch((await browser.get(family)).body, /waymark-saved/)
})

test('SEC-05 what comes back with a mistake, or is sent twice, says what is so', async () => {
  const browser = await waymark.as(place.people.panelAdministrator)
  const { page } = await browser.get(`${family}/name`)
  const form = Object.fromEntries(page.forms.find(({ action }) => action === '')?.fields ?? [])
  const wrong = await browser.post(`${family}/name`, { ...form, familyName: '' })
  assert.equal(wrong.status, 422)
  assert.doesNotMatch((await browser.get(family)).body, /waymark-saved/)
  for (const time of ['first', 'second']) {
    assert.equal((await browser.post(`${family}/name`, { ...form, familyName: 'Begum Ali' })).status, 303, time)
    assert.match((await browser.get(family)).body, /waymark-saved/, time)
  }
})

test('SEC-05 it stands where the page is opened, and has the focus there without a script', async () => {
  const browser = await waymark.as(place.people.panelAdministrator)
  const { page } = await browser.get(`${family}/actions/new`)
  const doer = /<option value="(\d+)"/.exec((await browser.get(`${family}/actions/new`)).body)?.[1] ?? ''
  assert.ok(page.ids.has('words'))
  const action = { words: 'Ring the school', doer, due: '30/11/2026' }
  const saved = await browser.submit(`${family}/actions/new`, action)
  assert.equal(saved.headers['location'], `${family}#actions`)
  const { body } = await browser.get(family)
  assert.match(
    body,
    /<p class="waymark-saved" id="actions"[^>]*>Saved at 09:05<\/p>\s*<h2 class="govuk-heading-m"[^>]*>Actions/,
  )
  assert.equal(body.split('id="actions"').length, 2, 'the id is there once')
})
