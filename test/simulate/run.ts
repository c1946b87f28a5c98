import process from 'node:process'
import { parseArgs } from 'node:util'
import { live } from './life.ts'
import { shortestRun } from './shortest.ts'
import { tellFault } from './tell.ts'
import { kindOf } from './watching.ts'

/**
 * `npm run simulate -- --weeks 20 --seed 7`: weeks of a council that nobody wrote. Ends with 1 at the first thing that isn’t so, with the
 * shortest run that shows it. `--all` goes on and tells each kind of fault once, `--councils 5` lives through seeds 7 to 11, `--quick` doesn’t
 * look for the shortest run, `--sent` tells which forms were sent and how
 * they were answered, `--short` lives through weeks as short as those of `npm test`.
 */
const { values } = parseArgs({
  options: {
    weeks: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    councils: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    sent: { type: 'boolean', default: false },
  },
})
const told = new Set<string>()
const sentTo = new Map<string, number>()
for (let at = 0; at < Number(values.councils) && (values.all || told.size === 0); at += 1) {
  const seed = values.councils === '1' ? values.seed : String(Number(values.seed) + at)
  const lived = await live({
    seed,
    weeks: Number(values.weeks),
    goOn: values.all,
    strolls: values.short ? [1, 2] : [4, 8],
  })
  console.log(`Seed ${seed}: ${lived.steps.length} forms sent.`)
  for (const [what, times] of lived.sentTo) sentTo.set(what, (sentTo.get(what) ?? 0) + times)
  for (const fault of lived.faults) {
    if (told.has(kindOf(fault.broken))) continue
    told.add(kindOf(fault.broken))
    const steps = values.quick ? [] : await shortestRun(seed, fault)
    console.log(`\n${tellFault(seed, fault, steps)}`)
  }
}
if (values.sent) for (const [what, times] of [...sentTo].sort()) console.log(`  ${times} × ${what}`)
// The keeper of the test server is told by our end that nobody needs it any more.
process.exit(told.size === 0 ? 0 : 1)
