import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { Refused, type WorkbookLimits } from './workbook-refusal.ts'

/** Only these parts are read; pictures, comments, printer settings and the rest stay packed. */
const isRead = (name: string): boolean =>
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i.test(
    name,
  )

const holdsMacros = (names: readonly string[]): boolean =>
  names.some((name) => /^xl\/(vbaProject|workbook)\.bin$/i.test(name))

async function openZip(bytes: Buffer): Promise<{ zip: ZipFile; entries: readonly Entry[] }> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: true, validateEntrySizes: true })
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return { zip, entries }
}

/** Counts the bytes that really come out: what the archive declares of itself is not believed. */
async function inflate(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) continue
    length += chunk.length
    if (length > most) throw new Refused({ kind: 'unpacks-to-too-much' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A spreadsheet program writes UTF-8 without a document type; entities only come from somebody who means harm. */
function refuseEntities(part: Buffer): void {
  const isUtf16 = part[0] === 0xff || part[0] === 0xfe || part[0] === 0 || part[1] === 0
  if (isUtf16 || /<!(DOCTYPE|ENTITY)/i.test(part.toString('latin1'))) throw new Refused({ kind: 'declares-entities' })
}

/**
 * The XML parts of an .xlsx, by name, after counting its parts and the bytes it declares and the bytes that come out. Throws Refused for a
 * bomb, macros or entities, and whatever yauzl throws for a broken archive.
 */
export async function unpackXlsx(bytes: Buffer, limits: WorkbookLimits): Promise<ReadonlyMap<string, Buffer>> {
  const { zip, entries } = await openZip(bytes)
  const names = entries.map(({ fileName }) => fileName)
  if (entries.length > limits.parts) throw new Refused({ kind: 'unpacks-to-too-much' })
  if (holdsMacros(names)) throw new Refused({ kind: 'with-macros' })
  if (!names.includes('xl/workbook.xml')) throw new Refused({ kind: 'not-a-workbook', found: 'application/zip' })
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (declared > limits.unpackedBytes) throw new Refused({ kind: 'unpacks-to-too-much' })

  const parts = new Map<string, Buffer>()
  let left = limits.unpackedBytes
  for (const entry of entries.filter(({ fileName }) => isRead(fileName))) {
    if (entry.isEncrypted()) throw new Refused({ kind: 'locked-with-a-password' })
    const part = await inflate(zip, entry, left)
    left -= part.length
    refuseEntities(part)
    parts.set(entry.fileName, part)
  }
  return parts
}
