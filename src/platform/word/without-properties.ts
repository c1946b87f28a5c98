import { storeZip } from '#platform/spreadsheets/store-zip.ts'
import { readZip } from './read-zip.ts'

const emptyCore =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
const emptyApp =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'

const emptied: ReadonlyMap<string, string> = new Map([
  ['docProps/core.xml', emptyCore],
  ['docProps/app.xml', emptyApp],
])

/** The same Office document with nothing in its properties: no author, title or times. (LO-04) */
export async function withoutProperties(document: Buffer): Promise<Buffer> {
  const parts = await readZip(document)
  return storeZip(
    new Map([...parts].map(([name, content]) => [name, Buffer.from(emptied.get(name) ?? content)] as const)),
  )
}
