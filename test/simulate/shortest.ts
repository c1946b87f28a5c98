import { again, type Fault } from './life.ts'
import type { Step } from './steps.ts'

/**
 * The shortest run that still shows a fault: steps are left out, halves first, then ever fewer, as long as the fault comes all the same.
 * Stops early after so many tries; what is left then still shows it.
 */
export async function shortestRun(seed: string, fault: Fault, tries = 80): Promise<readonly Step[]> {
  let steps = fault.steps
  let left = tries
  const shows = async (some: readonly Step[]): Promise<boolean> => {
    left -= 1
    return (await again(seed, some, fault)) !== null
  }
  if (!(await shows(steps))) return steps
  for (let part = Math.ceil(steps.length / 2); part >= 1 && left > 0; part = part === 1 ? 0 : Math.ceil(part / 2))
    for (let from = 0; from < steps.length && left > 0;) {
      const without = [...steps.slice(0, from), ...steps.slice(from + part)]
      if (await shows(without)) steps = without
      else from += part
    }
  return steps
}
