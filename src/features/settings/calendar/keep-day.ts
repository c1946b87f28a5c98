import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { type Answer, mistakes, notFound, page, redirect } from '#door/answers.ts'
import {
  addCalendarDay,
  type CalendarDay,
  type CalendarDayKind,
  loadCalendarDays,
  removeCalendarDay,
} from '#records/calendar/calendar-days.ts'
import { change } from '#records/change/change.ts'
import { carryIssuesOver } from '#records/meeting/carry-issues.ts'
import type { Tx } from '#records/keeping/db.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { isWeekend, type NamedDay } from '#rules/calendar/working-days.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { afterApproval, type Approved } from '#features/settings/moves/approve-moves.ts'
import { dayKinds, withDays, withoutDay } from './day-kinds.ts'
import { addDayPage, backToCalendar, dayForm } from './day.page.ts'

export const showAddDay =
  (kind: CalendarDayKind) =>
  (visit: Visit): Answer =>
    page(addDayPage(kind, openForm(visit, dayForm(kind), {})))

/** Adds a day once a person has approved what it moves. */
export const addADay =
  (kind: CalendarDayKind) =>
  async (visit: Visit): Promise<Answer> => {
    const read = dayForm(kind).read(visit.form)
    if (!read.ok) return addDayAgain(visit, kind, read.because)
    const day = read.value
    const errors = await errorsOfDay(visit, kind, day)
    if (errors !== null) return addDayAgain(visit, kind, errors)
    return afterApproval(visit, {
      title: dayKinds[kind].add,
      about: `${sayDateInFull(day.on)}, ${day.title}. ${dayKinds[kind].rule}`,
      back: backToCalendar,
      save: 'Add it',
      change: withDays(kind, [day]),
      keep: (approved) => keep(visit, day, approved, (tx) => addCalendarDay(tx, visit, kind, day, approved.reason)),
    })
  }

/** Shows what removing a day moves; removes it once a person has approved. */
export const removeADay =
  (kind: CalendarDayKind) =>
  async (visit: Visit): Promise<Answer> => {
    const day = await dayIn(visit, kind)
    if (day === null) return notFound()
    return afterApproval(visit, {
      title: dayKinds[kind].remove,
      about: `${sayDateInFull(day.on)}, ${day.title}, becomes an ordinary day.`,
      back: backToCalendar,
      save: 'Remove it',
      change: withoutDay(kind, day),
      keep: (approved) => keep(visit, day, approved, (tx) => removeCalendarDay(tx, visit, kind, day, approved.reason)),
    })
  }

const addDayAgain = async (visit: Visit, kind: CalendarDayKind, errors: FieldErrors): Promise<Answer> =>
  mistakes(addDayPage(kind, await openFormAgain(visit, dayForm(kind), { is: 'mistaken', errors })))

async function keep(
  visit: Visit,
  { on }: NamedDay,
  { stillSo }: Approved,
  work: (tx: Tx) => Promise<unknown>,
): Promise<Answer | 'changed'> {
  const kept = await change(visit, async (tx) => {
    if (!(await stillSo(tx))) return refused('changed')
    await work(tx)
    await carryIssuesOver(tx, visit)
    return allowed({ goTo: `/settings/calendar?year=${on.year}`, children: [] })
  })
  return kept.ok ? redirect(kept.value.goTo) : 'changed'
}

async function errorsOfDay(visit: Visit, kind: CalendarDayKind, { on }: NamedDay): Promise<FieldErrors | null> {
  if (isWeekend(on)) return { on: `${sayDateInFull(on)} is at a weekend, never a working day: there is nothing to add` }
  const there = (await loadCalendarDays(visit.db, kind)).find((day) => day.on.equals(on))
  return there === undefined ? null : { on: `${sayDateInFull(on)} is in the calendar already: ${there.title}` }
}

async function dayIn(visit: Visit, kind: CalendarDayKind): Promise<CalendarDay | null> {
  const id = idIn(visit, 'id')
  return (await loadCalendarDays(visit.db, kind)).find((day) => day.id === id) ?? null
}
