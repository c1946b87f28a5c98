import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '../product/http.ts'
import type { Chance } from './chance.ts'

/** A request of the mix: its kind, and how it is sent. What it counts as right is said by `isRight`. */
export type Ask = {
  readonly kind: string
  readonly send: () => Promise<Answer>
  readonly isRight: (answer: Answer) => boolean
}

/** One request as it went, in milliseconds from when it was to be sent. `wrong` says what was wrong with the answer. */
export type Went = { readonly kind: string; readonly milliseconds: number; readonly wrong: string | null }

export type Load = {
  readonly went: readonly Went[]
  readonly seconds: number
  readonly sent: number
  readonly generatorLag: number
}

const longestWait = 60_000

/**
 * Sends `rate` requests a second for so many seconds, at moments that chance decides and no answer delays, and waits for the last of them.
 * A request that isn't answered within a minute is an error.
 */
export async function openLoop(rate: number, seconds: number, chance: Chance, next: () => Ask): Promise<Load> {
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const went: Went[] = []
  const underWay: Promise<void>[] = []
  const began = performance.now()
  let due = began
  while (due - began < seconds * 1000) {
    due += (-Math.log(1 - chance()) / rate) * 1000
    const wait = due - performance.now()
    if (wait > 1) await pause(wait)
    underWay.push(follow(next(), due, went))
  }
  lag.disable()
  const lasted = (performance.now() - began) / 1000
  await Promise.all(underWay)
  return { went, seconds: lasted, sent: underWay.length, generatorLag: lag.percentile(99) / 1e6 }
}

async function follow({ kind, send, isRight }: Ask, due: number, went: Went[]): Promise<void> {
  const wrong = await Promise.race([
    send().then((answer) => (isRight(answer) ? null : `answered ${answer.status}`), said),
    pause(longestWait, 'not answered in a minute', { ref: false }),
  ])
  went.push({ kind, milliseconds: performance.now() - due, wrong })
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))
