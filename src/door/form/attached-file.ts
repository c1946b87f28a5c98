import { documentKindOf, safeFileName } from '#platform/files/document-kind.ts'
import type { FileStore, StoredFile } from '#platform/files/stored-files.ts'
import { isDocumentOf } from '#records/families/documents.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import type { Answer } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'

/** In bytes. */
export const largestDocument = 10 * 1024 * 1024

/** A document that a form brought. */
export type SentFile = { readonly bytes: Buffer; readonly fileName: string; readonly mediaType: string }

/**
 * Keeps a file once, however often the change that brings it begins again. Where it comes to nothing, nothing of it stays on the disk; where
 * nobody can say whether it did, it stays.
 */
export async function onlyWhatIsAttached(
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

/** The same where a file may be left out: null then. */
export async function readFileIfAny(visit: Visit): Promise<Outcome<SentFile | null, string>> {
  const sent = visit.form.file('document')
  return sent === null || sent.bytes.length === 0 ? allowed(null) : readFile(visit)
}

/** The file that a form brings, or a sentence that says what is wrong with it: what it is its content decides. (trust.md 9) */
export async function readFile({ form }: Visit): Promise<Outcome<SentFile, string>> {
  const sent = form.file('document')
  if (sent === null || sent.bytes.length === 0) return refused('Choose a file')
  if (sent.tooLarge) return refused('The file is larger than 10 MB. Save it smaller, or split it')
  const mediaType = await documentKindOf(sent.bytes)
  if (mediaType === null) return refused('The file must be a Word document (.docx), a PDF or a picture (.png, .jpg)')
  return allowed({ bytes: sent.bytes, fileName: safeFileName(sent.fileName, mediaType), mediaType })
}
