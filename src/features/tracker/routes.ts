import { file, page } from '#door/answers.ts'
import { writeCsv } from '#platform/spreadsheets/write-csv.ts'
import { writeWorkbook } from '#platform/spreadsheets/write-workbook.ts'
import type { Route } from '#door/visit.ts'
import { trackerTable } from './export-tracker.ts'
import { trackerModel, wholeTracker } from './show-tracker.ts'
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
      const tracker = await wholeTracker(visit)
      const written = await writeWorkbook([trackerTable(tracker)], visit.gone)
      return file(`Tracker ${visit.today.toString()}.xlsx`, spreadsheet, written, tracker.childIds)
    },
  },
  {
    method: 'GET',
    path: '/tracker.csv',
    did: 'exported the tracker to CSV',
    permission: 'see-tracker',
    handle: async (visit) => {
      const tracker = await wholeTracker(visit)
      const written = writeCsv(trackerTable(tracker))
      return file(`Tracker ${visit.today.toString()}.csv`, 'text/csv; charset=utf-8', written, tracker.childIds)
    },
  },
]

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
