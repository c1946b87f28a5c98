import { type Answer, file, notFound } from '#door/answers.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { storeZip } from '#platform/spreadsheets/store-zip.ts'
import { wordMediaType, writeWord } from '#platform/word/word-document.ts'
import { documentsOfItem } from '#records/families/documents.ts'
import { noteAsText } from '#rules/filing/legal-case-note.ts'
import type { PackContent } from '#rules/filing/filed-content.ts'
import { nameOfNote } from '#rules/filing/note-head.ts'
import { packIn, type PackInView } from './pack-in-view.ts'
import { noteDocument } from './note-document.ts'

// The case-system id and the meeting's day find the file again; a child's name doesn't belong in a file's name.
export const nameOf = (
  { pack }: Pick<PackInView, 'pack'>,
  { note, childName }: Pick<PackContent, 'note' | 'childName'>,
): string =>
  `${nameOfNote(note, childName) ?? 'Note'} ${pack.caseSystemId ?? `item ${pack.itemId}`} ${pack.meetingOn.toString()}`

/** The note as a Word document. */
export async function downloadNote(visit: Visit): Promise<Answer> {
  const found = await packIn(visit)
  if (found === null) return notFound()
  const note = await writeWord(noteDocument(found.content, visit.authority.name))
  return file(`${nameOf(found, found.content)}.docx`, wordMediaType, note, [found.pack.childId])
}

/** Note and documents together, ready for the case system; a document that was taken back since isn't among them. (FI-01) */
export async function downloadPack(visit: Visit, store: FileStore): Promise<Answer> {
  const found = await packIn(visit)
  if (found === null) return notFound()
  const { pack, content } = found
  const kept = await documentsOfItem(visit.db, lookingFor(visit, 'see-filing'), pack.itemId)
  const documents = await Promise.all(
    content.documents.map(async ({ id, name }, at) => {
      const document = kept.find((each) => each.id === id)
      return document === undefined ? null : ([`${at + 1} ${name}`, await store.read(document)] as const)
    }),
  )
  const name = nameOf(found, content)
  const note = await writeWord(noteDocument(content, visit.authority.name))
  const zip = storeZip(
    new Map([
      [`${name}.docx`, note],
      [`${name}.txt`, Buffer.from(noteAsText(content.note))],
      ...documents.flatMap((entry) => (entry === null ? [] : [entry])),
    ]),
  )
  return file(`${name}.zip`, 'application/zip', zip, [pack.childId])
}
