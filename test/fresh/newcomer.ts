import { get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../support/waymark-process.ts'
import { install } from './debian.ts'
import { Failed, insideAs, type Debian, type Run } from './inside.ts'

/** A person on a fresh machine, with a clone of Waymark in their home. */
export type Newcomer = { readonly debian: Debian; readonly user: string; readonly run: Run }

/** Waymark's own words about what the system lacks. */
const asked = (said: string): readonly string[] => /apt-get install ([a-z0-9 .+-]+)/.exec(said)?.[1]?.split(' ') ?? []

/**
 * Does something; where Waymark ends because the system lacks something, does as it says, as root, and tries again. Returns what was
 * installed so, and fails when the same is asked for twice.
 */
export async function doingAsItSays(person: Newcomer, attempt: () => Promise<void>): Promise<readonly string[]> {
  const installed: string[] = []
  for (;;) {
    try {
      await attempt()
      return installed
    } catch (error) {
      const packages = error instanceof Failed ? asked(error.said) : []
      if (packages.length === 0 || packages.every((name) => installed.includes(name))) throw error
      await install(person.run, person.debian, packages)
      installed.push(...packages)
    }
  }
}

/** `npm start` until its first page is seen; resolves to the seconds that took. Everything it started is gone afterwards. */
export async function secondsToFirstPage({ debian, user }: Newcomer, runUntil: RunUntil): Promise<number> {
  const port = await freePort()
  const stop = new AbortController()
  const from = performance.now()
  const failures: Error[] = []
  const ended = insideAs(user, runUntil(stop.signal), debian, `cd waymark && PORT=${port} npm start`).catch(
    (error: unknown) => failures.push(error instanceof Error ? error : new Error(String(error))),
  )
  while (failures.length === 0 && (await statusOf(port)) !== 200) await pause(100)
  const seconds = (performance.now() - from) / 1000
  for (const failure of failures) throw failure
  stop.abort()
  await ended
  return seconds
}

export type RunUntil = (stop: AbortSignal) => Run

function statusOf(port: number): Promise<number | null> {
  return new Promise((done) => {
    const request = get({ host: 'localhost', port, path: '/sign-in', timeout: 5_000 }, (response) => {
      response.resume()
      done(response.statusCode ?? null)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => done(null))
  })
}

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** `npm test`, whole or a part; resolves to what it counted. */
export async function testCounts({ debian, user, run }: Newcomer, part: readonly string[]): Promise<Counts> {
  const words = part.length > 0 ? ` -- ${part.join(' ')}` : ''
  const said = await insideAs(user, run, debian, `cd waymark && npm test${words}`).catch((error: unknown) => {
    if (error instanceof Failed && counted(error.said)) return error.said
    throw error
  })
  return counted(said) ?? { passed: 0, failed: 0, skipped: 0 }
}

/** The last lines of the test runner: `ℹ pass 2325`. */
function counted(said: string): Counts | null {
  const last = (word: string) => Number([...said.matchAll(new RegExp(`^\\W*${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? -1)
  const [passed, failed, cancelled, skipped] = ['pass', 'fail', 'cancelled', 'skipped'].map(last)
  if (passed === undefined || passed < 0) return null
  return { passed, failed: (failed ?? 0) + Math.max(0, cancelled ?? 0), skipped: skipped ?? 0 }
}
