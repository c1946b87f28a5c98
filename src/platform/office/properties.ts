import { withoutForbidden } from '#platform/forbidden-text.ts'

/** All that an Office document says of itself: its title, whose it is, and that it is in English. Nobody's name, no machine, no time. */
export type DocumentProperties = { readonly title: string; readonly council: string }

const language = 'en-GB'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const metadata = 'http://schemas.openxmlformats.org'

const escaped = (text: string): string =>
  withoutForbidden(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The parts that hold a document's properties, by their names; each takes the place of one that is there. (LO-04) */
export const propertiesParts = ({ title, council }: DocumentProperties): Readonly<Record<string, string>> => ({
  'docProps/core.xml': [
    `${head}<cp:coreProperties xmlns:cp="${metadata}/package/2006/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(council)}</dc:creator>`,
    `<dc:language>${language}</dc:language></cp:coreProperties>`,
  ].join(''),
  'docProps/app.xml': [
    `${head}<Properties xmlns="${metadata}/officeDocument/2006/extended-properties">`,
    `<Company>${escaped(council)}</Company></Properties>`,
  ].join(''),
})

/** What a document without such parts needs to hold them: their types, and where they are found. */
export const propertiesTypes = [
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
  '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>',
].join('')
export const propertiesRelations = [
  `<Relationship Id="rId-properties-1" Type="${metadata}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
  `<Relationship Id="rId-properties-2" Type="${metadata}/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>`,
].join('')
