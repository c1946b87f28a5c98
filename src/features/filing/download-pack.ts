import { type Answer, file, notFound } from '#door/answers.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { storeZip } from '#platform/spreadsheets/store-zip.ts'
import { wordMediaType, writeWord } from '#platform/word/word-document.ts'
import { noteAsText } from '#rules/filing/legal-case-note.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { Visit } from '#door/visit.ts'
import { packIn } from './confirm-filing.ts'
import { noteDocument } from './note-document.ts'
import type { PackContent } from './pack-content.query.ts'

// The case-system id and the meeting's day find the file again; a child's name doesn't belong in a file's name.
const nameOf = ({ pack }: PackContent, labels: Labels): string =>
  `${labels('document.legal-case-note')} ${pack.caseSystemId ?? `item ${pack.itemId}`} ${pack.meetingOn.toString()}`

/** The note as a Word document. */
export async function downloadNote(visit: Visit): Promise<Answer> {
  const content = await packIn(visit)
  if (content === null) return notFound()
  return file(
    `${nameOf(content, visit.labels)}.docx`,
    wordMediaType,
    await writeWord(noteDocument(content.note, visit.labels('document.legal-case-note'))),
    [content.pack.childId],
  )
}

/** Note and documents together, ready for the case system. (FI-01) */
export async function downloadPack(visit: Visit, store: FileStore): Promise<Answer> {
  const content = await packIn(visit)
  if (content === null) return notFound()
  const documents = await Promise.all(
    content.documents.map(
      async (document, at) => [`${at + 1} ${document.fileName}`, await store.read(document)] as const,
    ),
  )
  const zip = storeZip(
    new Map([
      [
        `${nameOf(content, visit.labels)}.docx`,
        await writeWord(noteDocument(content.note, visit.labels('document.legal-case-note'))),
      ],
      [`${nameOf(content, visit.labels)}.txt`, Buffer.from(noteAsText(content.note))],
      ...documents,
    ]),
  )
  return file(`${nameOf(content, visit.labels)}.zip`, 'application/zip', zip, [content.pack.childId])
}
