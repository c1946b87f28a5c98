import { type Answer, file, notFound } from '#door/answers.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { childrenOfFamily } from '#records/families/children.ts'
import { type KeptDocument, loadDocument } from '#records/families/documents.ts'
import { largestDocument } from '#door/form/attached-file.ts'
import { formAt, idIn, withDraft } from '#door/form/form-at.ts'
import type { Route, Visit } from '#door/visit.ts'
import { attachToItem, showDocuments } from './attach-document.ts'
import { mendOneCopy, showTakeBack, showTakenBack, takeBack } from './take-back.ts'

/** Referrals and supporting documents of a meeting's items. */
export function documentRoutes(settings: {
  readonly fileStore: (authority: string) => FileStore
  readonly publicAddress: (host: string) => string
}): readonly Route[] {
  const storeOf = (visit: Visit) => settings.fileStore(visit.authority.key)
  return [
    {
      method: 'GET',
      path: '/items/:item/documents',
      did: 'looked at an item’s documents',
      permission: 'record-item',
      handle: withDraft(showDocuments),
    },
    {
      method: 'POST',
      path: '/items/:item/documents',
      did: 'attached a document',
      permission: 'record-item',
      handle: (visit) => attachToItem(visit, storeOf(visit)),
      takesFile: largestDocument,
    },
    ...formAt({
      path: '/documents/:id/take-back',
      did: 'took a document back',
      permission: 'record-item',
      show: showTakeBack,
      save: (visit) => takeBack(visit, storeOf(visit), settings.publicAddress(visit.host)),
    }),
    {
      method: 'GET',
      path: '/documents/:id/taken-back',
      did: 'looked at a document that was taken back',
      permission: 'record-item',
      handle: showTakenBack,
    },
    {
      method: 'POST',
      path: '/documents/:id/taken-back/:copy',
      did: 'mended a copy of a document that was taken back',
      permission: 'record-item',
      handle: mendOneCopy,
    },
    {
      method: 'GET',
      path: '/documents/:id',
      did: 'downloaded a document',
      permission: 'see-child',
      handle: (visit) => downloadDocument(visit, storeOf(visit)),
    },
  ]
}

async function downloadDocument(visit: Visit, store: FileStore): Promise<Answer> {
  const document = await loadDocument(visit.db, visit.looking, idIn(visit, 'id'))
  if (document === null) return notFound()
  const about = document.childId === null ? await childrenOf(visit, document) : [document.childId]
  return file(document.fileName, document.mediaType, await store.read(document), about)
}

/** Whom a document is about that is no child's own: the children of its item, or of the family. */
async function childrenOf(
  { db, looking }: Visit,
  { agendaItemId, familyId }: KeptDocument,
): Promise<readonly number[]> {
  const item = await loadAgendaItem(db, looking, agendaItemId)
  if (item !== null || familyId === null) return item?.childIds ?? []
  return (await childrenOfFamily(db, looking, familyId)).map(({ id }) => id)
}
