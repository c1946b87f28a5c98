import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { checkout } from '#test/support/test-files.ts'
import { firstSeed, simulatedWeeks } from '#test/support/simulated-weeks.ts'
import { type Fault, live } from './life.ts'
import { shortest, shortestRun } from './shortest.ts'
import { stillOpen } from './still-open.ts'
import { takenOut } from './taken-out.ts'
import { tellFault } from './tell.ts'
import { kindOf } from './watching.ts'

/**
 * Weeks that one council lives through; the next seed begins with another council in another season. A council of its own costs as much as two
 * weeks, and most of what is found is found by what came before.
 */
const weeksEach = 10
const strolls = [1, 2] as const
const seeds = Array.from({ length: Math.ceil(simulatedWeeks / weeksEach) }, (_, at) => String(at + firstSeed))

async function told(seed: string, fault: Fault | undefined): Promise<string> {
  return fault === undefined ? '' : tellFault(seed, fault, await shortestRun(seed, fault, 40))
}

const stories = new Map<string, readonly string[]>()

// Two at a time: while one waits for its database the other goes on.
describe('a year nobody wrote', { concurrency: 2 }, () => {
  for (const seed of seeds)
    test(`SEC-05, SEC-02, PP-02 ${weeksEach} weeks from seed ${seed}: whatever people do, what Waymark says is true`, async () => {
      const { faults, steps, story } = await live({ seed, weeks: weeksEach, goOn: true, strolls })
      stories.set(seed, story)
      assert.ok(steps.length > weeksEach * 6, `only ${steps.length} forms were sent`)
      const unknown = faults.find(({ broken }) => !stillOpen.some((kind) => kind.test(kindOf(broken))))
      assert.equal(await told(seed, unknown), '')
    })
})

describe('a run', () => {
  test('the same seed lives through the same weeks again: what a run finds can be found again', async () => {
    const [seed = ''] = seeds
    const { story } = await live({ seed, weeks: 1, goOn: true, strolls })
    assert.ok(story.length > 5)
    assert.deepEqual(story, stories.get(seed)?.slice(0, story.length))
  })

  test('a fault is told by the fewest steps that show it, however many there were', async () => {
    const steps = Array.from({ length: 140 }, (_, at) => at)
    const needed = fc.uniqueArray(fc.constantFrom(...steps), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(needed, async (some) => {
        const found = await shortest(steps, (left) => Promise.resolve(some.every((step) => left.includes(step))), 500)
        assert.deepEqual(
          found,
          [...some].sort((one, other) => one - other),
        )
      }),
      { numRuns: 50 },
    )
    const few = await shortest(steps, (left) => Promise.resolve(left.includes(7) && left.includes(100)), 12)
    assert.ok(few.includes(7) && few.includes(100) && few.length < steps.length)
    assert.deepEqual(await shortest(steps, () => Promise.resolve(false), 500), steps)
  })

  test('the same said of another record, day or address, or among other words, is the same kind of fault', () => {
    const says = 'nobody sees a name out of reach'
    const kinds = [
      'GET /tracker?due=4&view=strips shows “Nevgamoor” to person 2 (All Your views: Nevgamoor)',
      'GET /tracker shows “Nevgamoor” to person 12 (50 All)',
    ].map((what) => kindOf({ says, what }))
    assert.equal(new Set(kinds).size, 1)
    assert.notEqual(kindOf({ says, what: 'GET /actions shows “Nevgamoor” to person 2' }), kinds[0])
  })

  test('each repair that is known to be found when it is taken out still stands in the product, and in the table', () => {
    const table = readFileSync(join(checkout, 'docs/simulation.md'), 'utf8').replaceAll(/ +/g, ' ')
    for (const { says, file, from, weeks, seed } of takenOut) {
      assert.equal(readFileSync(join(checkout, file), 'utf8').split(from).length, 2, `${file}: “${from}”`)
      assert.ok(table.includes(`| ${says} | ${weeks} | ${seed} |`), `docs/simulation.md lacks “${says}”`)
    }
  })
})
