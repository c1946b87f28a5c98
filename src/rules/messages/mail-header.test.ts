import { test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { isMailbox, mailboxMistake, oneLine } from './mail-header.ts'

test('LO-03 one line stays as it was typed', () => {
  assert.equal(oneLine('Legal Overview of 16 November – yours'), 'Legal Overview of 16 November – yours')
})

test('LO-03 whatever is typed, no control character or line break is left', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => !/[\p{Cc}\u2028\u2029]/u.test(oneLine(typed))))
})

const addresses: readonly (readonly [string, boolean])[] = [
  ['joanne.frith@northbrook.example', true],
  ["o'brien+legal@sub.northbrook.example", true],
  ['a@localhost', true],
  ['grace@Bücher.example', true],
  ['o’brien+legal@sub.northbrook.example', false],
  ['hannah\u200B@northbrook.example', false],
  ['hannah@northbrook\u00AD.example', false],
  ['\uFEFFhannah@northbrook.example', false],
  ['hannah@northbrook.example\u202E', false],
  ['a..b@x.example', false],
  ['.a@x.example', false],
  ['a.@x.example', false],
  ['a@x..example', false],
  ['a@.example', false],
  ['a@x.example.', false],
  ['a@-x.example', false],
  ['a@x_y.example', false],
  ['a@10.0.0.1', false],
  ['zoë@northbrook.example', false],
  [`${'a'.repeat(65)}@x.example`, false],
  [`a@${'x'.repeat(64)}.example`, false],
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

test('LO-03 what a mail server would refuse in an address is said, also where it can’t be seen', () => {
  assert.match(mailboxMistake('hannah\u200B@northbrook.example') ?? '', /can’t be seen, after “hannah”/)
  assert.match(mailboxMistake('a..b@x.example') ?? '', /a full stop too many/)
  assert.match(mailboxMistake('hannah’s@northbrook.example') ?? '', /“’” can’t stand in an e-mail address/)
})
