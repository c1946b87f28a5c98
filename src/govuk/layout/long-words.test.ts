import { describe, test } from 'node:test'
import fc from 'fast-check'
import { html, type Html } from '#govuk/html.ts'
import { assert } from '#test/support/assert.ts'
import { withBreaks } from './long-words.ts'

const broken = (markup: Html): string => withBreaks(markup).toString()

describe('a word too long for its place', () => {
  const long = 'a'.repeat(40)
  const said: readonly (readonly [why: string, markup: Html, broken: string])[] = [
    [
      'a link ends its lines after marks',
      html`<p>See ${'https://northbrook.example/sites/legal?id=1&x=2'} now</p>`,
      '<p>See https://<wbr>northbrook.<wbr>example/<wbr>sites/<wbr>legal?<wbr>id=<wbr>1&amp;<wbr>x=<wbr>2 now</p>',
    ],
    [
      'a name anywhere',
      html`<b>${long}</b>`,
      `<b>${['a'.repeat(12), 'a'.repeat(12), 'a'.repeat(12), 'aaaa'].join('<wbr>')}</b>`,
    ],
    ['a line of dashes', html`<p>${'_'.repeat(25)}</p>`, `<p>${'_'.repeat(12)}<wbr>${'_'.repeat(12)}<wbr>_</p>`],
    ['words as people write them stay', html`<p>Internationalisation</p>`, '<p>Internationalisation</p>'],
    [
      'an escaped letter is one letter',
      html`<p>${`<'>`.repeat(8)}</p>`,
      `<p>${'&lt;&#39;&gt;'.repeat(4)}<wbr>${'&lt;&#39;&gt;'.repeat(4)}</p>`,
    ],
    ...[
      html`<a href="/${long}">x</a>`,
      html`<textarea>${long}</textarea><b>x</b>`,
      html`<select>
        <option>${long}</option>
      </select>`,
      html`<svg><text x="1">${long}</text></svg>`,
    ].map((markup) => [`it stays in ${markup.toString().slice(1, 9)}`, markup, markup.toString()] as const),
  ]
  for (const [why, markup, expected] of said)
    test(why, () => {
      assert.equal(broken(markup), expected)
    })

  test('is the same word without the places it may end a line at, whatever it is', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 200 })
    fc.assert(
      fc.property(text, (typed) => {
        const markup = html`<p title="${typed}">${typed}</p>`
        assert.equal(broken(markup).replaceAll('<wbr>', ''), markup.toString())
      }),
    )
  })
})
