import { test } from 'node:test'
import { text } from 'node:stream/consumers'
import { assert } from '#test/support/assert.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Cell } from './workbook.ts'
import { longestCellText } from './workbook.ts'
import { writeCsv } from './write-csv.ts'
import { writeWorkbook } from './write-workbook.ts'

const formulas = ['=cmd|calc!A1', '+1', '-1+1', '@SUM(A1)', '\t=1', '＝1+1']
const plain = ['Siân', 'O’Brien "Zoë", 1;2', 'two\nlines', "'quoted'", '1/2', '<b>&amp;']

async function cellsOf(bytes: Uint8Array, name: string): Promise<(readonly Cell[])[]> {
  const answer = await readWorkbook(bytes, name)
  assert.ok(answer.ok)
  return answer.value.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells))
}

test('FAM-06 a workbook written is read back the same: text, numbers, days, yes and no, nothing', async () => {
  const day = Temporal.PlainDate.from('2028-02-29')
  const bytes = await writeWorkbook([
    {
      name: 'Tracker: all/open',
      columns: [
        { heading: 'Child', width: 30 },
        { heading: 'On', width: 12 },
      ],
      rows: [['Amira', day, 3, true, null, -1.5], ...[...formulas, ...plain].map((each) => [each])],
    },
    { name: 'Empty', columns: [{ heading: 'Only', width: 5 }], rows: [] },
  ])
  const answer = await readWorkbook(bytes, 'x.xlsx')
  assert.ok(answer.ok)
  assert.deepEqual(
    answer.value.sheets.map(({ name }) => name),
    ['Tracker  all open', 'Empty'],
  )
  const rows = answer.value.sheets[0]?.rows.map(({ cells }) => cells) ?? []
  assert.deepEqual(rows[0]?.slice(0, 2), ['Child', 'On'])
  assert.deepEqual(rows[1]?.map(String), ['Amira', '2028-02-29', '3', 'true', 'null', '-1.5'])
  assert.deepEqual(
    rows.slice(2).map(([first]) => first),
    [...formulas, ...plain],
  )
})

test('FAM-06 no text becomes a formula in a workbook, and none is longer than a cell', async () => {
  const bytes = await writeWorkbook([
    {
      name: 'A',
      columns: [{ heading: '=1', width: 5 }],
      rows: [...formulas, 'y'.repeat(40_000)].map((each) => [each]),
    },
  ])
  const [sheet] = (await cellsOf(bytes, 'a.xlsx')).slice(-1)
  assert.equal(sheet?.[0], 'y'.repeat(longestCellText))
  assert.ok(!Buffer.from(bytes).includes('<f>'))
})

test('FAM-06 a .csv shows formula-like text as text, keeps negative numbers numbers, and reads back the same', async () => {
  const rows: Cell[][] = [...formulas, ...plain].map((each) => [
    each,
    -1,
    Temporal.PlainDate.from('2026-11-23'),
    false,
    null,
    'z',
  ])
  const written = await text(writeCsv(['=Heading', 'Number', 'Day', 'Is', 'None', 'Z'], rows))
  assert.ok(written.startsWith(`\uFEFF'=Heading,Number`))
  const cells = (line: string) => line.split('\r\n')
  assert.equal(cells(written)[1], `'=cmd|calc!A1,-1,2026-11-23,false,,z`)
  assert.doesNotMatch(written, /(^|,)"?[=+@\t＝]/m)
  const back = await cellsOf(Buffer.from(written), 'x.csv')
  assert.deepEqual(
    back.slice(1).map(([first]) => first),
    [...formulas, ...plain],
  )
})

test('FAM-06 a .csv streams row by row and passes on its source’s mistake', async () => {
  let asked = 0
  async function* rows(): AsyncGenerator<Cell[]> {
    for (asked = 1; asked <= 10_000; asked += 1) yield await Promise.resolve(['x'.repeat(100)])
  }
  const stream = writeCsv(['A'], rows())
  const first = await stream[Symbol.asyncIterator]().next()
  assert.ok(String(first.value).startsWith('\uFEFFA'))
  assert.ok(asked < 1_000, `${asked} rows were fetched for the first line`)
  stream.destroy()

  async function* broken(): AsyncGenerator<Cell[]> {
    yield await Promise.resolve(['a'])
    throw new Error('the database went away')
  }
  await assert.rejects(text(writeCsv(['A'], broken())), /went away/)
})
