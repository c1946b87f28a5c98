import { keepLooking } from '#platform/keep-looking.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#records/keeping/db.ts'
import { askForPapers } from './ask-for-papers.ts'

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

/** Asks for papers, and chases them, as long as the installation runs: at the start and whenever it looks. Answers how to stop it. (SET-08) */
export const keepAsking = (installation: Installation): { readonly stop: () => Promise<void> } =>
  keepLooking(
    installation.lookEverySeconds,
    (stopping) => lookForPapers(installation, stopping),
    installation.onTrouble,
  )

/** One look at every authority; one whose database doesn't answer leaves the others theirs. */
async function lookForPapers(
  { authorities, clock, publicAddress, onTrouble }: Installation,
  stopping: AbortSignal,
): Promise<void> {
  for (const { aside, hosts } of await authorities()) {
    if (stopping.aborted) return
    await askForPapers(aside, clock.now(), publicAddress(hosts[0] ?? 'localhost')).catch(onTrouble)
  }
}
