import type { Kysely } from 'kysely'
import { openDatabase } from './open-database.ts'

/** An authority this installation serves: where its database is and which host names lead to it. */
export type RegisteredAuthority = {
  readonly key: string
  readonly name: string
  readonly database: string
  /** Another server's address without login; null is the installation's own. */
  readonly server: string | null
  /** The day its demonstration was made for; null where the work is real. */
  readonly demonstrationOn: Temporal.PlainDate | null
  readonly hosts: readonly string[]
}

type RegistrySchema = {
  authority: Omit<RegisteredAuthority, 'hosts'>
  host: { name: string; authorityKey: string }
}

/** The installation registry: a database of its own that holds no authority's data. */
export type Registry = Kysely<RegistrySchema>

/** Opens the registry at `url`; with the application's login it can only be read. */
export const openRegistry = (url: string): Registry => openDatabase<RegistrySchema>(url, { connections: 2 })

/** Every authority with its host names, by key. */
export async function readAuthorities(registry: Registry): Promise<RegisteredAuthority[]> {
  const [authorities, hosts] = await Promise.all([
    registry.selectFrom('authority').selectAll().orderBy('key').execute(),
    registry.selectFrom('host').selectAll().orderBy('name').execute(),
  ])
  return authorities.map((authority) => ({
    ...authority,
    hosts: hosts.filter((host) => host.authorityKey === authority.key).map((host) => host.name),
  }))
}

/**
 * Writes an authority into the registry (opened as its owner); one already there keeps its database and stays what it is, a demonstration
 * or real work, and gets the name, the further host names and, a demonstration, the day it is made for now. Refuses a host name that leads
 * to another authority, and says which. The database refuses a demonstration beside real work.
 */
export async function registerAuthority(
  registry: Registry,
  { hosts, ...authority }: RegisteredAuthority,
): Promise<'registered' | { readonly takenBy: string; readonly host: string }> {
  return registry.transaction().execute(async (tx) => {
    const taken = await tx
      .selectFrom('host')
      .selectAll()
      .where('name', 'in', [...hosts])
      .where('authorityKey', '<>', authority.key)
      .executeTakeFirst()
    if (taken) return { takenBy: taken.authorityKey, host: taken.name }
    await tx
      .insertInto('authority')
      .values(authority)
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet(
            authority.demonstrationOn === null
              ? { name: authority.name }
              : { name: authority.name, demonstrationOn: authority.demonstrationOn },
          ),
      )
      .execute()
    await tx
      .insertInto('host')
      .values(hosts.map((name) => ({ name, authorityKey: authority.key })))
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
    return 'registered'
  })
}
