import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { sayCount, sayNames } from './say-names.ts'

const table: readonly (readonly [readonly string[], string])[] = [
  [[], ''],
  [['Amira Begum'], 'Amira Begum'],
  [['Amira Begum', 'Yusuf Begum'], 'Amira and Yusuf Begum'],
  [['Amira Begum', 'Yusuf Begum', 'Sara Jane Begum'], 'Amira, Yusuf and Sara Jane Begum'],
  [['Cara Adeyemi', 'Ben Cole'], 'Cara Adeyemi and Ben Cole'],
  [['Begum', 'Yusuf Begum'], 'Begum and Yusuf Begum'],
  [['Baby of Tolu Adeyemi', 'Ben Adeyemi'], 'Ben and Baby of Tolu Adeyemi'],
  [['baby of Tolu', 'Ben Adeyemi', 'Cara Adeyemi'], 'Ben Adeyemi, Cara Adeyemi and baby of Tolu'],
]
for (const [names, said] of table)
  test(`FAM-02 ${JSON.stringify(names)} are called ${JSON.stringify(said)}`, () => assert.equal(sayNames(names), said))

test('FAM-02 one is counted as one', () => {
  assert.equal(sayCount(1, 'review'), '1 review')
  assert.equal(sayCount(0, 'review'), '0 reviews')
  assert.equal(sayCount(2, 'child', 'children'), '2 children')
})
