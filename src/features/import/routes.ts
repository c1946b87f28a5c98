import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { workbookLimits } from '#platform/spreadsheets/workbook-refusal.ts'
import { bringWorkbook, showImports } from './bring-workbook.ts'
import { discardWorkbook } from './discard-workbook.ts'
import { downloadLeftOut } from './download-left-out.ts'
import { loadWorkbook } from './load-workbook.ts'
import { mapColumns, showColumns } from './map-columns.ts'
import { settleLeftOut, showLeftOut } from './settle-left-out.ts'
import { showImport } from './show-import.ts'
import { undoWorkbook } from './undo-workbook.ts'

const permission = 'import-workbook'

/** Bringing a council's workbook: choose it, check its columns, look at what it would do, load it, undo it. (FAM-06) */
export const importRoutes = (): readonly Route[] => [
  { method: 'GET', path: '/import', did: 'looked at the imports', permission, handle: showImports },
  {
    method: 'POST',
    path: '/import',
    did: 'brought a workbook',
    permission,
    handle: bringWorkbook,
    takesFile: workbookLimits.bytes,
  },
  ...formAt({
    path: '/import/:id/mapping',
    permission,
    did: 'said what the columns of a workbook are',
    show: showColumns,
    save: mapColumns,
  }),
  { method: 'GET', path: '/import/:id', did: 'looked at an import', permission, handle: showImport },
  { method: 'POST', path: '/import/:id/load', did: 'loaded a workbook', permission, handle: loadWorkbook },
  { method: 'POST', path: '/import/:id/discard', did: 'discarded a workbook', permission, handle: discardWorkbook },
  { method: 'POST', path: '/import/:id/undo', did: 'undid an import', permission, handle: undoWorkbook },
  {
    method: 'GET',
    path: '/import/:id/left-out.xlsx',
    did: 'took away the rows an import left out',
    permission,
    handle: downloadLeftOut,
  },
  ...formAt({
    path: '/import/:id/left-out/:finding',
    permission,
    did: 'settled a row an import left out',
    show: showLeftOut,
    save: settleLeftOut,
  }),
]
