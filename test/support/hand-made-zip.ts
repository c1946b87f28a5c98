import { crc32, deflateRawSync } from 'node:zlib'

/** A part of an archive made by hand, so that a test can make it lie about itself. */
export type ZipPart = {
  readonly name: string
  readonly content: Buffer | string
  /** What the archive says the part unpacks to, when that isn't the truth. */
  readonly declaredSize?: number
}

function fields(...numbers: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    numbers.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntLE(value, 0, bytes)
      return field
    }),
  )
}

/** A deflated archive of these parts. */
export function handMadeZip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content)
    const size = part.declaredSize ?? content.length
    const described = fields([20, 2], [0, 2], [8, 2], [0, 4], [crc32(content), 4], [packed.length, 4], [size, 4], [name.length, 2], [0, 2]) // prettier-ignore
    const offset = Buffer.concat(files).length
    files.push(fields([0x04034b50, 4]), described, name, packed)
    directory.push(
      fields([0x02014b50, 4], [20, 2]),
      described,
      fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      name,
    )
  }
  const [body, listed] = [Buffer.concat(files), Buffer.concat(directory)]
  const end = fields([0x06054b50, 4], [0, 4], [parts.length, 2], [parts.length, 2], [listed.length, 4], [body.length, 4], [0, 2]) // prettier-ignore
  return Buffer.concat([body, listed, end])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const documentRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

const sheetXml = (rows: string): string => `${xml}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`

/** The parts of a workbook with one sheet, 'Sheet1', whose rows are written as XML: `<row r="1"><c r="A1"><v>1</v></c></row>`. */
export const workbookParts = (rows: string): readonly ZipPart[] => [
  {
    name: '[Content_Types].xml',
    content: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
  },
  {
    name: '_rels/.rels',
    content: `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${documentRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: 'xl/workbook.xml',
    content: `${xml}<workbook xmlns="${main}" xmlns:r="${documentRelations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${documentRelations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  { name: 'xl/worksheets/sheet1.xml', content: sheetXml(rows) },
]

/** The same parts with one of them changed, or one more. */
export const withPart = (parts: readonly ZipPart[], part: ZipPart): readonly ZipPart[] => [
  ...parts.filter(({ name }) => name !== part.name),
  part,
]
