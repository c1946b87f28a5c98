import { test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { isMailbox, oneLine } from './mail-header.ts'

test('LO-03 one line stays as it was typed', () => {
  assert.equal(oneLine('Legal Overview of 16 November – yours'), 'Legal Overview of 16 November – yours')
})

test('LO-03 whatever is typed, no control character or line break is left', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => !/[\p{Cc}\u2028\u2029]/u.test(oneLine(typed))))
})

const addresses: readonly (readonly [string, boolean])[] = [
  ['joanne.frith@northbrook.example', true],
  ['o’brien+legal@sub.northbrook.example', true],
  ['', false],
  ['joanne.frith', false],
  ['joanne frith@northbrook.example', false],
  ['Joanne <joanne@northbrook.example>', false],
  ['one@a.example, two@b.example', false],
  ['one@a.example;two@b.example', false],
  ['one@a.example\r\nBcc: two@b.example', false],
  ['everyone: one@a.example;', false],
  ['"one@a.example two"@b.example', false],
  ['one@two@b.example', false],
]
for (const [address, is] of addresses)
  test(`LO-03 ${JSON.stringify(address)} is ${is ? 'a mailbox' : 'no mailbox'}`, () =>
    assert.equal(isMailbox(address), is))
