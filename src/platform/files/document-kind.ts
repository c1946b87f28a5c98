import { fileTypeFromBuffer } from 'file-type'

/** The kinds of document taken: what a file *is*, whatever it is called (trust.md 9). */
export const documentKinds = {
  'application/pdf': { extension: 'pdf', called: 'PDF' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extension: 'docx', called: 'Word' },
  'image/png': { extension: 'png', called: 'picture' },
  'image/jpeg': { extension: 'jpg', called: 'picture' },
} as const

export type DocumentMediaType = keyof typeof documentKinds

const isTaken = (mediaType: string): mediaType is DocumentMediaType => Object.hasOwn(documentKinds, mediaType)

/** What the bytes are by their content: one of the kinds taken, or null for anything else (a program, an archive, old Word, text). */
export async function documentKindOf(bytes: Buffer): Promise<DocumentMediaType | null> {
  const found = await fileTypeFromBuffer(bytes)
  return found !== undefined && isTaken(found.mime) ? found.mime : null
}

/** The file's own name made safe to offer again: no folders, no signs that mean something to a shell, the right ending, at most 100 long. */
export function safeFileName(given: string, mediaType: DocumentMediaType): string {
  const bare = (given.split(/[/\\]/).at(-1) ?? '').replace(/\.[^.]*$/, '')
  const words = bare
    .replaceAll(/[^\p{L}\p{N} ._()’'&-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
  return `${words === '' ? 'Document' : words}.${documentKinds[mediaType].extension}`
}
