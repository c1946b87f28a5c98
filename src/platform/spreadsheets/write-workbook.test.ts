import { once } from 'node:events'
import { test } from 'node:test'
import { buffer, text } from 'node:stream/consumers'
import { assert } from '#test/support/assert.ts'
import { readZip } from '#platform/word/read-zip.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Cell } from './workbook.ts'
import { longestCellText } from './workbook.ts'
import { writeCsv } from './write-csv.ts'
import { type Table, writeWorkbook } from './write-workbook.ts'

const formulas = ['=cmd|calc!A1', '+1', '-1+1', '@SUM(A1)', '\t=1', '＝1+1']
const plain = ['Siân', 'O’Brien "Zoë", 1;2', 'two\nlines', "'quoted'", '1/2', '<b>&amp;']

const of = { title: 'Tracker', council: 'Northbrook Council' }

const table = (headings: readonly string[], pages: Table['pages']) => ({
  columns: headings.map((heading) => ({ heading, width: 5 })),
  pages,
})

async function cellsOf(bytes: Uint8Array, name: string): Promise<(readonly Cell[])[]> {
  const answer = await readWorkbook(bytes, name)
  assert.ok(answer.ok)
  return answer.value.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells))
}

test('FAM-06 a workbook written is read back the same: text, numbers, days, yes and no, nothing', async () => {
  const day = Temporal.PlainDate.from('2028-02-29')
  const bytes = await writeWorkbook(
    [
      {
        name: 'Tracker: all/open',
        columns: [
          { heading: 'Child', width: 30 },
          { heading: 'On', width: 12 },
        ],
        pages: () => [[['Amira', day, 3, true, null, -1.5]], [...formulas, ...plain].map((each) => [each])],
      },
      { name: 'Empty', columns: [{ heading: 'Only', width: 5 }], pages: () => [] },
    ],
    of,
  )
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
  const bytes = await writeWorkbook(
    [
      {
        name: 'A',
        columns: [{ heading: '=1', width: 5 }],
        pages: () => [[...formulas, 'y'.repeat(40_000)].map((each) => [each])],
      },
    ],
    of,
  )
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
  const stream = writeCsv(table(['=Heading', 'Number', 'Day', 'Is', 'None', 'Z'], () => [rows]))
  const written = (await buffer(stream)).toString()
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

test('FAM-06 a .csv is made as it is taken, page by page, and stops when nobody takes it any more', async () => {
  let [asked, ended] = [0, false]
  async function* pages(): AsyncGenerator<Cell[][]> {
    try {
      for (asked = 1; asked <= 1_000; asked += 1)
        yield await Promise.resolve(Array.from({ length: 1_000 }, () => ['x'.repeat(98)]))
    } finally {
      ended = true
    }
  }
  const stream = writeCsv(table(['A'], pages))
  await once(stream, 'readable')
  assert.ok(String(stream.read(4)).startsWith('\uFEFFA'))
  while (stream.readableLength < stream.readableHighWaterMark) await new Promise(setImmediate)
  assert.ok(asked < 60, `${asked} pages were made and none was taken`)
  stream.destroy()
  await once(stream, 'close')
  assert.ok(ended)
})

const broken = async function* (): AsyncGenerator<Cell[][]> {
  yield await Promise.resolve([['a']])
  throw new Error('the database went away')
}

test('FAM-06 what goes wrong halfway goes wrong for whoever takes the file, and the next one is written', async () => {
  await assert.rejects(text(writeCsv(table(['A'], broken))), /went away/)
  const sheet = { name: 'A', ...table(['A'], broken) }
  await assert.rejects(writeWorkbook([sheet], of), /went away/)
  assert.ok((await writeWorkbook([{ ...sheet, pages: () => [[['a']]] }], of)).length > 0)
})

test('FAM-06 a workbook is read page by page, and not to its end once whoever asked has gone', async () => {
  const gone = new AbortController()
  let [asked, ended] = [0, false]
  async function* pages(): AsyncGenerator<Cell[][]> {
    try {
      for (asked = 1; ; asked += 1) {
        if (asked === 3) gone.abort(new Error('gone'))
        yield await Promise.resolve([['a']])
      }
    } finally {
      ended = true
    }
  }
  await assert.rejects(writeWorkbook([{ name: 'A', ...table(['A'], pages) }], of, gone.signal), /gone/)
  assert.ok(ended)
  assert.ok(asked <= 4, `${asked} pages were read`)
})

test('FAM-06 a workbook’s properties say what it is, whose and in which language, and nothing of who made it or when', async () => {
  const columns = [{ heading: 'A', width: 5 }]
  const council = 'Northbrook & Council'
  const bytes = await writeWorkbook([{ name: 'A', columns, pages: () => [] }], { title: 'Tracker', council })
  const parts = await readZip(Buffer.from(bytes))
  const said = ['docProps/core.xml', 'docProps/app.xml'].flatMap((name) =>
    [...(parts.get(name)?.toString() ?? '').matchAll(/<([\w:]+)>([^<]+)<\/\1>/g)].map(([, what, text]) => [what, text]),
  )
  assert.deepEqual(said, [
    ['dc:title', 'Tracker'],
    ['dc:creator', 'Northbrook &amp; Council'],
    ['dc:language', 'en-GB'],
    ['Company', 'Northbrook &amp; Council'],
  ])
  assert.match(parts.get('[Content_Types].xml')?.toString() ?? '', /\/docProps\/core\.xml/)
  assert.match(parts.get('_rels/.rels')?.toString() ?? '', /docProps\/core\.xml.*docProps\/app\.xml/)
})
