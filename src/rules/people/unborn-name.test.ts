import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { namesNoMother } from './unborn-name.ts'

test('FAM-03 a child not born yet is called after the mother: a name that holds nobody’s is told', () => {
  const said = [
    'Unborn',
    'Baby Webb',
    'unborn child WEBB',
    'Twin 2',
    'Baby',
    'Baby of Tolu',
    'Unborn Jane Webb',
    'Tolu’s baby',
  ]
  assert.deepEqual(
    said.filter((name) => namesNoMother(name, 'Webb')),
    ['Unborn', 'Baby Webb', 'unborn child WEBB', 'Twin 2', 'Baby'],
  )
})
