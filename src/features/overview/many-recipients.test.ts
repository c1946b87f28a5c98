import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const meeting = '2026-11-23'
const waymark = await openWaymark('2026-11-23T11:00')
const { db, place } = waymark
const many = 60

await aFamily(db, place, 'Adeyemi', [{ name: 'Amira Adeyemi', bornOn: '2020-02-03', decidedOn: '2026-10-12' }])
for (let at = 0; at < many; at += 1)
  await aPerson(db, `Manager ${'x'.repeat(at + 1)}`, 'team-manager', { teamId: place.teams.east })

test('LO-03 an Overview goes to sixty people while others find a connection to the database free', async () => {
  // Whoever asks for more connections than two and the twenty that may wait is told that we are too busy.
  const served = await waymark.anotherProcess({ connections: 2, waiting: 20 })
  const writer = await served.as(place.people.courtQaManager)
  const { page } = await writer.get(`/overviews/${meeting}/publish`)
  assert.ok(page.rows.length > many, page.text.slice(0, 200))
  assert.equal((await writer.submit(`/overviews/${meeting}/publish`, {})).status, 303)
  const copies = await db.selectFrom('overviewCopy').select('id').execute()
  assert.ok(copies.length > many, `${copies.length} copies`)
  const published = await writer.get(`/overviews/${meeting}/versions/1`)
  assert.match(published.page.text, /Manager xxx [^|]{0,80}1 item/)
})
