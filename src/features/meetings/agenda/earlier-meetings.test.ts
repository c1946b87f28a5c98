import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:05')
const { db, place } = waymark
const days = ['2025-03-03', '2026-02-02', '2026-05-11', '2026-05-25', '2026-11-16'].map((on) =>
  Temporal.PlainDate.from(on),
)
for (const meetsOn of days) {
  await db
    .insertInto('sitting')
    .values({ seriesId: place.seriesId, meetsOn, standsFor: meetsOn, state: 'held' })
    .execute()
}
const reader = await waymark.as(place.people.courtQaManager)

const linkOf = async (address: string, begins: string) =>
  (await reader.get(address)).page.links.find(({ text }) => text.startsWith(begins))
const datesAt = async (address: string, under: string) =>
  (await reader.get(address)).page.links.flatMap(({ href }) =>
    href.startsWith(under) ? [href.slice(under.length)].filter((rest) => /^\d{4}-\d\d-\d\d$/.test(rest)) : [],
  )

for (const path of ['/meetings', '/overviews'])
  test(`TM-01 LO-01 ${path} reaches back half a year at a time to the first meeting, each with its own address`, async () => {
    const earlier = await linkOf(path, 'Earlier')
    assert.equal(earlier?.text, 'Earlier, Sat 22 Nov 2025 to Fri 22 May 2026')
    assert.equal(earlier.href, `${path}?to=2026-05-22`)
    const latest = await datesAt(path, `${path}/`)
    assert.ok(latest.includes('2026-11-16') && latest.includes('2026-05-25') && !latest.includes('2026-05-11'))

    const before = await reader.get(earlier.href)
    assert.deepEqual(await datesAt(earlier.href, `${path}/`), ['2026-05-11', '2026-02-02'])
    assert.match(before.page.title, /2 (held|meetings), Sat 22 Nov 2025 to Fri 22 May 2026/)
    assert.equal((await linkOf(earlier.href, 'Later'))?.href, path)

    const none = await linkOf(earlier.href, 'Earlier')
    const empty = await reader.get(none?.href ?? '')
    assert.match(empty.page.text, /No meeting (was held|had one) from .* to Fri 21 Nov 2025/)
    assert.equal((await linkOf(none?.href ?? '', 'Later'))?.href, `${path}?to=2026-05-22`)
    const first = await linkOf(none?.href ?? '', 'Earlier')
    assert.deepEqual(await datesAt(first?.href ?? '', `${path}/`), ['2025-03-03'])
    assert.equal(await linkOf(first?.href ?? '', 'Earlier'), undefined)
  })

test('SEC-05 an address with another day than there was, or one to come, is the latest half year', async () => {
  for (const to of ['2027-01-01', '2026-02-30', 'x', '9999-12-31'])
    assert.match((await reader.get(`/meetings?to=${to}`)).page.text, /Held in the last six months/)
})
