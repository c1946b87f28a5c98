import { test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { tidyName } from './tidy-name.ts'

const names: readonly (readonly [string, string, string])[] = [
  ['an ordinary one', 'Zoë O’Brien-Cole', 'Zoë O’Brien-Cole'],
  ['spaces of all kinds', '  Ada \u00A0\u2003 Pell\n', 'Ada Pell'],
  ['direction turned', '\u202Elleп adA\u202C', 'lleп adA'],
  ['marks of a right-to-left name', '\u200Fمحمد\u200F الأحمد', 'محمد الأحمد'],
  ['a zero-width space', 'Han\u200Bnah', 'Hannah'],
  ['a soft hyphen, a word joiner and a byte order mark', 'Han\u00ADn\u2060ah\uFEFF', 'Hannah'],
  ['letters without ink', 'Ada\u3164\u115F\u2800', 'Ada'],
  ['nothing that can be seen', '\u200B\u2060\u3164', ''],
  ['a joiner that joins nothing', 'Ada\u200D Pell', 'Ada Pell'],
  ['a joiner between Latin letters', 'A\u200Cda', 'Ada'],
  ['a non-joiner that Persian needs', 'می\u200Cخواهم', 'می\u200Cخواهم'],
  ['a joiner that Sinhala needs', 'ක්\u200Dෂ', 'ක්\u200Dෂ'],
  ['letters that are composed', 'Zoe\u0308', 'Zoë'],
]
for (const [what, typed, kept] of names) test(`a name: ${what}`, () => assert.equal(tidyName(typed), kept))

test('a name tidied once stays as it is, and holds nothing that turns the words around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const tidy = tidyName(typed)
      assert.equal(tidyName(tidy), tidy)
      assert.doesNotMatch(tidy, /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/)
    }),
  )
})
