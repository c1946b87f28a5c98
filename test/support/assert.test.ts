import { describe, test } from 'node:test'
import { ESLint, Linter } from 'eslint'
import { z } from 'zod'
import { assert } from './assert.ts'
import { checkout } from './test-files.ts'

/** Two values of each kind of Temporal that differ. */
const pairs = [
  [Temporal.PlainDate.from('2026-10-12'), Temporal.PlainDate.from('2026-10-13')],
  [Temporal.PlainTime.from('10:30'), Temporal.PlainTime.from('10:31')],
  [Temporal.PlainDateTime.from('2026-10-12T10:30'), Temporal.PlainDateTime.from('2026-10-12T10:31')],
  [Temporal.Instant.from('2026-10-12T10:30Z'), Temporal.Instant.from('2026-10-12T10:31Z')],
  [Temporal.Duration.from('P42D'), Temporal.Duration.from('P84D')],
  [Temporal.PlainDate.from('2026-10-12'), Temporal.PlainDateTime.from('2026-10-12')],
  [Temporal.PlainDate.from('2026-10-12'), '2026-10-12'],
] as const

class Kept {
  readonly on: unknown
  constructor(on: unknown) {
    this.on = on
  }
}

/** Where a value can stand in data. */
const places: Readonly<Record<string, (value: unknown) => unknown>> = {
  'by itself': (value) => value,
  'in a list': (value) => ['a', [value]],
  'in a record': (value) => ({ child: { bornOn: value } }),
  'in a map': (value) => new Map([['bornOn', { on: value }]]),
  'in a set': (value) => new Set([value]),
  'in a thing of a class': (value) => new Kept(value),
}

const fails = (assertion: () => void, saying = /./) =>
  assert.throws(assertion, { name: 'AssertionError', message: saying })

describe('deepEqual', () => {
  for (const [place, put] of Object.entries(places)) {
    test(`sees what a date says ${place}`, () => {
      for (const [one, other] of pairs) {
        fails(() => assert.deepEqual(put(one), put(other)))
        assert.notDeepEqual(put(one), put(other))
        fails(() => assert.notDeepEqual(put(one), put(one)))
      }
    })
  }

  test('finds equal dates equal', () => {
    const [one, same] = [{ on: Temporal.PlainDate.from('2026-10-12') }, { on: Temporal.PlainDate.from('2026-10-12') }]
    assert.deepEqual(one, same)
    fails(() => assert.notDeepEqual(one, same))
  })

  test('says the dates that differ, or the sentence it was given', () => {
    const [one, other] = [Temporal.PlainDate.from('2026-10-12'), Temporal.PlainDate.from('2026-10-13')]
    fails(() => assert.deepEqual({ on: one }, { on: other }), /PlainDate "2026-10-12"[^]*PlainDate "2026-10-13"/)
    fails(() => assert.deepEqual({ on: one }, { on: other }, 'the review moved'), /the review moved/)
  })

  test('is as strict as Node’s own about everything else', () => {
    const differing = [
      [{ a: undefined }, {}],
      [1, '1'],
      [new Error('a'), new Error('b')],
      [new Date(0), new Date(1)],
      [Buffer.from('a'), Buffer.from('b')],
      [new Kept(1), { on: 1 }],
    ]
    for (const [one, other] of differing) assert.notDeepEqual(one, other)
  })
})

test('a test that asserts with anything else is refused, with the reason', async () => {
  const eslint = new ESLint({ cwd: checkout })
  const linter = new Linter()
  for (const path of ['src/rules/calendar/days.test.ts', 'test/every-page.test.ts', 'test/support/page.ts']) {
    const config: unknown = await eslint.calculateConfigForFile(path)
    const { rules } = z
      .object({ rules: z.object({ 'no-restricted-imports': z.custom<Linter.RuleEntry>() }) })
      .parse(config)
    for (const name of ['node:assert/strict', 'node:assert', 'assert', 'assert/strict']) {
      const [refused] = linter.verify(`import assert from '${name}'`, { rules })
      assert.match(refused?.message ?? '', /#test\/support\/assert\.ts/, `${name} in ${path}`)
    }
  }
})
