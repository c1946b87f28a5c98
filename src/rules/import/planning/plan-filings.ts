import { everSaid, isSame, planRecord } from '#rules/import/matching/compare-records.ts'
import { wordKey } from '#rules/import/sheets/word-key.ts'
import { byCase, withKey } from '#rules/import/matching/find-records.ts'
import { dateIn, pastDateIn, textIn, type RowOf } from '#rules/import/reading/read-row.ts'
import type { FilingValue, Kept, Ref } from '#rules/import/plan/record-values.ts'
import { delayCode } from '#rules/import/sheets/vocabulary-of-cells.ts'
import * as say from '#rules/import/words/words-for-court.ts'
import type { Workings } from '#rules/import/plan/workings.ts'

type CourtRow = RowOf<'proceedings'>

/** A delay is a code of the court's list only if it is written as one; other words are kept as the potential delay (C10). */
function delayIn(row: CourtRow): Pick<FilingValue, 'delayCode' | 'potentialDelay'> {
  const words = textIn(row, 'delay')
  if (words === null) return { delayCode: null, potentialDelay: null }
  const code = words.toUpperCase().replaceAll(' ', '')
  if (delayCode.test(code)) return { delayCode: code, potentialDelay: null }
  row.report('delay', say.delayInWords(words))
  return { delayCode: null, potentialDelay: words }
}

/** The kept filing of the same document for the same child: the one due the same day, else one still to be filed, else the one filed that day. */
function keptFiling(workings: Workings, said: FilingValue): Kept<FilingValue> | undefined {
  const same = withKey(workings.existing.filings, byCase, said.proceedings).filter(
    (kept) =>
      everSaid(kept, 'child').includes(said.child) &&
      everSaid(kept, 'what').some((what) => wordKey(what) === wordKey(said.what)),
  )
  const sameDay = same.find((kept) => everSaid(kept, 'dueOn').some((dueOn) => isSame(dueOn, said.dueOn)))
  const open = same.find(({ value }) => value.filedOn === null)
  return sameDay ?? open ?? same.find(({ value }) => said.filedOn !== null && isSame(value.filedOn, said.filedOn))
}

/** What a row says is to be filed for its child, by when, and what may delay it (CT-04). */
export function planFiling(workings: Workings, row: CourtRow, proceedings: Ref, child: Ref): void {
  const what = textIn(row, 'filing')
  const dueOn = dateIn(row, 'filingDueOn')
  const filedOn = pastDateIn(row, 'filedOn', workings.today)
  const delay = delayIn(row)
  if (what === null && dueOn === null && filedOn === null) return
  if (what === null) row.report('filingDueOn', say.nothingToFile(row.heading('filing')))
  const said = { proceedings, child, what: what ?? 'Document not named', dueOn, filedOn, ...delay }
  workings.planned.filings.push(
    planRecord(`filing:${row.source.sheet}!${row.source.row}`, row.source, said, keptFiling(workings, said)),
  )
}
