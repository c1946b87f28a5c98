import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const { people } = place

test('SET-03 a case system that was renamed is called by its name wherever its id is asked for or shown', async () => {
  const family = await aFamily(db, place, 'Renn', [{ name: 'Ivo Renn', bornOn: '2019-03-01', decidedOn: '2026-10-12' }])
  const ivo = family.children[0]?.childId ?? 0
  const administrator = await waymark.as(people.administrator)
  assert.equal((await administrator.submit('/settings/names/case-system', { text: 'Mosaic' })).status, 303)
  const worker = await waymark.as(people.socialWorker)
  const said = async (at: string) => (await worker.get(at)).page.text
  assert.match(await said(`/families/${family.familyId}`), /Ivo has no Mosaic id yet/)
  assert.match(await said('/'), /Give the Mosaic id of Ivo Renn/)
  assert.match(await said(`/children/${ivo}/details`), /Mosaic id/)
  const wrong = await worker.submit(`/children/${ivo}/case-system-id`, { caseSystemId: '§' })
  assert.match(wrong.page.errors[0]?.text ?? '', /^Mosaic id must be letters and numbers/)
  assert.equal((await worker.submit(`/children/${ivo}/case-system-id`, { caseSystemId: '300999' })).status, 303)
  assert.match(await said(`/children/${ivo}`), /Mosaic id: nothing → 300999/)
  for (const at of [`/families/${family.familyId}`, `/children/${ivo}`, `/families/${family.familyId}/history`])
    assert.doesNotMatch(await said(at), /case-system id/i, at)
})
