import { sql } from 'kysely'
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
  readonly db: Db
  /** The same database over a connection of the door's own: who comes is known however long others hold theirs. */
  readonly door: Db
}

/** The authorities of an installation as requests meet them. */
export type Authorities = {
  /** The authority a host name belongs to; null for a name that belongs to none. */
  readonly findAuthority: (host: string) => Promise<Authority | null>
  /** Every authority now served, opened when first used. */
  readonly all: () => Promise<Authority[]>
  /** Whether the registry and a database on every server answer. */
  readonly isReady: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/**
 * Opens the authorities in the registry, each when it is first asked for. A name nobody knows is looked up again at most every
 * `lookAgainAfter` milliseconds, so that a new authority is found without a restart.
 */
export function openAuthorities(
  installation: Installation,
  limits: Partial<DatabaseLimits> = {},
  { lookAgainAfter } = { lookAgainAfter: 5_000 },
): Authorities {
  const registry = openRegistry(registryAddresses(installation).application)
  const opened = new Map<string, Authority>()
  let registered: readonly RegisteredAuthority[] = []
  let readAt = Number.NEGATIVE_INFINITY
  let lastRead: Promise<void> | null = null

  function open(authority: RegisteredAuthority): Authority {
    const at = (connections: Partial<DatabaseLimits>) =>
      openDatabase<DB>(authorityAddresses(installation, authority).application, { ...limits, ...connections })
    const { key, name } = authority
    const known = opened.get(key) ?? { key, name, db: at({}), door: at({ connections: 1 }) }
    opened.set(authority.key, known)
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
      return registered.map(open)
    },
    isReady: async () => {
      const oneOfEachServer = [...new Map(registered.map((authority) => [authority.server, authority])).values()]
      const asked = [registry, ...oneOfEachServer.map((authority) => open(authority).db)]
      const answers = await Promise.allSettled(asked.map((database) => sql`select 1`.execute(database)))
      return answers.every((answer) => answer.status === 'fulfilled')
    },
    close: async () => {
      await Promise.all(
        [registry, ...[...opened.values()].flatMap(({ db, door }) => [db, door])].map((database) => database.destroy()),
      )
    },
  }
}
