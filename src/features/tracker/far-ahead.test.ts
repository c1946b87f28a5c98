import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const { db, place, ...waymark } = await openWaymark('2026-11-23T09:00')

test('PP-02 a child whose dates are a slip of the keys away, in the year 9999, stands in every list', async () => {
  const family = await aFamily(db, place, 'Adeyemi', [
    { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '9999-12-31' },
    { name: 'Ben Adeyemi', bornOn: '2019-03-01', decidedOn: '1900-01-01' },
  ])
  const [cara] = family.children
  const browser = await waymark.as(place.people.panelAdministrator)
  for (const at of [
    ...['/tracker', '/tracker?order=weeks', '/', '/meetings/2026-11-23', `/families/${family.familyId}`],
    `/children/${cara?.childId ?? 0}/clock`,
  ]) {
    const { status, page } = await browser.get(at)
    assert.equal(status, 200, at)
    if (at.includes('tracker') || at.includes(String(family.familyId))) assert.match(page.text, /Cara/, at)
  }
})
