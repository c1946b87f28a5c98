import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { readZip } from './read-zip.ts'
import { writeWord } from './word-document.ts'

const parts = await readZip(
  await writeWord({
    marking: 'OFFICIAL-SENSITIVE',
    foot: 'Legal Overview',
    blocks: [
      { kind: 'heading', level: 1, text: 'Siân & “Łukasz” <b>' },
      { kind: 'paragraph', text: 'First line\nsecond line' },
      { kind: 'list', items: ['one', 'two'] },
      { kind: 'table', head: ['Child', 'Next'], widths: [1, 2], rows: [['Cara', 'Final review']] },
    ],
  }),
)
const part = (name: string): string => parts.get(name)?.toString() ?? ''

test('LO-04 a Word document has real headings and tables whose head is repeated', () => {
  const body = part('word/document.xml')
  assert.match(body, /<w:pStyle w:val="Heading1"\/>/)
  assert.match(body, /Siân &amp; “Łukasz” &lt;b&gt;/)
  assert.match(body, /<w:tblHeader\/>/)
  assert.match(body, /<w:br\/>/)
  assert.match(part('word/header1.xml'), /OFFICIAL-SENSITIVE/)
})

test('LO-04 its properties say nothing of who made it or when', () => {
  for (const name of ['docProps/core.xml', 'docProps/app.xml']) {
    assert.ok(parts.has(name))
    assert.doesNotMatch(part(name), /creator|created|modified|<Application|dcterms/i)
  }
})
