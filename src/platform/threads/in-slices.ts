import { setImmediate } from 'node:timers/promises'

/** How long everybody else may have to wait for a slice, in milliseconds. */
const slice = 5

/**
 * Does work that can be paused, a generator that yields, slice by slice: between two slices whoever else asks is answered. For what takes
 * long but would take as long again to be handed to a thread. Resolves with what it comes to; short work is done at once.
 */
export async function inSlices<Value>(work: Iterator<undefined, Value>): Promise<Value> {
  for (;;) {
    const until = performance.now() + slice
    while (performance.now() < until) {
      const step = work.next()
      if (step.done === true) return step.value
    }
    await setImmediate()
  }
}
