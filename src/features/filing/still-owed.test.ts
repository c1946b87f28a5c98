import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { midpointAtItem } from '#test/support/midpoint-at-item.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-30T10:00')
const { db, place } = waymark
const { people } = place

test('P18 FI-02 what is owed to the file of a child who isn’t followed any more is shown without a day or a count', async () => {
  const family = await aFamily(db, place, 'Marsh', [
    { name: 'Tam Marsh', bornOn: '2016-02-01', decidedOn: '2026-10-12' },
  ])
  await midpointAtItem(waymark, family, 'What was said of Tam.')
  const administrator = await waymark.as(people.panelAdministrator)
  const read = async () =>
    [(await administrator.get('/filing')).page.text, (await administrator.get('/')).page.text] as const
  const [before] = await read()
  assert.match(before, /1 pack to file.*1 pack is late.*Tam Marsh/)
  assert.match(before, /overdue/)
  await db
    .updateTable('child')
    .set({ followedUntil: day('2026-11-24'), noLongerBecause: 'died' })
    .where('name', '=', 'Tam Marsh')
    .execute()
  const [queue, work] = await read()
  assert.doesNotMatch(queue, /overdue|is late/i)
  assert.match(queue, /Of children no longer followed.*Tam Marsh.*still owed/)
  assert.doesNotMatch(queue, /1 pack/)
  assert.match(work, /When there is time.*for Tam Marsh still owed to the child’s file To do/)
})

test('FI-02 M1 what was never wholly filed stays to be filed, however long ago the meeting was', async () => {
  const family = await aFamily(db, place, 'Vale', [{ name: 'Ivy Vale', bornOn: '2016-02-01', decidedOn: '2026-10-12' }])
  await midpointAtItem(waymark, family, 'What was said of Ivy.')
  waymark.clock.moveTo('2027-08-02T10:00')
  const administrator = await waymark.as(people.panelAdministrator)
  assert.match((await administrator.get('/filing')).page.text, /1 pack is late.*Ivy Vale/)
  assert.match((await administrator.get('/')).page.text, /File the decisions of \w+ 23 November for Ivy Vale/)
})
