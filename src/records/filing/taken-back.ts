import { sql } from 'kysely'
import type { StoredFile } from '#platform/files/stored-files.ts'
import { hasVisibleChild, type Looking } from '#records/access/visible-children.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed } from '#records/keeping/deed.ts'
import type { KeptDocument } from '#records/families/documents.ts'
import type { GoneOut } from './where-document-went.ts'

/** A document that was taken back, without its name: it may be another child's. */
export type TakenBack = {
  readonly id: number
  readonly agendaItemId: number
  readonly title: string
  readonly because: string
  readonly takenBackBy: string
  readonly takenBackById: number
  readonly takenBackAt: Temporal.Instant
  /** On whose file it stands instead; null where on nobody's, or not any more. */
  readonly instead: { readonly childId: number; readonly childName: string } | null
  readonly goneOut: readonly (GoneOut & { readonly id: number; readonly mended: Mended | null })[]
}

type Mended = { readonly at: Temporal.Instant; readonly by: string; readonly words: string }

type ToTakeBack = {
  readonly document: KeptDocument
  readonly familyId: number | null
  readonly because: string
  readonly goneOut: readonly GoneOut[]
  /** On whose file it is put instead, as a copy of its own; null where it belongs to no child of the item. */
  readonly instead: { readonly childId: number; readonly stored: StoredFile } | null
}

/** Takes a document back: it leaves every pack at once, stands on the right file if it has one, and what had gone out is kept to be mended; false when somebody was first. */
export async function takeDocumentBack(tx: Tx, deed: Deed, back: ToTakeBack): Promise<boolean> {
  const { document, familyId, because, goneOut, instead } = back
  const { id, kind, fileName } = document
  const taken = await tx
    .updateTable('document')
    .set({ removedAt: deed.now, takenBackBy: deed.actor.personId, takenBackBecause: because })
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (taken === undefined) return false
  await keepDeed(tx, deed, {
    ...{ recordKind: 'document', recordId: id, familyId, childId: document.childId },
    before: { fileName, kind },
    after: null,
    reason: because,
  })
  await keepGoneOut(tx, id, goneOut)
  if (instead !== null) await putInPlace(tx, deed, back, instead)
  return true
}

async function keepGoneOut(tx: Tx, documentId: number, goneOut: readonly GoneOut[]): Promise<void> {
  if (goneOut.length === 0) return
  const rows = goneOut.map(({ way, personId, at, childId, reference }) => ({ way, personId, at, childId, reference }))
  await tx
    .insertInto('documentGoneOut')
    .values(rows.map((row) => ({ ...row, documentId })))
    .execute()
}

/** Whether a document belongs to the family alone, and so to no item's packs. */
const isFamilys = ({ agendaItemId }: Pick<KeptDocument, 'agendaItemId'>): boolean => agendaItemId === 0

async function putInPlace(
  tx: Tx,
  deed: Deed,
  { document, familyId }: ToTakeBack,
  { childId, stored }: NonNullable<ToTakeBack['instead']>,
): Promise<void> {
  const { id: insteadOf, kind, fileName, mediaType } = document
  const where = isFamilys(document) ? { familyId } : { agendaItemId: document.agendaItemId }
  const put = { ...where, childId, kind, fileName, mediaType, ...stored, insteadOf }
  const { id } = await tx
    .insertInto('document')
    .values({ ...put, addedBy: deed.actor.personId, addedAt: deed.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    ...{ recordKind: 'document', recordId: id, familyId, childId },
    before: null,
    after: { fileName, kind },
  })
}

const takenBack = (db: Db, looking: Looking) =>
  db
    .selectFrom('document')
    .leftJoin('agendaItem', 'agendaItem.id', 'document.agendaItemId')
    .leftJoin('family', 'family.id', 'document.familyId')
    .innerJoin('person', 'person.id', 'document.takenBackBy')
    .where((eb) =>
      eb.or([hasVisibleChild(looking, 'agenda_item.family_id'), hasVisibleChild(looking, 'document.family_id')]),
    )
    .select(['document.id', 'document.takenBackBecause as because'])
    .select(sql<number>`coalesce(document.agenda_item_id, 0)`.as('agendaItemId'))
    .select(sql<string>`coalesce(agenda_item.title, family.name, '')`.as('title'))
    .select(['person.id as takenBackById', 'person.name as takenBackBy', 'document.removedAt as takenBackAt'])

/** A document that was taken back, with what is mended of it; null where there is none that this person may see. */
export async function loadTakenBack(db: Db, looking: Looking, id: number): Promise<TakenBack | null> {
  const row = await takenBack(db, looking).where('document.id', '=', id).executeTakeFirst()
  if (row?.because == null || row.takenBackAt === null) return null
  const out = await db
    .selectFrom('documentGoneOut')
    .innerJoin('person', 'person.id', 'documentGoneOut.personId')
    .leftJoin('child', 'child.id', 'documentGoneOut.childId')
    .leftJoin('person as mender', 'mender.id', 'documentGoneOut.mendedBy')
    .where('documentId', '=', id)
    .select(['documentGoneOut.id', 'way', 'personId', 'person.name as who', 'at', 'childId', 'child.name as childName'])
    .select(['reference', 'mendedAt', 'mender.name as mendedBy', 'mendedWords'])
    .orderBy('documentGoneOut.id')
    .execute()
  const goneOut = out.map(({ mendedAt, mendedBy, mendedWords, ...gone }) => ({
    ...gone,
    mended:
      mendedAt === null || mendedBy === null || mendedWords === null
        ? null
        : { at: mendedAt, by: mendedBy, words: mendedWords },
  }))
  return { ...row, because: row.because, takenBackAt: row.takenBackAt, instead: await standsInstead(db, id), goneOut }
}

const standsInstead = async (db: Db, id: number): Promise<TakenBack['instead']> =>
  (await db
    .selectFrom('document')
    .innerJoin('child', 'child.id', 'document.childId')
    .where('insteadOf', '=', id)
    .where('removedAt', 'is', null)
    .select(['child.id as childId', 'child.name as childName'])
    .executeTakeFirst()) ?? null

/** Documents of which a copy is still out, of items this person may see, with how many. */
export const copiesToMend = (db: Db, looking: Looking) =>
  takenBack(db, looking)
    .innerJoin('documentGoneOut', 'documentGoneOut.documentId', 'document.id')
    .where('mendedAt', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .groupBy(['document.id', 'agendaItem.title', 'family.name', 'person.id', 'person.name'])
    .orderBy('document.removedAt')
    .execute()

/** Keeps that one copy is mended, once; false when it is already, or isn't of this document. */
export async function mendCopy(tx: Tx, deed: Deed, documentId: number, id: number, words: string): Promise<boolean> {
  const mended = await tx
    .updateTable('documentGoneOut')
    .set({ mendedAt: deed.now, mendedBy: deed.actor.personId, mendedWords: words })
    .where('id', '=', id)
    .where('documentId', '=', documentId)
    .where('mendedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (mended === undefined) return false
  const { familyId, childId } = await tx
    .selectFrom('document')
    .leftJoin('agendaItem', 'agendaItem.id', 'document.agendaItemId')
    .where('document.id', '=', documentId)
    .select((eb) => [eb.fn.coalesce('document.familyId', 'agendaItem.familyId').as('familyId'), 'document.childId'])
    .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    ...{ recordKind: 'document', recordId: documentId, familyId, childId },
    before: { mended: null },
    after: { mended: words },
  })
  return true
}

/** What was filed with a document that was taken back is mended when the child's documents are filed anew. */
export async function mendWhatWasFiled(
  tx: Tx,
  deed: Deed,
  { itemId, childId }: { readonly itemId: number; readonly childId: number },
  words: string,
): Promise<void> {
  await tx
    .updateTable('documentGoneOut')
    .set({ mendedAt: deed.now, mendedBy: deed.actor.personId, mendedWords: words })
    .where('way', '=', 'filed')
    .where('childId', '=', childId)
    .where('mendedAt', 'is', null)
    .where(sql<boolean>`document_id in (select id from document where agenda_item_id = ${itemId})`)
    .execute()
}
