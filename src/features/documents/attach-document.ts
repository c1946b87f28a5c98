import type { FileStore, StoredFile } from '#platform/files/stored-files.ts'
import { documentKindOf, safeFileName } from '#platform/files/document-kind.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { type KeptItem, loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { childrenOfFamily, type KeptChild } from '#records/families/children.ts'
import { attachDocument, documentsOfItem, isDocumentOf } from '#records/families/documents.ts'
import { childrenWithPack } from '#records/filing/pack-rows.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { documentForm, documentsPage } from './documents.page.ts'

type ItemWithChildren = { readonly item: KeptItem; readonly children: readonly KeptChild[] }

/** The item the address names with the children it is about; null when it isn't there or concerns no family. */
async function itemIn(visit: Visit): Promise<ItemWithChildren | null> {
  const item = await loadAgendaItem(visit.db, visit.looking, idIn(visit, 'item'))
  if (item?.familyId == null) return null
  const children = await childrenOfFamily(visit.db, visit.looking, item.familyId)
  return { item, children: children.filter(({ id }) => item.childIds.includes(id)) }
}

/** An item's documents, and the form to attach another. */
export async function showDocuments(visit: Visit): Promise<Answer> {
  const about = await itemIn(visit)
  if (about === null) return notFound()
  return page(
    documentsPage({
      ...(await aroundForm(visit, about)),
      state: openForm(visit, documentForm(about.children, visit.labels), { kind: 'supporting' }),
    }),
    about.children.map(({ id }) => id),
  )
}

async function aroundForm(visit: Visit, { item, children }: ItemWithChildren) {
  const [documents, withPack] = await Promise.all([
    documentsOfItem(visit.db, visit.looking, item.id),
    childrenWithPack(visit.db, visit.looking, item.id),
  ])
  return { item, children: children.map(({ id, name }) => ({ id, name })), documents, withPack, labels: visit.labels }
}

/** In bytes. */
export const largestDocument = 10 * 1024 * 1024

type Wanted = {
  readonly bytes: Buffer
  readonly fileName: string
  readonly mediaType: string
  readonly kind: 'referral' | 'supporting'
  readonly childId: number | null
}

/** Attaches a document: what it is decides its content, not its name. (FI-01; trust.md 9) */
export async function attachToItem(visit: Visit, store: FileStore): Promise<Answer> {
  const about = await itemIn(visit)
  if (about === null) return notFound()
  const { item, children } = about
  const read = await readDocument(visit, children)
  return onlyWhatIsAttached(visit, store, (keep) =>
    saveForm(visit, {
      read,
      save: async (tx, { bytes, ...wanted }) => {
        const stored = await keep(bytes)
        await attachDocument(tx, visit, { ...wanted, ...stored, agendaItemId: item.id, familyId: item.familyId })
        return allowed({ goTo: `/items/${item.id}/documents`, children: item.childIds })
      },
      show: async (problem) => {
        const state = await openFormAgain(visit, documentForm(children, visit.labels), problem)
        return documentsPage({ ...(await aroundForm(visit, about)), state })
      },
      saw: children.map(({ id }) => id),
    }),
  )
}

/**
 * Keeps a file once, however often the change that brings it begins again. Where it comes to nothing, nothing of it stays on the disk; where
 * nobody can say whether it did, it stays.
 */
async function onlyWhatIsAttached(
  { db }: Visit,
  store: FileStore,
  attach: (keep: FileStore['keep']) => Promise<Answer>,
): Promise<Answer> {
  const kept: StoredFile[] = []
  const keep = async (bytes: Buffer): Promise<StoredFile> => {
    const file = kept[0] ?? (await store.keep(bytes))
    if (kept.length === 0) kept.push(file)
    return file
  }
  try {
    return await attach(keep)
  } finally {
    for (const file of kept) if (!(await isDocumentOf(db, file).catch(() => true))) await store.drop(file)
  }
}

async function readDocument(visit: Visit, children: readonly KeptChild[]): Promise<Outcome<Wanted, FieldErrors>> {
  const file = await readFile(visit)
  const read = documentForm(children, visit.labels).read(visit.form)
  // A file has to be chosen anew each time the form comes back: all that is wrong is said at once.
  if (!file.ok) return refused({ document: file.because, ...(read.ok ? {} : read.because) })
  if (!read.ok) return read
  const { kind, child: childId } = read.value
  return allowed({ ...file.value, kind, childId })
}

async function readFile({ form }: Visit): Promise<Outcome<Pick<Wanted, 'bytes' | 'fileName' | 'mediaType'>, string>> {
  const sent = form.file('document')
  if (sent === null || sent.bytes.length === 0) return refused('Choose a file')
  if (sent.tooLarge) return refused('The file is larger than 10 MB. Save it smaller, or split it')
  const mediaType = await documentKindOf(sent.bytes)
  if (mediaType === null) return refused('The file must be a Word document (.docx), a PDF or a picture (.png, .jpg)')
  return allowed({ bytes: sent.bytes, fileName: safeFileName(sent.fileName, mediaType), mediaType })
}
