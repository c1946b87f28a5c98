import { sql } from 'kysely'
import type { Tx } from '#records/keeping/db.ts'

const first = { prefix: 'F-', number: 1001 }

/**
 * Hands out references for new families, each the next after the highest that begins as the latest family's does: 'NB-2041', then
 * 'NB-2042'. Only one transaction at a time does so, so that two families never get the same.
 */
export async function familyReferences(tx: Tx): Promise<() => string> {
  await sql`select pg_advisory_xact_lock(hashtext('family reference'))`.execute(tx)
  const latest = await tx.selectFrom('family').select('reference').orderBy('id', 'desc').executeTakeFirst()
  const prefix = latest === undefined ? first.prefix : latest.reference.replace(/\d+$/, '')
  const { highest } = await tx
    .selectFrom('family')
    .where(sql<boolean>`reference ~ ('^' || ${escaped(prefix)} || '[0-9]{1,9}$')`)
    .select(sql<number | null>`max(substring(reference from '[0-9]+$')::integer)`.as('highest'))
    .executeTakeFirstOrThrow()
  let number = highest === null ? first.number : highest + 1
  return () => `${prefix}${number++}`
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
