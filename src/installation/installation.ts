import { fileURLToPath } from 'node:url'
import { CannotStart } from '#platform/cannot-start.ts'
import { dataFolder, installationSecret } from '#platform/data-folder.ts'
import { addressesOf, namesFor } from '#platform/db/addresses.ts'
import type { ApplicationMay } from '#platform/db/application-rights.ts'
import { startEmbedded } from '#platform/db/embedded/start-embedded.ts'
import { migrate, readMigrations } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/open-database.ts'
import { databaseExists, markAsDemonstration, provisionDatabase } from '#platform/db/provision.ts'
import { openRegistry, readAuthorities, type RegisteredAuthority, registerAuthority } from '#platform/db/registry.ts'
import type { Db } from '#records/keeping/db.ts'
import type { DB } from '#records/keeping/schema.ts'
import type { Config } from './config.ts'

/** The server an installation's databases are on, and the secret its passwords come from. */
export type Installation = {
  /** The address of the login that makes databases. */
  readonly administrator: string
  readonly secret: string
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** An authority to be served. `administrator` is the address of another server for its database. */
export type NewAuthority = {
  readonly key: string
  readonly name: string
  readonly hosts: readonly string[]
  readonly administrator?: string
}

/** The folder that Waymark is checked out in. */
export const checkout = fileURLToPath(new URL('../../', import.meta.url))
const authorityMigrations = () => readMigrations(`${checkout}migrations`)
const registryNames = namesFor('registry')

/**
 * Starts or reaches the database server, with a registry that is up to date. `onLost` is called when the embedded server stopped and
 * couldn't be brought back. Throws CannotStart with what to do.
 */
export async function openInstallation(
  config: Config,
  now: Temporal.Instant,
  onLost: (why: unknown) => void,
): Promise<Installation> {
  const folder = dataFolder(config.dataFolder, checkout)
  const secret = installationSecret(config.secret, folder)
  const server =
    config.databaseUrl === null
      ? await startEmbedded({ folder, secret, onLost })
      : { url: config.databaseUrl, stop: () => Promise.resolve() }
  const installation = { administrator: server.url, secret, folder, stop: () => server.stop() }
  try {
    await prepareRegistry(installation, now)
    return installation
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function prepareRegistry({ administrator, secret }: Installation, now: Temporal.Instant): Promise<void> {
  if (!(await databaseExists(administrator, registryNames)))
    await provisionDatabase(administrator, secret, registryNames)
  const { owner } = addressesOf(administrator, secret, registryNames)
  await migrate(
    migrating(owner, registryNames.application, 'read'),
    await readMigrations(`${checkout}migrations/registry`),
    now,
  )
}

const migrating = (owner: string, applicationLogin: string, applicationMay: ApplicationMay) => ({
  owner,
  applicationLogin,
  applicationMay,
})

/** Brings every authority's database up to the migrations. Throws CannotStart when one is missing or newer than the code. */
export async function migrateAuthorities(installation: Installation, now: Temporal.Instant): Promise<void> {
  const migrations = await authorityMigrations()
  const waiting = await registeredAuthorities(installation)
  // A few at a time: an installation may serve every authority of England.
  const next = async (): Promise<void> => {
    for (let authority = waiting.pop(); authority; authority = waiting.pop()) {
      const { owner } = authorityAddresses(installation, authority)
      await migrate(migrating(owner, namesFor(authority.key).application, 'work'), migrations, now)
    }
  }
  await Promise.all(Array.from({ length: 8 }, next))
}

/** Where an authority's database is, for its two logins. */
export const authorityAddresses = (
  installation: Installation,
  { key, server }: Pick<RegisteredAuthority, 'key' | 'server'>,
) => addressesOf(server ?? installation.administrator, installation.secret, namesFor(key))

/** The registry's addresses: the owner writes it, the application reads it. */
export const registryAddresses = ({ administrator, secret }: Pick<Installation, 'administrator' | 'secret'>) =>
  addressesOf(administrator, secret, registryNames)

/** Every authority this installation serves. */
export async function registeredAuthorities(
  installation: Pick<Installation, 'administrator' | 'secret'>,
): Promise<RegisteredAuthority[]> {
  const registry = openRegistry(registryAddresses(installation).application)
  try {
    return await readAuthorities(registry)
  } finally {
    await registry.destroy()
  }
}

/** What a new authority's empty database is filled with before anyone is let in, and the day it was made for when it is a demonstration. */
export type FirstContent = {
  readonly fill: (db: Db) => Promise<void>
  readonly demonstrationOn: Temporal.PlainDate | null
}

/**
 * Makes an authority's database with its two logins, migrates it and, last, enters it into the registry: until then no host leads there,
 * and a start that was cut short is simply repeated. For one that exists it renews the logins and adds the host names. Throws
 * CannotStart when the key or a host name can't be used, and for a demonstration beside an authority of real work.
 */
export async function addAuthority(
  installation: Installation,
  authority: NewAuthority,
  now: Temporal.Instant,
  content: FirstContent | null = null,
): Promise<void> {
  refuseOddNames(authority)
  const administrator = authority.administrator ?? installation.administrator
  const names = namesFor(authority.key)
  await refuseMixing(installation, authority.key, content)
  await provisionDatabase(administrator, installation.secret, names)
  const demonstrationOn = content?.demonstrationOn ?? null
  if (demonstrationOn !== null) await markAsDemonstration(administrator, names)
  const { owner, application } = addressesOf(administrator, installation.secret, names)
  await migrate(migrating(owner, names.application, 'work'), await authorityMigrations(), now)
  if (content) {
    const db = openDatabase<DB>(application)
    await content.fill(db).finally(() => db.destroy())
  }
  await enter(installation, {
    key: authority.key,
    name: authority.name,
    hosts: authority.hosts,
    database: names.database,
    server: authority.administrator === undefined ? null : withoutLogin(authority.administrator),
    demonstrationOn,
  })
}

/** What is a demonstration stays one, and none is made beside real work. The registry refuses that too; here it is said before anything is made. */
async function refuseMixing(installation: Installation, key: string, content: FirstContent | null): Promise<void> {
  const registered = await registeredAuthorities(installation)
  const isDemonstration = content?.demonstrationOn != null
  const known = registered.find((each) => each.key === key)
  if (known?.demonstrationOn != null && !isDemonstration)
    throw new CannotStart(
      `${key} is a demonstration, in which anybody signs in by choosing who to be. A council’s own work needs another key; --demonstration adds a host name to this one.`,
    )
  const real = registered.find(({ demonstrationOn }) => demonstrationOn === null)
  if (real !== undefined && isDemonstration)
    throw new CannotStart(
      `${real.name} does real work here, so ${key} can’t be a demonstration: anybody could sign in there by choosing who to be.`,
    )
}

/** Gives every login on a server of one's own the password that follows from the secret now. Returns the databases. */
export async function renewPasswords(administrator: string, secret: string): Promise<string[]> {
  await provisionDatabase(administrator, secret, registryNames)
  const authorities = (await registeredAuthorities({ administrator, secret })).filter(({ server }) => server === null)
  for (const { key } of authorities) await provisionDatabase(administrator, secret, namesFor(key))
  return [registryNames, ...authorities].map(({ database }) => database)
}

async function enter(installation: Installation, authority: RegisteredAuthority): Promise<void> {
  const registry = openRegistry(registryAddresses(installation).owner)
  const answer = await registerAuthority(registry, authority).finally(() => registry.destroy())
  if (answer !== 'registered')
    throw new CannotStart(`The host name ${answer.host} already leads to the authority ${answer.takenBy}.`)
}

function refuseOddNames({ key, name, hosts }: NewAuthority): void {
  if (!/^[a-z][a-z0-9_]{1,39}$/.test(key) || key === 'registry') {
    throw new CannotStart(
      `An authority's key is 2 to 40 of a–z, 0–9 and _, beginning with a letter, like northbrook; “${key}” isn't.`,
    )
  }
  if (name.trim() === '') throw new CannotStart('An authority needs a name, like “Northbrook Council”.')
  const odd = hosts.find((host) => !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(host))
  if (odd !== undefined || hosts.length === 0) {
    throw new CannotStart(`A host name is like waymark.northbrook.example, in small letters; “${odd ?? ''}” isn't.`)
  }
}

function withoutLogin(address: string): string {
  const server = new URL(address)
  server.username = ''
  server.password = ''
  return server.href
}
