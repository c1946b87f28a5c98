import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { type DecidedAs, lacksLegalAdviser, mayDecide } from './who-decides.ts'

const cases: readonly (readonly [decidedAs: DecidedAs | null, lacks: boolean, answer: string])[] = [
  ['chair', false, 'chair'],
  ['acting-deputy', false, 'acting-deputy'],
  [null, false, 'nobody-to-decide'],
  ['chair', true, 'no-legal-adviser'],
  ['acting-deputy', true, 'no-legal-adviser'],
  [null, true, 'nobody-to-decide'],
]
for (const [decidedAs, lacks, answer] of cases)
  test(`M2 SET-06 decided by ${decidedAs ?? 'nobody'}${lacks ? ', without the legal adviser needed' : ''}: ${answer}`, () => {
    const decided = mayDecide({ decidedAs, lacksLegalAdviser: lacks })
    assert.equal(decided.ok ? decided.value : decided.because, answer)
  })

test('M2 SET-06 a legal adviser is there who is recorded present in a seat of that part', () => {
  const adviser = (present: string | null) => ({ part: 'legal-adviser', present }) as const
  const member = { part: 'member', present: 'present' } as const
  assert.ok(!lacksLegalAdviser(true, [member, adviser('present')]))
  assert.ok(!lacksLegalAdviser(true, [adviser('apologies'), adviser('present')]))
  for (const present of ['apologies', 'absent', null]) assert.ok(lacksLegalAdviser(true, [member, adviser(present)]))
  assert.ok(lacksLegalAdviser(true, [member]))
  assert.ok(!lacksLegalAdviser(false, [member]))
})
