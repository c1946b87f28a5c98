import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { canonicalJson, contentHash } from './content-hash.ts'

test('LO-02 the same content has the same hash, whatever order its keys came in; other content another', () => {
  assert.equal(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' }), '{"a":"x","b":[{"c":null,"d":1}]}')
  assert.equal(contentHash({ a: 1, b: 2 }), contentHash({ b: 2, a: 1 }))
  assert.notEqual(contentHash({ a: [1, 2] }), contentHash({ a: [2, 1] }))
  assert.match(contentHash({}), /^[0-9a-f]{64}$/)
})
