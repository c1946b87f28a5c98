import { page } from '#door/answers.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { withDraft } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { confirmFiling, showPack } from './confirm-filing.ts'
import { downloadNote, downloadPack } from './download-pack.ts'
import { filingQueue } from './filing-queue.ts'
import { filingQueuePage } from './filing-queue.page.ts'
import { downloadVersion, showVersion } from './show-version.ts'

/** Putting what the meeting decided on each child's file. */
export const filingRoutes = (settings: { readonly fileStore: (authority: string) => FileStore }): readonly Route[] => [
  {
    method: 'GET',
    path: '/filing',
    did: 'looked at what is to be filed',
    permission: 'see-filing',
    handle: async (visit) => {
      const { today, labels } = visit
      const queue = await filingQueue(visit)
      const shown = [...queue.late, ...queue.toDo, ...queue.filed].map(({ pack }) => pack.childId)
      return page(filingQueuePage({ ...queue, today, labels, caseSystem: labels('case-system') }), shown)
    },
  },
  {
    method: 'GET',
    path: '/filing/:item/:child',
    did: 'looked at a filing pack',
    permission: 'see-filing',
    handle: withDraft(showPack),
  },
  {
    method: 'POST',
    path: '/filing/:item/:child',
    did: 'confirmed what was filed',
    permission: 'confirm-filing',
    handle: confirmFiling,
  },
  {
    method: 'GET',
    path: '/filing/:item/:child/versions/:number',
    did: 'looked at what was filed',
    permission: 'see-filing',
    handle: showVersion,
  },
  {
    method: 'GET',
    path: '/filing/:item/:child/versions/:number/note.docx',
    did: 'downloaded a case note that was filed',
    permission: 'see-filing',
    handle: downloadVersion,
  },
  {
    method: 'GET',
    path: '/filing/:item/:child/note.docx',
    did: 'downloaded a case note',
    permission: 'see-filing',
    handle: downloadNote,
  },
  {
    method: 'GET',
    path: '/filing/:item/:child/pack.zip',
    did: 'downloaded a filing pack',
    permission: 'see-filing',
    handle: (visit) => downloadPack(visit, settings.fileStore(visit.authority.key)),
  },
]
