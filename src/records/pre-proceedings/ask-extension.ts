import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'

type OfChild = { readonly childId: number; readonly familyId: number }

/** What is asked for one child: until when, what is exceptional and what shows it, what drifted and what is proposed about it. (PP-04) */
export type ExtensionAsked = OfChild & {
  readonly episodeId: number
  readonly dayZeroOn: Temporal.PlainDate
  readonly newLimitOn: Temporal.PlainDate
  readonly exceptional: string
  readonly evidence: string | null
  readonly proposals: string
  /** The documents that show it, of this child's file or the family's. */
  readonly documents: readonly number[]
}

/** Asks for an extension today, in the name of who does it. The limit stays where it is until somebody with the power agrees. (PP-04, P6) */
export async function askExtension(
  tx: Tx,
  deed: Deed,
  { childId, familyId, episodeId, dayZeroOn, documents, ...asked }: ExtensionAsked,
): Promise<void> {
  const { id } = await tx
    .insertInto('extension')
    .values({
      ...{ episodeId, episodeDayZeroOn: dayZeroOn, state: 'requested' },
      ...asked,
      ...{ requestedOn: deed.today, requestedBy: deed.actor.personId },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (documents.length > 0)
    await tx
      .insertInto('extensionDocument')
      .values(documents.map((documentId) => ({ extensionId: id, documentId })))
      .execute()
  const of = { recordKind: 'extension', recordId: id, childId, familyId }
  await keepDeed(tx, deed, { ...of, before: null, after: { state: 'requested', ...asked } })
}

/** Withdraws what was asked for and nobody has decided, with the reason; who comes after the decision is told. (PP-04) */
export async function withdrawExtension(
  tx: Tx,
  deed: Deed,
  { id, childId, familyId }: OfChild & { readonly id: number },
  why: string,
): Promise<Saved> {
  const closed = { closedOn: deed.today, closedBecause: 'withdrawn' as const, closedWords: why }
  const withdrawn = await tx
    .updateTable('extension')
    .set((eb) => ({ ...closed, closedBy: deed.actor.personId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'requested')
    .where('closedOn', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (withdrawn === undefined) return 'changed-by-someone-else'
  const of = { recordKind: 'extension', recordId: id, childId, familyId }
  const after = { withdrawnOn: deed.today, withdrawnWhy: why }
  await keepDeed(tx, deed, { ...of, before: { withdrawnOn: null }, after })
  return 'saved'
}
