import { test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { withoutOtherNames } from './other-names.ts'

const sibling = (name: string) => ({ name, instead: 'a sibling' })
const adult = (name: string) => ({ name, instead: 'another adult' })

test('FI-01 a note for one child names no sibling and no other child’s adult', () => {
  const table: readonly (readonly [string, string])[] = [
    ['Cara and Ben live with Tolu.', 'Cara and a sibling live with Tolu.'],
    ['BEN ADEYEMI’s school', 'a sibling’s school'],
    ['Ben\nAdeyemi came; so did ben  adeyemi.', 'a sibling came; so did a sibling.'],
    ['Ben James said no. James said it again.', 'a sibling said no. a sibling said it again.'],
    ['The bench was broken; Benjamin came.', 'The bench was broken; Benjamin came.'],
    ['Siân, Siân’s friend; Sian too, and SIÂN', 'another adult, another adult’s friend; another adult too, and another adult'],
    ['Ben (12), ben.', 'a sibling (12), a sibling.'],
    ['Mr Cole came, Mrs. Price didn’t; Mr Adeyemi and Miss Quill did.', 'another adult came, another adult didn’t; Mr Adeyemi and Miss Quill did.'],
    ['The price is high. Ms Price rang', 'The price is high. another adult rang'],
    ['She will come in May, and may stay. Will and Maya came.', 'She will come in May, and may stay. a sibling and Maya came.'],
    ['Baby of Tolu Adeyemi is due; the baby’s room is ready, says Tolu', 'a sibling is due; the baby’s room is ready, says Tolu'],
    ['O’Shea, O\'Shea and Oshea', 'another adult, another adult and another adult'],
    ['Anne-Marie rang; so did Anne Marie.', 'a sibling rang; so did a sibling.'],
  ] // prettier-ignore
  const others = [
    ...['Ben James Adeyemi', 'Ben Adeyemi', 'Will Adeyemi', 'Baby of Tolu Adeyemi', 'Anne-Marie Adeyemi'].map(sibling),
    ...['Siân Price', 'Mr Cole', 'Pat O’Shea'].map(adult),
  ]
  for (const [said, left] of table)
    assert.equal(withoutOtherNames(said, ['Cara Adeyemi', 'Tolu Adeyemi'], others), left)
})

test('FI-01 the child’s own name and those of the child’s own adults stay, also when a namesake is taken out', () => {
  const others = [sibling('Leo Carter'), adult('Leo Marsh'), adult('Ann Cole')]
  const kept = ['Leo Carter', 'Joe Cole']
  assert.equal(withoutOtherNames('Leo came with Leo Marsh.', kept, others), 'Leo came with another adult.')
  assert.equal(withoutOtherNames('Mr Cole and Ann Cole', kept, others), 'Mr Cole and another adult')
})

test('FI-01 no whole name of another is ever left, whatever stands around it', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$/)
  const around = fc.constantFrom(' ', ', ', '. ', '(', ')', '\n', '’s ', '/', '“', 'Mr ', 'https://x.example/')
  fc.assert(
    fc.property(name, around, around, fc.constantFrom(' ', '\n', '  ', '-'), (other, before, after, between) => {
      const said = other.replace(' ', between)
      const left = withoutOtherNames(`Said${before}${said}${after}end`, ['Xx Yy'], [sibling(other)])
      assert.ok(!left.includes(said), left)
      for (const word of other.split(' ')) assert.ok(!left.split(/[^A-Za-z]+/).includes(word), `${word}: ${left}`)
    }),
  )
})

test('FI-01 what names nobody else stays letter by letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(withoutOtherNames(text, ['Cara Adeyemi'], [sibling('Qqxqzq Zzqxzx')]), text)
    }),
  )
})
