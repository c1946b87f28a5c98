import { sql } from 'kysely'
import type { StoredFile } from '#platform/files/stored-files.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import { hasVisibleChild, type Looking, namesVisibleChild } from '#records/access/visible-children.ts'

/** A document attached to a meeting item, the referral or something that supports it; or to a family, to show why something is asked for. */
export type KeptDocument = {
  readonly id: number
  /** 0, which is no item's, while it is a paper of an item that isn't recorded yet, or the family's alone. */
  readonly agendaItemId: number
  /** The family it belongs to where it is no item's and no paper's. */
  readonly familyId: number | null
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
    .leftJoin('agendaItem', 'agendaItem.id', 'document.agendaItemId')
    .leftJoin('itemPaper', 'itemPaper.id', 'document.itemPaperId')
    .innerJoin('person', 'person.id', 'document.addedBy')
    .where('document.removedAt', 'is', null)
    .where((eb) =>
      eb.or([
        hasVisibleChild(looking, 'agenda_item.family_id'),
        eb.and([eb('document.agendaItemId', 'is', null), hasVisibleChild(looking, 'item_paper.family_id')]),
        hasVisibleChild(looking, 'document.family_id'),
      ]),
    )
    .where((eb) => eb.or([eb('document.childId', 'is', null), namesVisibleChild(looking, 'document.child_id')]))
    .selectAll('document')
    .select((eb) => [
      'person.name as addedBy',
      eb.fn.coalesce('document.agendaItemId', sql<number>`0`).as('agendaItemId'),
    ])
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
    .where((eb) =>
      eb.or([
        eb('agendaItem.familyId', '=', familyId),
        eb.and([eb('document.agendaItemId', 'is', null), eb('itemPaper.familyId', '=', familyId)]),
        eb('document.familyId', '=', familyId),
      ]),
    )
    .clearOrderBy()
    .orderBy('document.id', 'desc')
    .execute()

/** The documents attached as papers of an item that isn't recorded yet, by the ids of what is kept of those papers, that this person may see. */
export const documentsOfPapers = async (
  db: Db,
  looking: Looking,
  itemPaperIds: readonly number[],
): Promise<readonly KeptDocument[]> =>
  itemPaperIds.length === 0
    ? []
    : documents(db, looking).where('document.itemPaperId', '=', anyOf(itemPaperIds)).execute()

/** The documents that show why extensions are asked for, of each by its id, that this person may see. (PP-04) */
export async function documentsOfExtensions(
  db: Db,
  looking: Looking,
  extensionIds: readonly number[],
): Promise<(extensionId: number) => readonly KeptDocument[]> {
  const rows =
    extensionIds.length === 0
      ? []
      : await documents(db, looking)
          .innerJoin('extensionDocument', 'extensionDocument.documentId', 'document.id')
          .where('extensionDocument.extensionId', '=', anyOf(extensionIds))
          .select('extensionDocument.extensionId')
          .execute()
  return (extensionId) => rows.filter((row) => row.extensionId === extensionId)
}

/** One document; null when there is none that this person may see. */
export const loadDocument = async (db: Db, looking: Looking, id: number): Promise<KeptDocument | null> =>
  (await documents(db, looking).where('document.id', '=', id).executeTakeFirst()) ?? null

export type DocumentToAttach = StoredFile &
  Pick<KeptDocument, 'childId' | 'kind' | 'fileName' | 'mediaType'> & {
    readonly familyId: number | null
  } & ({ readonly agendaItemId: number } | { readonly itemPaperId: number } | { readonly of: 'family' })

/** Attaches a file that is already in the store, and answers the document's id. */
export async function attachDocument(tx: Tx, deed: Deed, { familyId, ...attached }: DocumentToAttach): Promise<number> {
  const { of, ...document } = { of: null, ...attached }
  const { id } = await tx
    .insertInto('document')
    .values({
      ...document,
      ...(of === 'family' ? { familyId } : {}),
      addedBy: deed.actor.personId,
      addedAt: deed.now,
    })
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
  return id
}

/** Whether a kept file belongs to a document, also one that was taken off: its history stays. */
export async function isDocumentOf(db: Db, { storedAs }: Pick<StoredFile, 'storedAs'>): Promise<boolean> {
  const row = await db.selectFrom('document').select('id').where('storedAs', '=', storedAs).executeTakeFirst()
  return row !== undefined
}
