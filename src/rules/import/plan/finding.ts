import type { Ref } from './record-values.ts'
import { columnLetters, type Source } from '#rules/import/sheets/sheet.ts'

/**
 * error: the row stays out until corrected. warning: a value wasn't taken, or stands and breaks a rule; a person should settle it.
 * note: nothing is lost; worth knowing.
 */
export type FindingLevel = 'error' | 'warning' | 'note'

/** What is wrong and what to do, in words; `rule` is the paragraph it comes from. */
export type FindingWords = {
  readonly level: FindingLevel
  readonly rule: string
  readonly sentence: string
  readonly whatToDo: string
}

const ofLevel =
  (level: FindingLevel) =>
  (rule: string, sentence: string, whatToDo: string): FindingWords => ({ level, rule, sentence, whatToDo })
export const error = ofLevel('error')
export const warning = ofLevel('warning')
export const note = ofLevel('note')

/** Something a person should know of the workbook: where it stands, what it said word for word, the rule, and whom it concerns (FAM-06). */
export type Finding = FindingWords &
  Source & {
    /** Null where the finding is of the whole row. */
    readonly columnNumber: number | null
    readonly columnHeading: string | null
    readonly said: string
    readonly leftOut: boolean
    readonly family: Ref | null
    readonly child: Ref | null
  }

/** 'PLO Tracker, row 11, column L (LBP sent)'. */
export function placeOf({ sheet, row, columnNumber, columnHeading }: Finding): string {
  const column = columnNumber === null ? '' : `, column ${columnLetters(columnNumber)} (${columnHeading ?? ''})`
  return `${sheet}, row ${row}${column}`
}
