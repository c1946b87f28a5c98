import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { midpointAtItem } from '#test/support/midpoint-at-item.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const at = '/overviews/2026-11-23'
const waymark = await openWaymark('2026-11-23T11:00')
const { db, place, clock } = waymark
const { people } = place
const family = await aFamily(db, place, 'Doyle', [
  { name: 'Una Doyle', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  { name: 'Idris Doyle', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
])
await midpointAtItem(waymark, family, 'Both were seen')
await db.updateTable('review').set({ decidedBy: people.deputy, decidedAs: 'acting-deputy' }).execute()
await db.updateTable('sitting').set({ chairId: people.deputy, chairedAs: 'acting-deputy' }).execute()

const manager = () => waymark.as(people.courtQaManager)
const textOf = async (address: string) => (await (await manager()).get(address)).page.text
const publish = async (fields: Record<string, string>) => {
  const sent = await (await manager()).submit(`${at}/publish`, fields)
  assert.equal(sent.status, 303, sent.page.text)
}
const byDeputy = /decided by the deputy acting as chair/

test('LO-02 P8 what the deputy decided is nobody’s decision until it is confirmed; the version published before stays so, and the correction says who decided', async () => {
  await publish({})
  const first = await textOf(`${at}/versions/1`)
  assert.match(first, /Una and Idris Doyle: Midpoint review: Continue New · Awaiting the chair/)
  assert.doesNotMatch(first, byDeputy)

  clock.moveTo('2026-11-24T09:00')
  const confirmed = await (
    await waymark.as(people.deputy)
  ).submit('/meetings/2026-11-23/confirm', {}, '/meetings/2026-11-23/confirm')
  assert.equal(confirmed.status, 303, confirmed.page.text)
  const stays = await textOf(`${at}/versions/1`)
  assert.doesNotMatch(stays, byDeputy)
  assert.match(stays, /Una and Idris Doyle: Midpoint review: Continue New · Awaiting the chair/)
  assert.match(
    await textOf(`${at}/since`),
    /Una and Idris Doyle: Decision: “Continue” → “Continue \(decided by the deputy acting as chair\)”/,
  )
  assert.equal((await (await manager()).submit(`${at}/since`, { which: 'all' })).status, 303)
  await publish({ reason: 'The deputy has confirmed it' })
  const second = await textOf(`${at}/versions/2`)
  assert.match(
    second,
    /Una and Idris Doyle: Midpoint review: Continue \(decided by the deputy acting as chair\) New · Confirmed/,
  )
})

test('LO-01 and at no later meeting does a confirmation read as a change', async () => {
  for (const [moment, address] of [
    ['2026-11-30T11:00', '/overviews/2026-11-30'],
    ['2026-12-07T11:00', '/overviews/2026-12-07'],
  ] as const) {
    clock.moveTo(moment)
    const draft = await textOf(address)
    assert.match(draft, /Draft: meeting of/)
    assert.doesNotMatch(draft, /Changed|changed since|Resolved/)
  }
})
