import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from '../product/browser.ts'
import type { MeasuredProcess } from '../product/measured-process.ts'
import { percentile } from '../report/percentile.ts'

/** What pages of somebody else cost while `work` goes on: milliseconds. */
export type Meanwhile<T> = { readonly value: T; readonly seconds: number; readonly times: number; readonly p95: number }

/** Opens these pages in turn, a twentieth of a second apart, until `work` is done. */
export async function meanwhile<T>(
  browser: Browser,
  pages: readonly string[],
  work: () => Promise<T>,
): Promise<Meanwhile<T>> {
  const began = performance.now()
  let over = false
  const working = work().finally(() => (over = true))
  const times: number[] = []
  for (let at = 0; !isOver(); at++) {
    const from = performance.now()
    await browser.get(pages[at % pages.length] ?? '/help')
    times.push(performance.now() - from)
    await pause(50)
  }
  const value = await working
  return { value, seconds: (performance.now() - began) / 1000, times: times.length, p95: percentile(times, 95) }
  function isOver() {
    return over
  }
}

/** The same with the longest that the event loop was held. */
export type HeldMeanwhile<T> = Meanwhile<T> & { readonly held: number }

type Beside = { readonly process: MeasuredProcess; readonly other: Browser; readonly pages: readonly string[] }

/** The same, asking the process how long its event loop was held at most. */
export async function heldMeanwhile<T>(
  { process, other, pages }: Beside,
  work: () => Promise<T>,
): Promise<HeldMeanwhile<T>> {
  await process.begin()
  const took = await meanwhile(other, pages, work)
  return { ...took, held: (await process.tell()).held }
}
