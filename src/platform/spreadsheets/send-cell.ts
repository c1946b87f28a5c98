import type { Cell } from './workbook.ts'

/** A cell as it crosses threads: a day can't be cloned, so it travels as its text. */
export type SentCell = string | number | boolean | null | { readonly day: string }

export const sendCell = (cell: Cell): SentCell => (cell instanceof Temporal.PlainDate ? { day: cell.toString() } : cell)

export const receiveCell = (cell: SentCell): Cell =>
  typeof cell === 'object' && cell !== null ? Temporal.PlainDate.from(cell.day) : cell
