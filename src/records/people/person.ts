import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** What is kept of a person besides their roles. `leftOn` is their last day at the authority. */
export type PersonDetails = {
  readonly name: string
  readonly email: string | null
  readonly leftOn: Temporal.PlainDate | null
}
export type StoredPerson = PersonDetails & { readonly id: number; readonly version: number }

/** One person; null when there is none with this id. */
export const loadPerson = async (db: Db, id: number): Promise<StoredPerson | null> =>
  (await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'leftOn', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** Who has this e-mail address already, however it is written; null when nobody has. */
export const personWithEmail = async (
  db: Db,
  email: string,
): Promise<{ readonly id: number; readonly name: string } | null> =>
  (await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()) ?? null

/** Adds a person; answers the new id. */
export async function addPerson(tx: Tx, deed: Deed, details: PersonDetails): Promise<number> {
  const { id } = await tx.insertInto('person').values(details).returning('id').executeTakeFirstOrThrow()
  await keepOwnHistory(tx, deed, { kind: 'person', id, before: null, after: details })
  return id
}

/** Saves a person as loaded before; says when somebody else has saved since. */
export async function savePerson(tx: Tx, deed: Deed, stored: StoredPerson, to: PersonDetails): Promise<Saved> {
  const { id, version, ...before } = stored
  if (!(await saveOver(tx, 'person', { id, version }, to))) return 'changed-by-someone-else'
  await keepOwnHistory(tx, deed, { kind: 'person', id, before, after: to })
  return 'saved'
}
