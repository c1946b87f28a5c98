import { type AgendaItem, kindsTogether } from '#rules/meeting/agenda-items.ts'
import type { DecidedAs } from '#rules/sittings/who-decides.ts'
import { type ItemContent, keepItemVersion } from './agenda-item-versions.ts'
import { type KeptItem, subjectIdOf } from './agenda-items.ts'
import { saidNow } from '#records/settings/labels.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'

type ToOpen = Omit<AgendaItem, 'key' | 'dueChildIds' | 'brings' | 'detail' | 'asked'>

/**
 * Writes a proposed item down, with its words and place as they are now, and answers its id and version. Two people who open one item
 * at once get the same one; an item by hand (kind `other`) is always new.
 */
export async function openAgendaItem(
  tx: Tx,
  deed: Deed,
  sittingId: number,
  item: ToOpen,
): Promise<{ readonly id: number; readonly version: number; readonly isNew: boolean }> {
  const subjectId = subjectIdOf(item.subject)
  const { section, reviewKind, familyId, sortsAs, minutes } = item
  const { title, reason } = await saidNow(tx, { title: item.title, reason: item.reason })
  const kept = { sittingId, section, subjectKind: item.subject.kind, subjectId, reviewKind, familyId }
  const made = await tx
    .insertInto('agendaItem')
    .values({ ...kept, title, reason, sortsAs, minutes })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'version'])
    .executeTakeFirst()
  if (made === undefined) return { ...(await alreadyOpened(tx, sittingId, item)), isNew: false }
  if (item.childIds.length > 0)
    await tx
      .insertInto('agendaItemChild')
      .values(item.childIds.map((childId) => ({ itemId: made.id, childId })))
      .execute()
  await keepDeed(tx, deed, { ...of({ id: made.id, familyId }), before: null, after: { ...kept, title, reason } })
  return { ...made, isNew: true }
}

const alreadyOpened = (tx: Tx, sittingId: number, { subject }: ToOpen) =>
  tx
    .selectFrom('agendaItem')
    .select(['id', 'version'])
    .where('sittingId', '=', sittingId)
    .where('subjectId', '=', subjectIdOf(subject))
    .where('subjectKind', 'in', kindsTogether(subject.kind))
    .executeTakeFirstOrThrow()

/** Children who came into the item besides those it was opened with. */
export async function addChildrenToItem(tx: Tx, itemId: number, childIds: readonly number[]): Promise<void> {
  if (childIds.length === 0) return
  await tx
    .insertInto('agendaItemChild')
    .values(childIds.map((childId) => ({ itemId, childId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Records what the meeting said, over the version loaded; the chair has still to confirm it. (TM-04) */
export const recordAgendaItem = (
  tx: Tx,
  deed: Deed,
  item: Pick<KeptItem, 'id' | 'familyId' | 'version' | 'discussion' | 'state'>,
  discussion: string,
): Promise<Saved> =>
  save(tx, deed, item, {
    discussion,
    state: 'recorded',
    recordedBy: deed.actor.personId,
    recordedAt: deed.now,
  })

/** The chair, or the deputy who acted, confirms: from now on it is locked. (TM-04) */
export const confirmAgendaItem = (tx: Tx, deed: Deed, item: KeptItem, confirmedAs: DecidedAs): Promise<Saved> =>
  save(tx, deed, item, {
    state: 'confirmed',
    confirmedBy: deed.actor.personId,
    confirmedAs,
    confirmedAt: deed.now,
  })

/** Writes a confirmed item anew with its reason: what it said stays readable as the version before. (TM-04) */
export async function correctAgendaItem(
  tx: Tx,
  deed: Deed,
  item: KeptItem,
  correction: {
    readonly discussion: string
    readonly confirmedAs: DecidedAs
    readonly reason: string
    readonly before: ItemContent
  },
): Promise<Saved> {
  const { discussion, confirmedAs, reason, before } = correction
  const saved = await save(
    ...([tx, deed, item] as const),
    {
      discussion,
      number: item.number + 1,
      recordedBy: deed.actor.personId,
      recordedAt: deed.now,
      confirmedBy: deed.actor.personId,
      confirmedAs,
      confirmedAt: deed.now,
    },
    reason,
  )
  if (saved === 'changed-by-someone-else') return saved
  await keepItemVersion(tx, deed, item, before, reason)
  return saved
}

type Changes = Partial<
  Pick<KeptItem, 'discussion' | 'state' | 'number' | 'confirmedAs' | 'recordedAt' | 'confirmedAt'>
> & {
  readonly recordedBy?: number
  readonly confirmedBy?: number
}

async function save(
  tx: Tx,
  deed: Deed,
  item: Pick<KeptItem, 'id' | 'familyId' | 'version'>,
  changes: Changes,
  reason?: string,
): Promise<Saved> {
  if (!(await saveOver(tx, 'agendaItem', item, changes))) return 'changed-by-someone-else'
  const { discussion, state, number } = changes
  await keepDeed(tx, deed, {
    ...of(item),
    before: item,
    after: Object.fromEntries(Object.entries({ discussion, state, number }).filter(([, value]) => value !== undefined)),
    ...(reason === undefined ? {} : { reason }),
  })
  return 'saved'
}

const of = ({ id, familyId }: { readonly id: number; readonly familyId: number | null }) => ({
  recordKind: 'agenda-item',
  recordId: id,
  familyId,
  childId: null,
})
