import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { readZip } from './read-zip.ts'
import { writeWord } from './word-document.ts'

const parts = await readZip(
  await writeWord({
    title: 'Legal Overview, <23> November',
    council: 'Northbrook & Council',
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
/** Every property with a text in it. */
const saidIn = (xml: string): readonly (readonly [string, string])[] =>
  [...xml.matchAll(/<([\w:]+)>([^<]+)<\/\1>/g)].map(([, name = '', text = '']) => [name, text])

const part = (name: string): string => parts.get(name)?.toString() ?? ''

test('LO-04 a Word document has real headings and tables whose head is repeated', () => {
  const body = part('word/document.xml')
  assert.match(body, /<w:pStyle w:val="Heading1"\/>/)
  assert.match(body, /Siân &amp; “Łukasz” &lt;b&gt;/)
  assert.match(body, /<w:tblHeader\/>/)
  assert.match(body, /<w:br\/>/)
  assert.match(part('word/header1.xml'), /OFFICIAL-SENSITIVE/)
})

test('LO-04 its properties say what it is, whose and in which language, and nothing of who made it or when', () => {
  assert.deepEqual(saidIn(part('docProps/core.xml')), [
    ['dc:title', 'Legal Overview, &lt;23&gt; November'],
    ['dc:creator', 'Northbrook &amp; Council'],
    ['dc:language', 'en-GB'],
  ])
  assert.deepEqual(saidIn(part('docProps/app.xml')), [['Company', 'Northbrook &amp; Council']])
  assert.match(part('word/styles.xml'), /<w:lang w:val="en-GB"/)
  const others = [...parts.keys()].filter((name) => /docProps|docMetadata|comments|people/i.test(name))
  assert.deepEqual(
    others.filter((name) => saidIn(part(name)).length > 0),
    ['docProps/core.xml', 'docProps/app.xml'],
  )
})
