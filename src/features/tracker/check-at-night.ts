import { keepLooking } from '#platform/keep-looking.ts'
import { type Clock, hourInEngland } from '#platform/clock.ts'
import type { Db } from '#records/keeping/db.ts'
import { purgeWhatIsOver } from '#records/keeping/purge.ts'
import { freshLines } from '#records/tracker/clock-lines.ts'
import { checkOnceToday, type LineCheck } from '#records/tracker/line-checks.ts'

type Installation = {
  readonly authorities: () => Promise<readonly { readonly key: string; readonly aside: Db }[]>
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
export const checkAtNight = (installation: Installation): { readonly stop: () => Promise<void> } =>
  keepLooking(installation.lookEverySeconds, (stopping) => lookAtLines(installation, stopping), installation.onTrouble)

/** One look at every authority; what nobody can come back to goes on the way. */
export async function lookAtLines(installation: Installation, stopping: AbortSignal): Promise<void> {
  const { authorities, clock, onDifference } = installation
  for (const { key, aside } of await authorities()) {
    if (stopping.aborted) return
    await freshLines(aside, clock.today())
    await purgeWhatIsOver(aside, clock.now())
    const found = isNight(clock) ? await checkOnceToday(aside, clock) : null
    if (found !== null && found.differences > 0) onDifference(key, found)
  }
}

const isNight = (clock: Clock): boolean => {
  const hour = hourInEngland(clock.now())
  return hour >= night.from && hour < night.until
}
