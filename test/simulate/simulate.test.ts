import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { simulatedWeeks } from '#test/support/simulated-weeks.ts'
import { type Fault, live } from './life.ts'
import { shortestRun } from './shortest.ts'
import { stillOpen } from './still-open.ts'
import { tellFault } from './tell.ts'
import { kindOf } from './watching.ts'

/** Weeks that one council lives through; the next seed begins with another council in another season. */
const weeksEach = simulatedWeeks > 20 ? 10 : 5
const seeds = Array.from({ length: Math.ceil(simulatedWeeks / weeksEach) }, (_, at) => String(at + 1))

async function told(seed: string, fault: Fault | undefined): Promise<string> {
  return fault === undefined ? '' : tellFault(seed, fault, await shortestRun(seed, fault, 40))
}

describe('a year nobody wrote', () => {
  for (const seed of seeds)
    test(`SEC-05, SEC-02, PP-02 ${weeksEach} weeks from seed ${seed}: whatever people do, what Waymark says is true`, async () => {
      const { faults, steps } = await live({ seed, weeks: weeksEach, goOn: true, strolls: [1, 2] })
      assert.ok(steps.length > weeksEach * 6, `only ${steps.length} forms were sent`)
      const unknown = faults.find(({ broken }) => !stillOpen.some((kind) => kind.test(kindOf(broken))))
      assert.equal(await told(seed, unknown), '')
    })
})
