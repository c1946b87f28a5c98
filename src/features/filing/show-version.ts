import { type Answer, file, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { wordMediaType, writeWord } from '#platform/word/word-document.ts'
import { documentsOfItem } from '#records/families/documents.ts'
import type { FiledVersion } from '#records/filing/filed-versions.ts'
import { packIn, type PackInView } from './pack-in-view.ts'
import { nameOf } from './download-pack.ts'
import { noteDocument } from './note-document.ts'
import { versionPage } from './version.page.ts'

type Found = { readonly found: PackInView; readonly version: FiledVersion }

async function versionIn(visit: Visit): Promise<Found | null> {
  const found = await packIn(visit)
  const version = found?.versions.find(({ number }) => number === idIn(visit, 'number'))
  return found === null || version === undefined ? null : { found, version }
}

/** A version of a pack as it was filed. (FI-03) */
export async function showVersion(visit: Visit): Promise<Answer> {
  const asked = await versionIn(visit)
  if (asked === null) return notFound()
  const { pack, versions } = asked.found
  const documents = await documentsOfItem(visit.db, lookingFor(visit, 'see-filing'), pack.itemId)
  const { version } = asked
  const latest = Math.max(...versions.map(({ number }) => number))
  const standing = new Set(documents.map(({ id }) => id))
  return page(versionPage({ pack, version, latest, standing, labels: visit.labels }), [pack.childId])
}

/** Its note as a Word document. */
export async function downloadVersion(visit: Visit): Promise<Answer> {
  const asked = await versionIn(visit)
  const content = asked?.version.content
  if (asked === null || content == null) return notFound()
  const council = asked.version.council ?? visit.authority.name
  return file(
    `${nameOf(asked.found, content)} version ${asked.version.number}.docx`,
    wordMediaType,
    await writeWord(noteDocument(content, council)),
    [asked.found.pack.childId],
  )
}
