import type { FileStore } from '#platform/files/stored-files.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { type KeptItem, loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { childrenOfFamily, type KeptChild } from '#records/families/children.ts'
import { attachDocument, documentsOfItem } from '#records/families/documents.ts'
import { childrenWithPack } from '#records/filing/pack-rows.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { onlyWhatIsAttached, readFile, type SentFile } from '#door/form/attached-file.ts'
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

type Wanted = SentFile & {
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

async function readDocument(visit: Visit, children: readonly KeptChild[]): Promise<Outcome<Wanted, FieldErrors>> {
  const file = await readFile(visit)
  const read = documentForm(children, visit.labels).read(visit.form)
  // A file has to be chosen anew each time the form comes back: all that is wrong is said at once.
  if (!file.ok) return refused({ document: file.because, ...(read.ok ? {} : read.because) })
  if (!read.ok) return read
  const { kind, child: childId } = read.value
  return allowed({ ...file.value, kind, childId })
}
