import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  type IRunOptions,
  TextRun,
  WidthType,
} from 'docx'
import { withoutForbidden } from '#platform/forbidden-text.ts'
import { propertiesParts } from '#platform/office/properties.ts'
import { storeZip } from '#platform/spreadsheets/store-zip.ts'
import { readZip } from './read-zip.ts'
import type { WordBlock, WordCell, WordDocument, WordLine } from './word-document.ts'

/**
 * A Word document made for forwarding (LO-04): real headings, real tables whose head is repeated on each page, the marking on every
 * page, A4, and in its properties its title, its language and whose it is, nothing about who made it or when.
 */
export async function makeWord(document: WordDocument): Promise<Buffer> {
  const packed = await Packer.toBuffer(new Document({ styles, numbering, sections: [sectionOf(document)] }))
  const own = Object.entries(propertiesParts(document)).map(([name, text]) => [name, Buffer.from(text)] as const)
  return storeZip(new Map([...(await readZip(packed)), ...own]))
}

const run = (options: IRunOptions): TextRun => new TextRun(options)

const styles = {
  default: {
    document: {
      run: { font: 'Arial', size: 22, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120 } },
    },
    heading1: { run: { font: 'Arial', size: 36, bold: true, color: '0B0C0C' }, paragraph: { spacing: { after: 160 } } },
    heading2: {
      run: { font: 'Arial', size: 28, bold: true, color: '0B4F48' },
      paragraph: { spacing: { before: 280, after: 120 } },
    },
    heading3: {
      run: { font: 'Arial', size: 24, bold: true, color: '0B0C0C' },
      paragraph: { spacing: { before: 200, after: 80 } },
    },
  },
}

const numbering = {
  config: [
    {
      reference: 'points',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 480, hanging: 240 } } },
        },
      ],
    },
  ],
}

const a4 = { width: 11_906, height: 16_838 }
const margin = 1_134

const widthOf = (paper: WordDocument['paper']): number => (paper === 'lying' ? a4.height : a4.width) - 2 * margin

const sectionOf = ({ marking, foot, paper, blocks }: WordDocument): ISectionOptions => ({
  properties: {
    page: {
      size: { ...a4, orientation: paper === 'lying' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: { top: margin, right: margin, bottom: margin, left: margin },
    },
  },
  headers: {
    default: new Header({
      children: [new Paragraph({ children: [run({ text: withoutForbidden(marking), bold: true, size: 18 })] })],
    }),
  },
  footers: {
    default: new Footer({
      children: [
        new Paragraph({
          children: [
            run({
              size: 18,
              children: [`${withoutForbidden(foot)}  ·  page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
            }),
          ],
        }),
      ],
    }),
  },
  children: blocks.flatMap((block) => blockOf(block, widthOf(paper))),
})

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

function blockOf(block: WordBlock, pageWidth: number): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], keepNext: true, children: linesOf(block.text) })]
    case 'paragraph':
      return [new Paragraph({ children: linesOf(block.text, block.strong ?? false) })]
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: 'points', level: 0 }, children: linesOf(item) }),
      )
    case 'table':
      return [tableOf(block, pageWidth), new Paragraph('')]
  }
}

type Look = { readonly bold?: boolean; readonly size?: number }

/** Each line of a text stays a line. */
const linesOf = (text: string, bold?: boolean, look: Look = {}): TextRun[] =>
  withoutForbidden(text)
    .split('\n')
    .map((line, at) =>
      run({ text: line, ...look, ...(at > 0 ? { break: 1 } : {}), ...(bold === true ? { bold } : {}) }),
    )

const inCell = (children: TextRun[], after = 0): Paragraph => new Paragraph({ spacing: { after }, children })

/** The paragraphs of a cell; a table's cell has at least one. */
function paragraphsOf(cell: WordCell, isHead: boolean, look: Look): readonly Paragraph[] {
  if (typeof cell === 'string') return [inCell(linesOf(cell, isHead, look))]
  if (cell.length === 0) return [inCell([])]
  return cell.map(({ strong, text }: WordLine) =>
    inCell(
      [...(strong === '' ? [] : linesOf(strong, true, look)), ...(text === '' ? [] : linesOf(text, false, look))],
      40,
    ),
  )
}

const denseSize = 19

function tableOf(
  { head, widths, rows, dense = false }: Extract<WordBlock, { kind: 'table' }>,
  pageWidth: number,
): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columnWidths = widths.map((width) => Math.round((pageWidth * width) / whole))
  const look: Look = dense ? { size: denseSize } : {}
  const row = (cells: readonly WordCell[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: isHead || !dense,
      children: cells.map(
        (cell, at) =>
          new TableCell({
            width: { size: columnWidths[at] ?? 0, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 100, right: 100 },
            ...(isHead ? { shading: { fill: 'E6EFEE' } } : {}),
            children: paragraphsOf(cell, isHead, look),
          }),
      ),
    })
  return new Table({
    columnWidths,
    width: { size: pageWidth, type: WidthType.DXA },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}
