import type { Kysely } from 'kysely'
import type { Db } from './db.ts'
import type { DB } from './schema.ts'

/** The tables of the authority itself. A change in any of them raises the version of its facts, by triggers in the database. */
export const factTables = [
  'bankHoliday',
  'calendarHorizon',
  'closureDay',
  'coreSeat',
  'cover',
  'label',
  'meetingSeries',
  'paper',
  'person',
  'power',
  'roleHolding',
  'seatHolding',
  'seriesBusiness',
  'service',
  'setting',
  'sitting',
  'team',
  'teamBusiness',
] as const satisfies readonly (keyof DB)[]

/** What a fact is read from: these tables and no other, or a change could go unseen. */
export type FactsDb = Kysely<Pick<DB, (typeof factTables)[number]>>

/**
 * The facts as of one version; each is read when first asked for, for everybody: not on behalf of the request that happens to be first.
 * `shared` is the same database with these facts, for what isn't any one request's either.
 */
type Edition = { readonly version: string; readonly db: Db; readonly shared: Db }

const latest = new WeakMap<Db, Edition>()
const editions = new WeakMap<Db, Edition>()

/**
 * The database as one request is to see it: facts of the authority come from memory as long as `version`, read by this very request, is the
 * one they were read at. A transaction in it reads everything for itself.
 */
export function withFactsAt(db: Db, version: string): Db {
  const known = latest.get(db)
  const edition = known?.version === version ? known : newEdition(db, version)
  latest.set(db, edition)
  return seeing(edition)
}

function newEdition(db: Db, version: string): Edition {
  const edition = { version, db, shared: db.$extendTables() }
  editions.set(edition.shared, edition)
  return edition
}

function seeing(edition: Edition): Db {
  const ofRequest: Db = edition.db.$extendTables()
  editions.set(ofRequest, edition)
  return ofRequest
}

/** A view of the same database that changes nothing, with the facts of the request it is opened for. */
export function withFactsOf(ofRequest: Db, view: Db): Db {
  const edition = editions.get(ofRequest)
  if (edition !== undefined) editions.set(view, edition)
  return view
}

/**
 * The same database, and the same facts, for everybody, not on behalf of one request: what is read of it can be shared, and goes on when
 * that one's browser has gone.
 */
export const onNobodysBehalf = (ofRequest: Db): Db => editions.get(ofRequest)?.shared ?? ofRequest

/** From here on this request reads facts anew: somebody may have changed them since it began. */
export const forgetFacts = (ofRequest: Db): void => {
  editions.delete(ofRequest)
}

/**
 * A fact of the authority, the same for everyone and on every day: what `read` answers, kept by each process until a fact changes. Make it
 * once, at the top of a file. What it answers is shared by all requests and never altered.
 */
export function authorityFact<Value>(read: (db: FactsDb) => Promise<Value>): (db: Db) => Promise<Value> {
  const kept = new WeakMap<Edition, Promise<Value>>()
  return (db) => {
    const edition = editions.get(db)
    if (edition === undefined) return read(db.$pickTables())
    const known = kept.get(edition)
    if (known !== undefined) return known
    const value = read(edition.db.$pickTables())
    kept.set(edition, value)
    // What could not be read is asked for again by whoever comes next.
    value.catch(() => kept.delete(edition))
    return value
  }
}
