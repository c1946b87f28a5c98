import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { calledAfterMother, isMother, namesNoMother } from './unborn-name.ts'

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

test('FAM-03 a child not born yet is called after the mother once she is known; a name that holds somebody’s stays', () => {
  const of = { familyName: 'Webb', mother: 'Tolu Webb', before: null }
  const called = (name: string) => calledAfterMother(name, of)
  assert.equal(called('Unborn Webb'), 'Unborn child of Tolu Webb')
  assert.equal(called('unborn child WEBB'), 'Unborn child of Tolu Webb')
  assert.equal(called('Baby'), 'Baby of Tolu Webb')
  assert.equal(called('Twin 2'), 'Twin 2 of Tolu Webb')
  assert.equal(called('Baby of Webb'), 'Baby of Tolu Webb')
  assert.equal(called('Webb'), 'Baby of Tolu Webb')
  assert.equal(called('Baby of Ada'), null)
  assert.equal(called('Rosa Webb'), null)
  assert.equal(calledAfterMother('Baby of Tola Webb', { ...of, before: 'Tola Webb' }), 'Baby of Tolu Webb')
})

test('FAM-04 who is the mother is told by the relation', () => {
  const relations = [
    'Mother',
    'birth mother',
    'Mum',
    'father',
    'maternal grandmother',
    'step-mother',
    'mother of half-brother',
  ]
  assert.deepEqual(relations.filter(isMother), ['Mother', 'birth mother', 'Mum'])
})
