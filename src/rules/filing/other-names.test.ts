import { test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { withoutOtherNames } from './other-names.ts'

const sibling = (name: string) => ({ name, instead: 'a sibling' })

test('FI-01 a note for one child names no sibling and no other child’s adult', () => {
  const table: readonly (readonly [string, string])[] = [
    ['Cara and Ben live with Tolu.', 'Cara and a sibling live with Tolu.'],
    ['BEN ADEYEMI’s school', 'a sibling’s school'],
    ['The bench was broken; Benjamin came.', 'The bench was broken; Benjamin came.'],
    ['Siân, Siân’s friend', 'another adult, another adult’s friend'],
    ['Ben (12), ben.', 'a sibling (12), a sibling.'],
  ]
  const others = [sibling('Ben Adeyemi'), { name: 'Siân Price', instead: 'another adult' }]
  for (const [said, left] of table) assert.equal(withoutOtherNames(said, 'Cara Adeyemi', others), left)
})

test('FI-01 the child’s own name stays, also when a namesake is taken out', () => {
  const others = [sibling('Leo Carter'), { name: 'Leo Marsh', instead: 'another adult' }]
  assert.equal(withoutOtherNames('Leo came with Leo Marsh.', 'Leo Carter', others), 'Leo came with another adult.')
})

test('FI-01 no whole name of another is ever left, whatever stands around it', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$/)
  const around = fc.constantFrom(' ', ', ', '. ', '(', ')', '\n', '’s ', '/')
  fc.assert(
    fc.property(name, around, around, (other, before, after) => {
      const left = withoutOtherNames(`Said${before}${other}${after}end`, 'Xx Yy', [sibling(other)])
      assert.ok(!left.includes(other))
    }),
  )
})
