import { sql } from 'kysely'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import { inColumns } from '#records/keeping/write-rows.ts'
import { joinPapers } from './join-papers.ts'

/** A family by what names it. */
type Named = { readonly id: number; readonly name: string; readonly reference: string }

/** Everything that belongs to a family as a whole; what belongs to a child goes with the child. */
const ofFamily = [
  'action',
  'proceedings',
  'adult',
  'staffingIssue',
  'agendaItem',
  'document',
  'panelItem',
  'resourceRequest',
  'outsideDecision',
  'importFinding',
  'itemPaper',
  'restrictionRequest',
] as const

/**
 * Makes two families one: the children of the first and everything kept of it belong to the second from now on. The first stays with its
 * history, without children, so that nobody finds it any more. Over the version of the first that was looked at. Both are to be held
 * (`holdToJoin`). What is written for the first from then on goes to the second by itself, in the database. (FAM-02, FAM-06)
 */
export async function joinFamilies(
  tx: Tx,
  deed: Deed,
  from: Named & { readonly version: number },
  to: Named,
): Promise<Saved> {
  if (!(await saveOver(tx, 'family', from, { joinedInto: to.id }))) return 'changed-by-someone-else'
  // Whatever had been joined with the first goes on with it: where a family went is always one that is there.
  await tx.updateTable('family').set({ joinedInto: to.id }).where('joinedInto', '=', from.id).execute()
  const children = await tx
    .updateTable('child')
    .set((eb) => ({ familyId: to.id, version: eb('version', '+', 1) }))
    .where('familyId', '=', from.id)
    .returning('id')
    .execute()
  await joinPapers(tx, from.id, to.id)
  for (const table of ofFamily)
    await sql`update ${sql.table(inColumns(table))} set family_id = ${to.id} where family_id = ${from.id}`.execute(tx)
  for (const { id } of children)
    await keepDeed(tx, deed, {
      recordKind: 'child',
      recordId: id,
      familyId: to.id,
      childId: id,
      before: { familyId: from.id, familyName: inWords(from) },
      after: { familyId: to.id, familyName: inWords(to) },
    })
  return 'saved'
}

/**
 * Holds these families until the transaction ends, so that nobody restricts one, denies somebody one, or writes something of one meanwhile;
 * true where one of them was joined with another before: of two joins at once the second finds the first done.
 */
export async function holdToJoin(tx: Tx, ids: readonly number[]): Promise<boolean> {
  const held = await tx
    .selectFrom('family')
    .select('joinedInto')
    .where('id', '=', anyOf(ids))
    .orderBy('id')
    .forUpdate()
    .execute()
  return held.some(({ joinedInto }) => joinedInto !== null)
}

const inWords = ({ name, reference }: Named): string => `${name}, ${reference}`

/** Whether either of these families is restricted now, so that who may see what would change unseen (FAM-05). */
export async function isOneRestricted(tx: Tx, familyIds: readonly number[]): Promise<boolean> {
  const restricted = await tx
    .selectFrom('restriction')
    .select('id')
    .where('familyId', '=', anyOf(familyIds))
    .where('liftedOn', 'is', null)
    .executeTakeFirst()
  const denied = await tx
    .selectFrom('deniedAccess')
    .select('personId')
    .where('familyId', '=', anyOf(familyIds))
    .executeTakeFirst()
  return restricted !== undefined || denied !== undefined
}
