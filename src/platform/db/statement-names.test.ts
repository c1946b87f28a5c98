import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { statementNames } from './statement-names.ts'
import { togetherMark } from './together.ts'

test('a statement has its name on a connection: at once, with many values when it comes again, and never what begins otherwise', () => {
  const nameOf = statementNames()
  const few = 'select 1 where $1'
  assert.equal(nameOf(few, 1), 'w0')
  assert.equal(nameOf(few, 1), 'w0')
  const many = 'with away as (select 1) select $1, $30'
  assert.deepEqual([nameOf(many, 30), nameOf(many, 30), nameOf(many, 30)], [null, 'w1', 'w1'])
  assert.equal(nameOf(`${togetherMark}, $40`, 40), 'w2')
  assert.equal(nameOf('begin', 0), null)
})

test('a connection prepares two hundred statements and no more, lists of ever other lengths among them', () => {
  const nameOf = statementNames()
  const names = Array.from({ length: 600 }, (_, at) => {
    nameOf(`select ${at}`, 30)
    return nameOf(`select ${at}`, 30)
  })
  assert.equal(names.filter((name) => name !== null).length, 200)
})
