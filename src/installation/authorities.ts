import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { writeAndTakeBack } from '#platform/db/can-write.ts'
import { openDatabase } from '#platform/db/open-database.ts'
import type { DatabaseLimits } from '#platform/db/pool.ts'
import { openRegistry, readAuthorities, type RegisteredAuthority } from '#platform/db/registry.ts'
import type { Db } from '#records/keeping/db.ts'
import type { DB } from '#records/keeping/schema.ts'
import { authorityAddresses, type Installation, registryAddresses } from './installation.ts'

/** An authority this installation serves, with its own database. */
export type Authority = {
  readonly key: string
  readonly name: string
  /** Whether its people are invented, so that anybody may choose who to be. */
  readonly demonstration: boolean
  readonly db: Db
  /** The same database over a connection of the door's own: who comes is known however long others hold theirs. */
  readonly door: Db
  /**
   * The same database for what goes round all authorities by itself: its connection closes when the round has gone on, so that all of England's
   * aren't held at once.
   */
  readonly aside: Db
}
type Databases = Pick<Authority, 'db' | 'door' | 'aside'>

/** The authorities of an installation as requests meet them. */
export type Authorities = {
  /** The authority a host name belongs to; null for a name that belongs to none. */
  readonly findAuthority: (host: string) => Promise<Authority | null>
  /** Every authority now served, opened when first used. */
  readonly all: () => Promise<(Authority & { readonly hosts: readonly string[] })[]>
  /** Whether a page could be answered now: the registry is read, and a database on every server written, before anybody grows impatient. */
  readonly isReady: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/**
 * Opens the authorities in the registry, each when it is first asked for. A name nobody knows is looked up again at most every
 * `lookAgainAfter` milliseconds, so that a new authority is found without a restart; who asks whether we are ready waits `readyWithin` at most.
 */
export function openAuthorities(
  installation: Installation,
  limits: Partial<DatabaseLimits> = {},
  { lookAgainAfter, readyWithin } = { lookAgainAfter: 5_000, readyWithin: 4_000 },
): Authorities {
  const registry = openRegistry(registryAddresses(installation).application)
  const opened = new Map<string, Authority>()
  let registered: readonly RegisteredAuthority[] = []
  let readAt = Number.NEGATIVE_INFINITY
  let lastRead: Promise<void> | null = null

  function databasesOf(authority: RegisteredAuthority): Databases {
    const at = (own: Partial<DatabaseLimits>) =>
      openDatabase<DB>(authorityAddresses(installation, authority).application, { ...limits, ...own })
    return { db: at({}), door: at({ connections: 1 }), aside: at({ connections: 2, idleFor: 200 }) }
  }
  function open(authority: RegisteredAuthority): Authority {
    const { key, name } = authority
    const demonstration = authority.demonstrationOn !== null
    const known = { ...(opened.get(key) ?? databasesOf(authority)), key, name, demonstration }
    opened.set(key, known)
    return known
  }
  function readAgain(): Promise<void> {
    readAt = performance.now()
    lastRead = readAuthorities(registry).then((read) => {
      registered = read
    })
    return lastRead
  }
  const belongingTo = (host: string) => registered.find((authority) => authority.hosts.includes(host))

  return {
    findAuthority: async (name) => {
      const host = name.toLowerCase()
      // While somebody else reads, a name that isn't known yet waits for what they find.
      if (!belongingTo(host)) await (performance.now() - readAt > lookAgainAfter ? readAgain() : lastRead)
      const found = belongingTo(host)
      return found ? open(found) : null
    },
    all: async () => {
      await readAgain()
      return registered.map((authority) => ({ ...open(authority), hosts: authority.hosts }))
    },
    isReady: async () => {
      const oneOfEachServer = [...new Map(registered.map((authority) => [authority.server, authority])).values()]
      const asked = [
        sql`select from authority limit 1`.execute(registry),
        ...oneOfEachServer.map((authority) => writeAndTakeBack(open(authority).db)),
      ]
      const isAnswered = Promise.all(asked).then(
        () => true,
        () => false,
      )
      return Promise.race([isAnswered, pause(readyWithin, false, { ref: false })])
    },
    close: async () => {
      await Promise.all(
        [registry, ...[...opened.values()].flatMap(({ db, door, aside }) => [db, door, aside])].map((database) =>
          database.destroy(),
        ),
      )
    },
  }
}
