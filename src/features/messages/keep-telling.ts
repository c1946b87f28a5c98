import { keepLooking } from '#platform/keep-looking.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#records/keeping/db.ts'

/**
 * Tells people what a day's passing asks of them, found from how things stand at `now`: what was told is kept with what it is about, so that a
 * night missed is caught up and nobody is told twice. `publicAddress` is that of the authority's pages, without a slash at the end.
 */
export type TellLater = (db: Db, now: Temporal.Instant, publicAddress: string) => Promise<void>

type Installation = {
  readonly authorities: () => Promise<
    readonly { readonly key: string; readonly aside: Db; readonly hosts: readonly string[] }[]
  >
  readonly clock: Clock
  /** The address of an authority's pages at a host name, without a slash at the end. */
  readonly publicAddress: (host: string) => string
  readonly lookEverySeconds: number
  readonly onTrouble: (error: unknown) => void
}

/** Tells whatever is due to be told as long as the installation runs: at the start and whenever it looks. Answers how to stop it. */
export const keepTelling = (
  installation: Installation,
  tellers: readonly TellLater[],
): { readonly stop: () => Promise<void> } =>
  keepLooking(
    installation.lookEverySeconds,
    (stopping) => lookEverywhere(installation, tellers, stopping),
    installation.onTrouble,
  )

/** One look at every authority; what fails for one, or one whose database doesn't answer, leaves the others theirs. */
async function lookEverywhere(
  { authorities, clock, publicAddress, onTrouble }: Installation,
  tellers: readonly TellLater[],
  stopping: AbortSignal,
): Promise<void> {
  for (const { aside, hosts } of await authorities())
    for (const tell of tellers) {
      if (stopping.aborted) return
      await tell(aside, clock.now(), publicAddress(hosts[0] ?? 'localhost')).catch(onTrouble)
    }
}
