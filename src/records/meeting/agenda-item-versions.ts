import { saidNow } from '#records/settings/labels.ts'
import { z } from 'zod'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'

/** What a version of an item said, in the words it was shown with: heading and text, in order. */
export type ItemContent = z.infer<typeof itemContent>

const itemContent = z.object({
  lines: z.array(z.object({ heading: z.string(), text: z.string() })),
  confirmed: z.string().nullable(),
})

export type ItemVersion = {
  readonly number: number
  readonly content: ItemContent
  readonly correctedBy: string
  readonly correctedAt: Temporal.Instant
  readonly reason: string
}

/** The versions of an item before the one in force, latest first. Ask only for an item the person may see. (TM-04) */
export async function loadItemVersions(db: Db, itemId: number): Promise<readonly ItemVersion[]> {
  const rows = await db
    .selectFrom('agendaItemVersion')
    .innerJoin('person', 'person.id', 'agendaItemVersion.correctedBy')
    .select(['number', 'content', 'person.name as correctedBy', 'correctedAt', 'agendaItemVersion.reason'])
    .where('itemId', '=', itemId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, content: itemContent.parse(row.content) }))
}

/** Keeps what the item says now as an older version, beside a correction and its reason; never altered afterwards. (TM-04) */
export async function keepItemVersion(
  tx: Tx,
  deed: Deed,
  item: { readonly id: number; readonly number: number },
  content: ItemContent,
  reason: string,
): Promise<void> {
  await tx
    .insertInto('agendaItemVersion')
    .values({
      itemId: item.id,
      number: item.number,
      content: JSON.stringify(await saidNow(tx, content)),
      reason,
      correctedBy: deed.actor.personId,
      correctedAt: deed.now,
    })
    .execute()
}
