import { again, type Fault } from './life.ts'
import type { Step } from './steps.ts'

/** The shortest run of a council that still shows a fault. */
export const shortestRun = (seed: string, fault: Fault, tries = 80): Promise<readonly Step[]> =>
  shortest(fault.steps, async (steps) => (await again(seed, steps, fault)) !== null, tries)

/**
 * The fewest steps that still show something: some are left out, halves first, then ever fewer, as long as it shows all the same. Stops early
 * after so many tries; what is left then still shows it. Where all of them don’t show it again, none is left out.
 */
export async function shortest<Each>(
  all: readonly Each[],
  isShownBy: (some: readonly Each[]) => Promise<boolean>,
  tries: number,
): Promise<readonly Each[]> {
  let steps = all
  let left = tries
  const shows = (some: readonly Each[]): Promise<boolean> => {
    left -= 1
    return isShownBy(some)
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
