import { createHmac } from 'node:crypto'

/** The names of one database and of the three roles that belong to it alone. */
export type DatabaseNames = {
  readonly database: string
  /** A role nobody logs in as, named like the database: only its members are admitted. */
  readonly group: string
  /** Owns everything in the database; migrates. */
  readonly owner: string
  /** What the running product logs in as: reads and writes rows, owns nothing. */
  readonly application: string
}

/** The names that belong to a key such as `northbrook` (lower-case letters, digits and _; at most 40). */
export function namesFor(key: string): DatabaseNames {
  const database = `waymark_${key}`
  return { database, group: database, owner: `${database}_owner`, application: `${database}_app` }
}

/** The password of a login: derived from the installation's secret, so that none is stored and each database has its own. */
export const passwordFor = (secret: string, database: string, login: string): string =>
  createHmac('sha256', secret).update(`${database}:${login}`).digest('base64url')

/** The address at which `login` reaches `database` on the server at `server` (a postgres:// address). */
export function addressOf(server: string, database: string, login: string, password: string): string {
  const address = new URL(server)
  address.pathname = `/${database}`
  address.username = login
  address.password = password
  return address.href
}

/** A database's addresses for its two logins. */
export type DatabaseAddresses = { readonly owner: string; readonly application: string }

/** The addresses of a database on `server` for its owner and for the application. */
export function addressesOf(server: string, secret: string, names: DatabaseNames): DatabaseAddresses {
  const as = (login: string) => addressOf(server, names.database, login, passwordFor(secret, names.database, login))
  return { owner: as(names.owner), application: as(names.application) }
}
