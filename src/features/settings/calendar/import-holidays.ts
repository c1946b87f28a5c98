import { type Answer, mistakes, page, redirect } from '#door/answers.ts'
import { keepPublishedHolidays, loadCalendarDays } from '#records/calendar/calendar-days.ts'
import { change } from '#records/change/change.ts'
import { carryIssuesOver } from '#records/meeting/carry-issues.ts'
import { type PublishedHolidays, readPublishedHolidays } from '#rules/calendar/published-holidays.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { html, type Html } from '#govuk/html.ts'
import { opened } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { afterApproval } from '#features/settings/moves/approve-moves.ts'
import { withDays } from './day-kinds.ts'
import { namingField } from '#parts/forms/fields/name-field.ts'
import { backToCalendar, holidaysFile, holidaysText, importHolidaysPage } from './day.page.ts'

export const showImportHolidays = (visit: Visit): Answer => page(importHolidaysPage('', opened(visit, null)))

/** Brings the bank holidays the government published, once a person has seen which are new and what they move. (SET-04) */
export async function importHolidays(visit: Visit): Promise<Answer> {
  const { field, text } = textSent(visit)
  const read = text === '' ? null : readPublishedHolidays(text)
  if (read?.ok !== true) {
    const asked = field === 'file' ? holidaysFile : holidaysText
    const errors = { [field]: namingField(asked, read?.because ?? 'Choose the file, or paste its text') }
    return mistakes(importHolidaysPage(visit.form.text('json'), { ...opened(visit, null), errors }))
  }
  return afterApproval(visit, {
    title: 'Bring the published bank holidays',
    about: await whatIsNew(visit, read.value),
    back: backToCalendar,
    save: 'Keep these bank holidays',
    change: withDays('bank-holiday', read.value.days),
    again: [['json', text]],
    keep: async ({ reason, stillSo }) => {
      const kept = await change(visit, async (tx) => {
        if (!(await stillSo(tx))) return refused('changed')
        await keepPublishedHolidays(tx, visit, read.value, reason)
        await carryIssuesOver(tx, visit)
        return allowed({ goTo: backToCalendar.href, children: [] })
      })
      return kept.ok ? redirect(backToCalendar.href) : 'changed'
    },
  })
}

function textSent(visit: Visit): { readonly field: 'file' | 'json'; readonly text: string } {
  const file = visit.form.file('file')
  return file === null
    ? { field: 'json', text: visit.form.text('json') }
    : { field: 'file', text: file.bytes.toString('utf8') }
}

async function whatIsNew(visit: Visit, { days, publishedTo }: PublishedHolidays): Promise<Html> {
  const kept = await loadCalendarDays(visit.db, 'bank-holiday')
  const added = days.filter(({ on }) => !kept.some((own) => own.on.equals(on)))
  const onlyOurs = kept.filter(
    ({ on }) =>
      on.year >= (days[0]?.on.year ?? 0) && on.year <= publishedTo.year && !days.some((day) => day.on.equals(on)),
  )
  const list = (named: typeof days) => named.map(({ on, title }) => `${sayDate(on)} (${title})`).join(', ')
  return html`The file holds ${days.length} bank holidays, published to ${sayDateInFull(publishedTo)}.
  ${added.length === 0 ? 'All of them are in the calendar already.' : `New: ${list(added)}.`}
  ${onlyOurs.length > 0 && `In your calendar but not in the file, and kept: ${list(onlyOurs)}.`}`
}
