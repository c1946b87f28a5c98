import { runInWorker } from '#platform/threads/run-in-worker.ts'
import type { ReadWorkbookAnswer, ReadWorkbookInput, SentWorkbook } from './read-workbook.worker.ts'
import { receiveCell } from './send-cell.ts'
import type { Workbook } from './workbook.ts'
import { workbookLimits, type WorkbookLimits, type WorkbookRefusal } from './workbook-refusal.ts'

export type ReadWorkbook =
  { readonly ok: true; readonly value: Workbook } | { readonly ok: false; readonly because: WorkbookRefusal }

const refused = (because: WorkbookRefusal): ReadWorkbook => ({ ok: false, because })

const receive = (sheets: SentWorkbook): Workbook => ({
  sheets: sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map(([number, cells]) => ({ number, cells: cells.map(receiveCell) })),
  })),
})

/**
 * Reads an .xlsx or .csv from outside, whatever it is called: its content decides what it is (FAM-06; trust 9). It is unpacked and
 * parsed in a thread with limits of time and memory, so that a hostile file costs a refusal and nothing else. `fileName` names the
 * one sheet of a .csv. Never throws for what is in the file: `because` becomes a sentence with sayWorkbookRefusal.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  limits: WorkbookLimits = workbookLimits,
): Promise<ReadWorkbook> {
  if (bytes.length > limits.bytes) return refused({ kind: 'too-large', bytes: bytes.length, most: limits.bytes })
  if (bytes.length === 0) return refused({ kind: 'nothing-in-it' })
  const input: ReadWorkbookInput = { bytes, sheetName: fileName.replace(/\.[^.]*$/, ''), limits }
  const end = await runInWorker<ReadWorkbookAnswer>(
    new URL('./read-workbook.worker.ts', import.meta.url),
    input,
    limits,
  )
  switch (end.kind) {
    case 'answered':
      return 'refusal' in end.answer ? refused(end.answer.refusal) : { ok: true, value: receive(end.answer.sheets) }
    case 'took-too-long':
    case 'needed-too-much-memory':
      return refused({ kind: 'too-much-in-it' })
    case 'threw':
      throw end.error
  }
}
