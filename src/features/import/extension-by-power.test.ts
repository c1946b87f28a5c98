import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, wizardOf } from '#test/support/import-wizard.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { place } = waymark
const administrator = await waymark.as(place.people.administrator)
const { bring, findings } = wizardOf(administrator)

/** What is said of extensions that these are named as having agreed. */
async function queried(agreedBy: readonly string[]): Promise<readonly string[]> {
  const rows = agreedBy.map((by, at) => ({
    Child: `Child Number${at}`,
    'LCS ID': `71${at}`,
    DOB: '01/02/2019',
    Team: 'Safeguarding East',
    'LGP date': '07/09/2026',
    'Ext to': '14/12/2026',
    'Ext agreed by': by,
  }))
  const address = await bring(await aWorkbook({ Tracker: { headings: Object.keys(rows[0] ?? {}).join(', '), rows } }))
  return (await findings(address)).filter(([where]) => (where ?? '').includes('Ext agreed')).map((row) => row.join(' '))
}

test('SET-07 FAM-06 an extension in a workbook is queried where whoever agreed it has no such power by the council’s own table', async () => {
  const before = await queried(['DD', 'HoS', 'Chair'])
  assert.equal(before.length, 2)
  assert.match(before[0] ?? '', /agreed by “HoS”; only the Divisional Director can agree one/)

  const given = { holders: ['role head-of-service', 'chair'] }
  const kept = await administrator.submit('/settings/powers/extend', given)
  assert.equal(kept.status, 303, kept.page.errors.map(({ text }) => text).join())
  // Until yesterday it was the Director's, so they may have agreed it; the heads of service and chairs can from today.
  assert.deepEqual(await queried(['DD', 'HoS', 'acting head of service', 'Chair']), [])
  const [other, ...more] = await queried(['HoS', 'team manager'])
  assert.match(
    other ?? '',
    /agreed by “team manager”; only the chair of the meeting that reviews the child or the head of service can agree one.*Ask the chair of the meeting/,
  )
  assert.deepEqual(more, [])
})
