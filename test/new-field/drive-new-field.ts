import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Runs in a copy of the checkout to which new-field.test.ts has added one field of a child.
const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const family = await aFamily(db, place, 'Okafor', [{ name: 'Ada Okafor', bornOn: '2016-02-01' }])
const id = family.children[0]?.childId ?? 0
const address = `/children/${id}/details`

test('a field that was only declared is asked, checked, saved, shown, told in the history and set beside another’s text', async () => {
  const browser = await waymark.as(place.people.socialWorker)
  const { page } = await browser.get(address)
  assert.match(page.text, /Known allergies Food, medicine or animals/)
  const stale = page.forms.find(({ fields }) => fields.has('allergies'))
  assert.match((await browser.get(`/children/${id}`)).page.text, /Known allergies Not recorded/)

  const tooLong = await browser.submit(address, { allergies: 'x'.repeat(61) })
  assert.deepEqual(tooLong.page.errors, [{ text: 'Known allergies: use at most 60 letters', href: '#allergies' }])
  assert.equal((await browser.submit(address, { allergies: 'Peanuts' })).status, 303)

  const shown = (await browser.get(`/children/${id}`)).page.text
  assert.match(shown, /Known allergies Peanuts/)
  assert.match(shown, /Known allergies: nothing → Peanuts/)
  const again = (await browser.get(address)).page.forms.find(({ fields }) => fields.has('allergies'))
  assert.deepEqual(again?.fields.get('allergies'), ['Peanuts'])

  const late = await browser.post(address, { ...Object.fromEntries(stale?.fields ?? []), allergies: 'Cats' })
  assert.equal(late.status, 409)
  assert.deepEqual(late.page.rows.at(1), ['Known allergies', 'Peanuts', 'Cats'])
})
