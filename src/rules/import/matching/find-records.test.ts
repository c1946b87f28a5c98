import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { withKey } from './find-records.ts'

test('records are found by a key, each once and in order, also those that come later', () => {
  const list = [{ name: 'Ada' }, { name: 'Bo' }]
  const byName = ({ name }: { readonly name: string }) => [name, name, name.length]
  assert.deepEqual(withKey(list, byName, 'Ada'), [{ name: 'Ada' }])
  assert.deepEqual(withKey(list, byName, 'Cy'), [])
  list.push({ name: 'Cy' }, { name: 'Ada' })
  assert.deepEqual(withKey(list, byName, 'Ada'), [{ name: 'Ada' }, { name: 'Ada' }])
  assert.deepEqual(withKey(list, byName, 2), [{ name: 'Bo' }, { name: 'Cy' }])
  assert.deepEqual(withKey([{ name: 'Dee' }], byName, 'Ada'), [], 'another list has its own')
})
