import { test } from 'node:test'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import type { Cell } from '#platform/spreadsheets/workbook.ts'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, wizardOf } from '#test/support/import-wizard.ts'
import { openWaymark } from '#test/support/waymark.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const administrator = await waymark.as(place.people.administrator)
const panel = await waymark.as(place.people.panelAdministrator)
const { bring, load, undo } = wizardOf(administrator)

const amira = {
  'LCS ID': 1001,
  Family: 'Cole',
  Child: 'Amira Cole',
  'DOB / EDD': day('2015-03-01'),
  Team: 'Safeguarding East',
  SW: 'Grace Oyelaran',
  'LGP date': day('2026-09-28'),
  'LGP decn': 'B',
}
const tracker = {
  headings: 'LCS ID, Family, Child, DOB / EDD, Team, SW, LGP date, LGP decn',
  rows: [amira, { ...amira, Child: 'Zed Nobody', Family: 'Nobody', 'DOB / EDD': day('2019-01-01') }],
}
const actions = {
  headings: 'Child / family, Action, Who, By when',
  rows: [
    { 'Child / family': 'Amira Coal', Action: 'Book the first meeting', Who: 'Grace Oyelaran', 'By when': 'asap' },
  ],
}
const workbook = await aWorkbook({ 'PLO Tracker': tracker, Actions: actions })

/** The rows an import left out as the workbook that is downloaded, each cell through `correct`. */
async function corrected(address: string, correct: (cell: Cell) => Cell): Promise<Uint8Array> {
  const taken = await administrator.get(`${address}/left-out.xlsx`)
  const read = await readWorkbook(taken.bytes, 'left out.xlsx')
  assert.ok(read.ok)
  return aWorkbook(
    Object.fromEntries(
      read.value.sheets.map(({ name, rows: [head, ...rows] }) => {
        const headings = head?.cells.map(String) ?? []
        const row = (cells: readonly Cell[]) =>
          Object.fromEntries(headings.map((heading, at) => [heading, correct(cells[at] ?? null)]))
        return [name, { headings: headings.join(', '), rows: rows.map(({ cells }) => row(cells)) }]
      }),
    ),
  )
}
const waiting = async () => /(\d+) rows? of/.exec((await panel.get('/tracker')).page.text)?.[1] ?? '0'

test('FAM-06 rows that stayed out are counted on the tracker until they are corrected and brought again', async () => {
  const first = await bring(workbook)
  const summary = await load(first)
  assert.match(summary.page.text, /PLO Tracker, row 3/)
  assert.match(summary.page.text, /Actions, row 2/)
  assert.equal(await waiting(), '2')
  const overview = await (await waymark.as(place.people.courtQaManager)).get('/overviews/2026-11-16')
  assert.match(overview.page.text, /2 rows of the authority’s workbook are not in Waymark yet/)

  const asItWas = await bring(await corrected(first, (cell) => cell), 'left out.xlsx')
  await load(asItWas)
  assert.equal(await waiting(), '2', 'brought again uncorrected they still count, once')

  const right = await bring(
    await corrected(asItWas, (cell) => (cell === 'Amira Coal' ? 'Amira Cole' : cell === '1001' || cell === 1001 ? 1009 : cell)), // prettier-ignore
    'left out.xlsx',
  )
  await load(right)
  assert.equal(await waiting(), '0')
  const children = await db.selectFrom('child').select(['name', 'caseSystemId']).orderBy('id').execute()
  assert.deepEqual(
    children.map(({ name, caseSystemId }) => [name, caseSystemId]),
    [['Amira Cole', '1001'], ['Zed Nobody', '1009']], // prettier-ignore
  )
  assert.equal((await db.selectFrom('action').select('id').execute()).length, 1)

  await undo(right)
  assert.equal(await waiting(), '2', 'undone, they wait again')
  await undo(asItWas)
  await undo(first)
  assert.equal(await waiting(), '0')
})

test('FAM-06 what somebody settled stays settled when the next workbook says the same again, and waits when it says something else', async () => {
  const address = await bring(workbook)
  const { page } = await load(address)
  for (const { href } of page.links.filter((link) => link.href.includes('/left-out/')))
    await administrator.submit(href, { way: 'dropped', words: 'Asked the team' })
  assert.equal(await waiting(), '0')
  await load(await bring(workbook))
  assert.equal(await waiting(), '0')
  const other = [{ ...actions.rows[0], 'Child / family': 'Amira Kohl' }]
  await load(await bring(await aWorkbook({ 'PLO Tracker': tracker, Actions: { ...actions, rows: other } })))
  assert.equal(await waiting(), '1')
})
