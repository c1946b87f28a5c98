import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { checkoutCopy, runIn } from '#test/support/checkout-copy.ts'
import { takenOut } from './taken-out.ts'

const copy = checkoutCopy('test/simulate')

for (const { says, file, from, to, weeks, seed, isShort, found } of takenOut)
  test(`without it the simulation finds the fault again: ${says}`, async () => {
    const path = join(copy, file)
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, whole.replace(from, to))
    try {
      // A page that changes changes what people do in a run: then another council finds it.
      const run = [
        '--quick',
        '--weeks',
        String(weeks),
        '--seed',
        seed,
        '--councils',
        '8',
        ...(isShort === true ? ['--short'] : []),
      ]
      const told = await runIn(copy, 'test/simulate/run.ts', ...run)
      assert.match(told ?? 'nothing', found)
    } finally {
      writeFileSync(path, whole)
    }
  })
