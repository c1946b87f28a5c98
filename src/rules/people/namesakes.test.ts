import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { namesakes } from './namesakes.ts'

const family = (id: number, name: string) => ({ id, name, reference: `NB-${2000 + id}` })

test('families of one name, however it is written, carry their references; a family listed twice is one family', () => {
  const listed = [family(1, 'Begum'), family(2, 'O’Brien'), family(3, 'BEGUM'), family(4, 'obrien'), family(5, 'Webb')]
  assert.deepEqual(
    [...namesakes([...listed, family(5, 'Webb')])],
    [
      [1, 'NB-2001'],
      [3, 'NB-2003'],
      [2, 'NB-2002'],
      [4, 'NB-2004'],
    ],
  )
})
