import { type Clock, hourInEngland } from '#platform/clock.ts'
import type { Db } from '#records/keeping/db.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import { checkOnceToday, type LineCheck } from '#records/tracker/line-checks.ts'

type Installation = {
  readonly authorities: () => Promise<readonly { readonly key: string; readonly db: Db }[]>
  readonly clock: Clock
  readonly lookEverySeconds: number
  /** Lines that weren't as the clocks have them; they are right again. */
  readonly onDifference: (authorityKey: string, found: LineCheck) => void
  readonly onTrouble: (error: unknown) => void
}

/** When the lines are checked: after midnight has moved the day, before anybody works. */
const night = { from: 2, until: 5 }

/**
 * Keeps every authority's lists right as long as the installation runs: at the start and whenever it looks, lines that a day's passing
 * moved are renewed, so that no reader waits for it; once a night each line is compared with its clock. Answers how to stop it.
 */
export function checkAtNight(installation: Installation): { readonly stop: () => Promise<void> } {
  const { authorities, clock, lookEverySeconds, onDifference, onTrouble } = installation
  let isStopping = false
  async function look(): Promise<void> {
    for (const { key, db } of await authorities()) {
      if (isStopping) return
      await freshLines(db, clock.today())
      const found = isNight(clock) ? await checkOnceToday(db, clock) : null
      if (found !== null && found.differences > 0) onDifference(key, found)
    }
  }
  let looking = look().catch(onTrouble)
  const timer = setInterval(() => {
    looking = looking.then(look).catch(onTrouble)
  }, lookEverySeconds * 1000)
  return {
    stop: () => {
      isStopping = true
      clearInterval(timer)
      return looking
    },
  }
}

const isNight = (clock: Clock): boolean => {
  const hour = hourInEngland(clock.now())
  return hour >= night.from && hour < night.until
}
