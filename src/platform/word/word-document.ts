import type { DocumentProperties } from '#platform/office/properties.ts'
import { answerOf } from '#platform/threads/answer-of.ts'
import { threadPool } from '#platform/threads/thread-pool.ts'

/** A paragraph within a cell; `strong` leads it. */
export type WordLine = { readonly strong: string; readonly text: string }

/** What stands in a cell of a table: a text, each line of it a line, or paragraphs of their own. */
export type WordCell = string | readonly WordLine[]

/**
 * A piece of a Word document. A table's `widths` are shares of the page's width, one a column; `dense` sets it smaller and lets a long row
 * go on on the next page.
 */
export type WordBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly widths: readonly number[]
      readonly rows: readonly (readonly WordCell[])[]
      readonly dense?: boolean
    }

export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export type WordDocument = DocumentProperties & {
  /** Stands on every page's head: OFFICIAL-SENSITIVE. */
  readonly marking: string
  /** Beside the page number at the foot. */
  readonly foot: string
  /** Lying gives tables of many columns room; upright when not said. */
  readonly paper?: 'upright' | 'lying'
  readonly blocks: readonly WordBlock[]
}

/** A document of 700 children takes some two seconds; its thread stays warm for the next person's copy. */
const inThread = threadPool<WordDocument, Uint8Array>(new URL('./word-document.worker.ts', import.meta.url), {
  most: 2,
  waiting: 100,
  restFor: 60_000,
  milliseconds: 60_000,
  megabytes: 512,
})

/** A Word document made for forwarding (LO-04; make-word.ts), in a thread of its own so that nobody's page waits for it. Throws when too many wait. */
export const writeWord = async (document: WordDocument): Promise<Buffer> =>
  Buffer.from(answerOf(await inThread(document), 'Writing the Word document'))
