import { loadCalendar } from '#records/calendar/calendar.ts'
import { loadCalendarDays } from '#records/calendar/calendar-days.ts'
import type { Route, Visit } from '#door/visit.ts'
import { onceApproved } from '#features/settings/moves/approve-moves.ts'
import { formAt } from '#door/form/form-at.ts'
import { pageOfStep } from '#features/settings/start/page-of-step.ts'
import { calendarPage } from './calendar.page.ts'
import { dayKinds } from './day-kinds.ts'
import { importHolidays, showImportHolidays } from './import-holidays.ts'
import { addADay, removeADay, showAddDay } from './keep-day.ts'

const permission = 'keep-people'

/** Bank holidays with how far they are published, closure days, and one-off changes. (SET-04) */
export const calendarRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/calendar', did: 'looked at the calendar', permission, handle: showCalendar },
  ...formAt({
    path: '/settings/calendar/import',
    permission,
    did: 'brought the published bank holidays',
    takesFile: 1_000_000,
    show: showImportHolidays,
    save: onceApproved(importHolidays),
  }),
  ...(['bank-holiday', 'closure-day'] as const).flatMap((kind) => [
    ...formAt({
      path: `${dayKinds[kind].path}/add`,
      permission,
      did: `added a ${kind.replace('-', ' ')}`,
      show: showAddDay(kind),
      save: onceApproved(addADay(kind)),
    }),
    ...formAt({
      path: `${dayKinds[kind].path}/:id/remove`,
      permission,
      did: `removed a ${kind.replace('-', ' ')}`,
      show: removeADay(kind),
      save: onceApproved(removeADay(kind)),
    }),
  ]),
]

async function showCalendar(visit: Visit) {
  const [calendar, ownHolidays, closureDays] = await Promise.all([
    loadCalendar(visit.db),
    loadCalendarDays(visit.db, 'bank-holiday'),
    loadCalendarDays(visit.db, 'closure-day'),
  ])
  const idOf = new Map(ownHolidays.map(({ id, on }) => [on.toString(), id]))
  const holidays = [...calendar.bankHolidays].map(([iso, title]) => ({
    on: Temporal.PlainDate.from(iso),
    title,
    id: idOf.get(iso) ?? null,
  }))
  const years = [
    ...new Set([visit.today, ...[...holidays, ...closureDays].map(({ on }) => on)].map(({ year }) => year)),
  ]
  const asked = Number(visit.query.get('year'))
  const year = years.includes(asked) ? asked : visit.today.year
  return pageOfStep(
    visit,
    calendarPage({
      year,
      years: years.toSorted((one, other) => one - other),
      publishedTo: calendar.publishedTo,
      bankHolidays: holidays.filter(({ on }) => on.year === year),
      closureDays: closureDays.filter(({ on }) => on.year === year),
    }),
  )
}
