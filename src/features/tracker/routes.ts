import { file, page } from '#door/answers.ts'
import { writeCsv } from '#platform/spreadsheets/write-csv.ts'
import { writeWorkbook } from '#platform/spreadsheets/write-workbook.ts'
import type { Route, Visit } from '#door/visit.ts'
import { trackerTable } from './export-tracker.ts'
import { trackerModel, trackerRows } from './show-tracker.ts'
import { trackerPage } from './tracker.page.ts'

/** Where every child is: the list, and the same list to take away. */
export const trackerRoutes = (): readonly Route[] => [
  {
    method: 'GET',
    path: '/tracker',
    did: 'looked at the tracker',
    permission: 'see-tracker',
    handle: async (visit) => {
      const model = await trackerModel(visit)
      return page(
        trackerPage(model),
        model.rows.map(({ child }) => child.id),
      )
    },
  },
  {
    method: 'GET',
    path: '/tracker.xlsx',
    did: 'exported the tracker to Excel',
    permission: 'see-tracker',
    handle: async (visit) => {
      const { table, saw } = await exported(visit)
      return file(`Tracker ${visit.today.toString()}.xlsx`, spreadsheet, await writeWorkbook([table]), saw)
    },
  },
  {
    method: 'GET',
    path: '/tracker.csv',
    did: 'exported the tracker to CSV',
    permission: 'see-tracker',
    handle: async (visit) => {
      const { table, saw } = await exported(visit)
      const headings = table.columns.map(({ heading }) => heading)
      return file(
        `Tracker ${visit.today.toString()}.csv`,
        'text/csv; charset=utf-8',
        writeCsv(headings, table.rows),
        saw,
      )
    },
  },
]

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function exported(visit: Visit) {
  const found = (await Array.fromAsync(trackerRows(visit))).flat()
  return { table: trackerTable(found), saw: found.map(({ child }) => child.id) }
}
