import { crc32 } from 'node:zlib'

const utf8Names = 0x0800

type Numbers = readonly (readonly [value: number, bytes: 2 | 4])[]

function pack(numbers: Numbers): Buffer {
  return Buffer.concat(
    numbers.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntLE(value, 0, bytes)
      return field
    }),
  )
}

/** The fields that a part's own header and its line in the directory share. */
const described = (name: Buffer, content: Buffer): Numbers => [
  [20, 2],
  [utf8Names, 2],
  [0, 2], // stored as it is
  [0, 4], // no date
  [crc32(content), 4],
  [content.length, 4],
  [content.length, 4],
  [name.length, 2],
  [0, 2],
]

/**
 * A ZIP archive of these parts, uncompressed. The spreadsheet reader is handed an archive made here from parts already counted and
 * checked, never the one that came from outside, whose own headers may contradict each other.
 */
export function storeZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [partName, content] of parts) {
    const name = Buffer.from(partName)
    const header = Buffer.concat([pack([[0x04034b50, 4], ...described(name, content)]), name, content])
    const placed: Numbers = [[0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]] // prettier-ignore
    directory.push(pack([[0x02014b50, 4], [20, 2], ...described(name, content), ...placed]), name) // prettier-ignore
    files.push(header)
    offset += header.length
  }
  const listed = Buffer.concat(directory)
  const end = pack([[0x06054b50, 4], [0, 2], [0, 2], [parts.size, 2], [parts.size, 2], [listed.length, 4], [offset, 4], [0, 2]]) // prettier-ignore
  return Buffer.concat([...files, listed, end])
}
