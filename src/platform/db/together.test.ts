import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { shapeOf } from './shapes.ts'
import { canBeTogether } from './together.ts'

const shape = shapeOf([{ name: 'id', dataTypeID: 23 }])

test('a value between two texts is no text, and what looks like a value within one keeps a statement alone', () => {
  const together = (sql: string) => canBeTogether(sql, 1, shape)
  assert.ok(together(`select id from child where name = 'a' and id = $1 and state <> 'b'`))
  assert.ok(together(`select id from child where name = 'it''s' and id = $1`))
  assert.ok(!together(`select id from child where name = 'costs $1' and id = $1`))
  assert.ok(!together(`select id from child where state = 'a' and name = 'b''s $1'`))
})
