import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { handMadeZip, withPart, workbookParts, type ZipPart } from '#test/support/hand-made-zip.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Workbook } from './workbook.ts'
import { sayWorkbookRefusal, workbookLimits, type WorkbookLimits, type WorkbookRefusal } from './workbook-refusal.ts'

const northbrook = await readFile(new URL('../../../test/data/northbrook-tracker.xlsx', import.meta.url))
const oneCell = workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>')

async function read(bytes: Uint8Array, name = 'tracker.xlsx', limits = workbookLimits): Promise<Workbook> {
  const answer = await readWorkbook(bytes, name, limits)
  assert.ok(answer.ok, answer.ok ? '' : sayWorkbookRefusal(answer.because))
  return answer.value
}

async function refusal(bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): Promise<WorkbookRefusal> {
  const answer = await readWorkbook(bytes, 'tracker.xlsx', limits)
  assert.ok(!answer.ok, 'the file was read')
  assert.match(sayWorkbookRefusal(answer.because), /^(The|There) .+\.$/s)
  return answer.because
}

const cells = (workbook: Workbook): unknown[][] =>
  (workbook.sheets[0]?.rows ?? []).map((row) =>
    row.cells.map((cell) => (cell instanceof Temporal.PlainDate ? cell.toString() : cell)),
  )

test('FAM-06 the Northbrook workbook: sheets, row numbers, days as days, text word for word', async () => {
  const { sheets } = await read(northbrook)
  assert.deepEqual(
    sheets.map(({ name, rows }) => [name, rows.length]),
    [
      ['PLO Tracker', 87],
      ['Staff list', 30],
      ['Proceedings', 60],
      ['Private', 25],
      ['Actions', 50],
    ],
  )
  const row = (number: number) => sheets[0]?.rows.find((each) => each.number === number)?.cells ?? []
  assert.equal(row(17).length, 0, 'an empty row is left out')
  assert.equal(String(row(5)[3]), '2018-12-30')
  assert.equal(row(11)[11], '31/02/2026')
  assert.equal(row(18)[2], ' Unborn\u00A0Williams  ')
  assert.equal(row(45)[25], '=cmd|calc!A1')
  assert.match(String(row(56)[25]), /^Mum said "we’re trying"\nDad – Zoë’s PR unclear; HST 3\/12\nFGC: gran…/)
  assert.equal(row(60)[15], '#VALUE!')
  assert.equal(row(5)[12], 'N', 'the hidden column is read')
})

test('FAM-06 a .csv as councils save it: comma, semicolon or tab, any usual encoding, the same cells', async () => {
  const table = [
    ['LCS ID', 'Child', 'Notes'],
    ['1', 'Siân Brooks', 'a "quoted", b; c\nd'],
    ['2', 'Zoë O’Brien', null],
  ]
  const line = (delimiter: string) =>
    ['LCS ID,Child,Notes', '1,Siân Brooks,"a ""quoted"", b; c\nd"', '2,Zoë O’Brien,']
      .map((text, at) =>
        at === 1 ? text.replace(/,/, delimiter).replace(/,"a/, `${delimiter}"a`) : text.replaceAll(',', delimiter),
      )
      .join('\r\n')
  const windows1252 = (text: string) => Buffer.from(text.replaceAll('’', '\u0092'), 'latin1')
  const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  for (const delimiter of [',', ';', '\t']) {
    const text = line(delimiter)
    assert.deepEqual(cells(await read(Buffer.from(text), 'a.csv')), table, 'UTF-8')
    assert.deepEqual(cells(await read(Buffer.from(`\uFEFF${text}`), 'a.csv')), table, 'UTF-8 with its mark')
    assert.deepEqual(cells(await read(windows1252(text), 'a.csv')), table, 'Windows-1252')
    assert.deepEqual(cells(await read(Buffer.from(`\uFEFF${text}`, 'utf16le'), 'a.csv')), table, 'UTF-16LE')
    assert.deepEqual(cells(await read(utf16be(text), 'a.csv')), table, 'UTF-16BE')
    assert.deepEqual(cells(await read(Buffer.from(text, 'utf16le'), 'a.csv')), table, 'UTF-16 without its mark')
  }
})

test('FAM-06 a .csv keeps the row numbers a person sees, and is one sheet named like the file', async () => {
  const { sheets } = await read(Buffer.from('Title\n\n\nLCS ID,Child\n1,A\n'), 'Tracker May.csv')
  assert.equal(sheets[0]?.name, 'Tracker May')
  assert.deepEqual(sheets[0].rows.map(({ number }) => number), [1, 4, 5]) // prettier-ignore
})

test('FAM-06 control characters that no person typed are dropped, tabs and line breaks kept', async () => {
  const rows =
    '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">a_x0000_b_x000B_c\td\ne</t></is></c></row>'
  assert.deepEqual(cells(await read(handMadeZip(workbookParts(rows)))), [['abc\td\ne']])
  const csv = `${'x'.repeat(200)},a\u000Bb\n`
  assert.deepEqual(cells(await read(Buffer.from(csv), 'a.csv')), [['x'.repeat(200), 'ab']])
})

test('FAM-06 content decides what a file is, not its name', async () => {
  assert.deepEqual(cells(await read(Buffer.from('a,b\n1,2'), 'really-a-csv.xlsx')), [['a', 'b'], ['1', '2']]) // prettier-ignore
  assert.equal((await read(northbrook, 'really-a-workbook.csv')).sheets.length, 5)
})

test('FAM-06 a hostile or hopeless file gets a sentence', async (t) => {
  const program = Buffer.concat([Buffer.from('MZ\x90\0\x03'), Buffer.alloc(500)])
  await t.test('a renamed .exe', async () => {
    assert.deepEqual(await refusal(program), { kind: 'not-a-workbook', found: 'application/x-msdownload' })
  })
  await t.test('bytes that mean nothing, a page, a picture', async () => {
    assert.equal((await refusal(Buffer.from([1, 2, 3, 0, 200, 7]))).kind, 'not-a-workbook')
    assert.equal((await refusal(Buffer.from('<html><table><tr><td>1</td></tr></table>'))).kind, 'not-a-workbook')
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    assert.equal((await refusal(png)).kind, 'not-a-workbook')
  })
  await t.test('100 MB, before anything is copied or opened', async () => {
    const before = process.memoryUsage.rss()
    assert.equal((await refusal(new Uint8Array(100_000_000))).kind, 'too-large')
    assert.ok(process.memoryUsage.rss() - before < 150_000_000)
  })
  await t.test('nothing at all, an empty sheet, a .csv of empty lines', async () => {
    assert.equal((await refusal(Buffer.alloc(0))).kind, 'nothing-in-it')
    assert.equal((await refusal(handMadeZip(workbookParts('')))).kind, 'nothing-in-it')
    assert.equal((await refusal(Buffer.from('\n\n,,\n'))).kind, 'nothing-in-it')
  })
  await t.test('a workbook cut short or scrambled', async () => {
    assert.equal((await refusal(northbrook.subarray(0, 20_000))).kind, 'damaged')
    const scrambled = Buffer.from(northbrook)
    scrambled.fill(0xaa, 3_000, 5_000)
    assert.equal((await refusal(scrambled)).kind, 'damaged')
    const broken = withPart(oneCell, { name: 'xl/worksheets/sheet1.xml', content: '<worksheet><sheetData><row' })
    assert.ok(['damaged', 'nothing-in-it'].includes((await refusal(handMadeZip(broken))).kind))
  })
  await t.test('another kind of archive, macros, a binary workbook', async () => {
    assert.equal((await refusal(handMadeZip([{ name: 'a.txt', content: 'a' }]))).kind, 'not-a-workbook')
    const macros = withPart(oneCell, { name: 'xl/vbaProject.bin', content: 'x' })
    assert.equal((await refusal(handMadeZip(macros))).kind, 'with-macros')
  })
  await t.test('Excel before 2007, and a password', async () => {
    const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_000)])
    assert.equal((await refusal(container)).kind, 'old-excel')
    const locked = Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')])
    assert.equal((await refusal(locked)).kind, 'locked-with-a-password')
  })
})

test('FAM-06 a zip bomb is refused by what it declares, by what comes out, and by the number of its parts', async () => {
  const bomb = (declaredSize?: number): readonly ZipPart[] => {
    const content = Buffer.alloc(workbookLimits.unpackedBytes + 1, ' ')
    const part = { name: 'xl/worksheets/sheet1.xml', content }
    return withPart(oneCell, declaredSize === undefined ? part : { ...part, declaredSize })
  }
  assert.equal((await refusal(handMadeZip(bomb()))).kind, 'unpacks-to-too-much')
  const lying = await refusal(handMadeZip(bomb(1_000)))
  assert.ok(['damaged', 'unpacks-to-too-much'].includes(lying.kind), lying.kind)
  const parts = Array.from({ length: workbookLimits.parts + 1 }, (_, at) => ({
    name: `xl/media/${at}.png`,
    content: '',
  }))
  assert.equal((await refusal(handMadeZip([...oneCell, ...parts]))).kind, 'unpacks-to-too-much')
})

test('FAM-06 XML with a document type or entities is refused, in any part that is read and in any encoding', async () => {
  const laughs =
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><sst>&lol2;</sst>'
  for (const content of [laughs, laughs.toLowerCase(), Buffer.from(`\uFEFF${laughs}`, 'utf16le')]) {
    const parts = withPart(oneCell, { name: 'xl/sharedStrings.xml', content })
    assert.deepEqual(await refusal(handMadeZip(parts)), { kind: 'declares-entities' })
  }
})

test('FAM-06 a sheet that would fill memory or time ends its thread, and the next file is read', async () => {
  const far = workbookParts(
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
  )
  assert.equal((await refusal(handMadeZip(far))).kind, 'too-much-in-it')
  const wide = workbookParts('<row r="1"><c r="XFD1"><v>1</v></c></row>')
  assert.equal((await refusal(handMadeZip(wide))).kind, 'too-much-in-it')
  const repeated = '<c t="s"><v>0</v></c>'.replace('<c ', '<c r="A1" ')
  const sameText = withPart(
    workbookParts(
      Array.from({ length: 1_000 }, (_, at) => `<row r="${at + 1}">${repeated.replace('A1', `A${at + 1}`)}</row>`).join(
        '',
      ),
    ),
    { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${'x'.repeat(40_000)}</t></si></sst>` },
  )
  assert.equal((await refusal(handMadeZip(sameText))).kind, 'too-much-in-it')
  assert.equal((await refusal(northbrook, { ...workbookLimits, milliseconds: 1 })).kind, 'too-much-in-it')
  assert.equal((await refusal(northbrook, { ...workbookLimits, rows: 100 })).kind, 'too-much-in-it')
  assert.equal((await read(northbrook)).sheets.length, 5)
})
