import type { StoredFile } from '#platform/files/stored-files.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { hasVisibleChild, type Looking, namesVisibleChild } from '#records/access/visible-children.ts'

/** A document attached to a meeting item: the referral or something that supports it. */
export type KeptDocument = {
  readonly id: number
  readonly agendaItemId: number
  /** Null when it is for every child of the item. */
  readonly childId: number | null
  readonly kind: 'referral' | 'supporting'
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly storedAs: string
  readonly addedBy: string
  readonly addedAt: Temporal.Instant
}

const documents = (db: Db, looking: Looking) =>
  db
    .selectFrom('document')
    .innerJoin('agendaItem', 'agendaItem.id', 'document.agendaItemId')
    .innerJoin('person', 'person.id', 'document.addedBy')
    .where('document.removedAt', 'is', null)
    .where(hasVisibleChild(looking, 'agenda_item.family_id'))
    .where((eb) => eb.or([eb('document.childId', 'is', null), namesVisibleChild(looking, 'document.child_id')]))
    .selectAll('document')
    .select('person.name as addedBy')
    .orderBy('document.id')

/** The documents of an item that this person may see. */
export const documentsOfItem = (db: Db, looking: Looking, itemId: number): Promise<readonly KeptDocument[]> =>
  documents(db, looking).where('document.agendaItemId', '=', itemId).execute()

/** The documents of several items that this person may see. */
export const documentsOfItems = async (
  db: Db,
  looking: Looking,
  itemIds: readonly number[],
): Promise<readonly KeptDocument[]> =>
  itemIds.length === 0 ? [] : documents(db, looking).where('document.agendaItemId', '=', anyOf(itemIds)).execute()

/** The documents attached to a family's items that this person may see, the latest first. */
export const documentsOfFamily = (db: Db, looking: Looking, familyId: number): Promise<readonly KeptDocument[]> =>
  documents(db, looking)
    .where('agendaItem.familyId', '=', familyId)
    .clearOrderBy()
    .orderBy('document.id', 'desc')
    .execute()

/** One document; null when there is none that this person may see. */
export const loadDocument = async (db: Db, looking: Looking, id: number): Promise<KeptDocument | null> =>
  (await documents(db, looking).where('document.id', '=', id).executeTakeFirst()) ?? null

export type DocumentToAttach = StoredFile &
  Pick<KeptDocument, 'agendaItemId' | 'childId' | 'kind' | 'fileName' | 'mediaType'> & {
    readonly familyId: number | null
  }

/** Attaches a file that is already in the store. */
export async function attachDocument(tx: Tx, deed: Deed, { familyId, ...document }: DocumentToAttach): Promise<void> {
  const { id } = await tx
    .insertInto('document')
    .values({ ...document, addedBy: deed.actor.personId, addedAt: deed.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    recordKind: 'document',
    recordId: id,
    familyId,
    childId: document.childId,
    before: null,
    after: { fileName: document.fileName, kind: document.kind },
  })
}

/** Whether a kept file belongs to a document, also one that was taken off: its history stays. */
export async function isDocumentOf(db: Db, { storedAs }: Pick<StoredFile, 'storedAs'>): Promise<boolean> {
  const row = await db.selectFrom('document').select('id').where('storedAs', '=', storedAs).executeTakeFirst()
  return row !== undefined
}
