import { test } from 'node:test'
import { TextDecoder } from 'node:util'
import fc from 'fast-check'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import { writeWorkbook } from '#platform/spreadsheets/write-workbook.ts'
import { withoutForbidden } from '#platform/forbidden-text.ts'
import { anyText } from '#test/support/any-text.ts'
import { assert } from '#test/support/assert.ts'
import { readZip } from './read-zip.ts'
import { writeWord } from './word-document.ts'

/** What keeps a part of a document from being read as XML 1.0; null where it can be. */
function brokenBy(part: Buffer): string | null {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(part)
  const odd = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text)
  if (odd !== null) return `U+${odd[0].codePointAt(0)?.toString(16) ?? ''}`
  const open: string[] = []
  for (const [piece, end, name, itself] of text.matchAll(
    /<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>|<\?[^>]*\?>|[<>]|&(?!amp;|lt;|gt;|quot;|apos;|#x?[\da-fA-F]+;)/g,
  )) {
    // prettier-ignore
    if (piece.startsWith('<?')) continue
    if (name === undefined) return `a bare ${piece}`
    if (end === '/') {
      if (open.pop() !== name) return `</${name}> closes nothing`
    } else if (itself !== '/') open.push(name)
  }
  return open.length === 0 ? null : `${open.join()} isn’t closed`
}

const brokenParts = async (document: Uint8Array): Promise<readonly string[]> =>
  [...(await readZip(Buffer.from(document)))].flatMap(([name, content]) => {
    const broken = /\.(xml|rels)$/.test(name) ? brokenBy(content) : null
    return broken === null ? [] : [`${name}: ${broken}`]
  })

test('LO-04 of whatever text a Word document is made that can be opened, with all of it that can be written', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const document = await writeWord({
        title: text,
        council: text,
        marking: text,
        foot: text,
        blocks: [
          { kind: 'heading', level: 1, text },
          { kind: 'paragraph', text },
          { kind: 'list', items: [text] },
          { kind: 'table', head: [text], widths: [1], rows: [[text]] },
        ],
      })
      assert.deepEqual(await brokenParts(document), [])
    }),
    { numRuns: 60 },
  )
})

test('FAM-06 of whatever text a workbook is made that can be opened and read back', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const columns = [
        { heading: 'First', width: 9 },
        { heading: `x${text}`, width: 9 },
      ]
      const workbook = await writeWorkbook([{ name: `x${text}`, columns, pages: () => [[['kept', text]]] }], {
        title: text,
        council: text,
      })
      assert.deepEqual(await brokenParts(workbook), [])
      const read = await readWorkbook(Buffer.from(workbook), 'any.xlsx')
      assert.deepEqual(read.ok ? null : read.because, null)
    }),
    // Each is written and read in a thread of its own.
    { numRuns: 12 },
  )
})

test('FAM-06 a word that every object in JavaScript has is a word like any other in a workbook', async () => {
  const of = { title: 'Words', council: 'Northbrook Council' }
  for (const word of ['toString', 'constructor', '__proto__']) {
    const columns = [{ heading: word, width: 9 }]
    const workbook = await writeWorkbook([{ name: 'Words', columns, pages: () => [[[word], ['after it']]] }], of)
    const read = await readWorkbook(Buffer.from(workbook), 'words.xlsx')
    assert.ok(read.ok, word)
    const said = JSON.stringify(read)
    assert.ok(said.includes(word) && said.includes('after it'), word)
  }
})

test('what XML forbids is taken out and nothing else', () => {
  assert.equal(withoutForbidden('a\u0000\u0007b\uFFFE\uFFFFc\uD800d'), 'abcd')
  assert.equal(withoutForbidden('a\tb\r\nc 👩‍👧 \u202E\u00AD\uFEFF'), 'a\tb\r\nc 👩‍👧 \u202E\u00AD\uFEFF')
  fc.assert(fc.property(anyText, (text) => withoutForbidden(withoutForbidden(text)) === withoutForbidden(text)))
})
