import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { file, page } from '#door/answers.ts'
import { writeCsv } from '#platform/spreadsheets/write-csv.ts'
import { writeWorkbook } from '#platform/spreadsheets/write-workbook.ts'
import { formAt } from '#door/form/form-at.ts'
import type { Route, Visit } from '#door/visit.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { trackerTable } from './export-tracker.ts'
import { changeView, removeView, saveView, showChangeView, showSaveView } from './keep-view.ts'
import { type FormForRow, saveRowForm, showRowForm } from './row-form.ts'
import { trackerModel, wholeTracker } from './show-tracker.ts'
import { trackerPage } from './tracker.page.ts'

const ofTracker = ({ today, authority, labels }: Visit) => ({
  title: `${capitalised(labels('list.tracker'))}, ${sayDateInFull(today)}`,
  council: authority.name,
})

/** Where every child is: the list, in whose rows `letters` are written, the same list to take away, and the views of it that somebody keeps. */
export const trackerRoutes = ({ letters }: { readonly letters: FormForRow }): readonly Route[] => [
  {
    method: 'GET',
    path: '/tracker',
    did: `looked at the ${nameFor('list.tracker')}`,
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
    did: `exported the ${nameFor('list.tracker')} to Excel`,
    permission: 'see-tracker',
    handle: async (visit) => {
      const tracker = await wholeTracker(visit)
      const written = await writeWorkbook([trackerTable(tracker, visit.labels)], ofTracker(visit), visit.gone)
      return file(
        `${capitalised(nameFor('list.tracker'))} ${visit.today.toString()}.xlsx`,
        spreadsheet,
        written,
        tracker.childIds,
      )
    },
  },
  {
    method: 'GET',
    path: '/tracker.csv',
    did: `exported the ${nameFor('list.tracker')} to CSV`,
    permission: 'see-tracker',
    handle: async (visit) => {
      const tracker = await wholeTracker(visit)
      const written = writeCsv(trackerTable(tracker, visit.labels))
      return file(
        `${capitalised(nameFor('list.tracker'))} ${visit.today.toString()}.csv`,
        'text/csv; charset=utf-8',
        written,
        tracker.childIds,
      )
    },
  },
  ...formAt({
    path: '/tracker/views/new',
    permission: 'see-tracker',
    did: `saved a view of the ${nameFor('list.tracker')}`,
    show: showSaveView,
    save: saveView,
  }),
  ...formAt({
    path: '/tracker/views/:id',
    permission: 'see-tracker',
    did: `changed a view of the ${nameFor('list.tracker')}`,
    show: showChangeView,
    save: changeView,
  }),
  ...formAt({
    path: '/tracker/children/:id/letters',
    permission: 'keep-record',
    did: `changed a child’s letters and meetings in the ${nameFor('list.tracker')}`,
    show: (visit) => showRowForm(visit, letters),
    save: (visit) => saveRowForm(visit, letters),
  }),
  {
    method: 'POST',
    path: '/tracker/views/:id/remove',
    did: `removed a view of the ${nameFor('list.tracker')}`,
    permission: 'see-tracker',
    handle: removeView,
  },
]

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
