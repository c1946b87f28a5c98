import { html, type Html } from '#govuk/html.ts'
import { lateText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { KeptPrivate } from '#records/court/private-proceedings.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { privateReportDue, privateReportWords, privateStanding } from '#rules/court/private-reports.ts'

/** Private proceedings: the child and the report, when it is due, the hearing it serves, who works on it. (CT-06) */
export const privateTable = (privates: readonly KeptPrivate[], today: PlainDate, caption: string): Html =>
  workTable({
    caption,
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Child' }, { text: 'Report due' }, { text: 'Next hearing' }, { text: 'Worker' }],
    rows: privates.map((work) => [
      {
        html: html`<a class="govuk-link" href="/private-proceedings/${work.id}">${work.childName}</a> ${secondLine(
            privateReportWords[work.report],
          )}`,
      },
      { html: reportDue(work, today) },
      { html: hearingCell(work, today) },
      {
        html: html`${work.workerName ?? 'Nobody yet'}
        ${work.riskOfPublic === true && secondLine(html`<strong>Risk of public proceedings</strong>`)}`,
      },
    ]),
  })

function reportDue(work: KeptPrivate, today: PlainDate): Html {
  const { dueOn, overdue } = privateStanding(work, today)
  if (work.endedOn !== null) return html`Ended ${sayDate(work.endedOn)}`
  if (work.filedOn !== null) return html`Filed ${sayDate(work.filedOn)}`
  if (dueOn === null) return html`No date yet`
  const isComputed = privateReportDue(work).ordered === null
  return html`${sayDate(dueOn)} ${overdue !== null && secondLine(lateText(overdue))}
  ${isComputed && secondLine('8 weeks from the direction')}`
}

function hearingCell(work: KeptPrivate, today: PlainDate): Html {
  if (work.nextHearingOn === null) return html`None known`
  const { conflict } = privateStanding(work, today)
  if (isBefore(work.nextHearingOn, today) && work.endedOn === null)
    return html`${sayDate(work.nextHearingOn)} ${secondLine(lateText('Nothing recorded'))}`
  return html`${sayDate(work.nextHearingOn)} ${conflict && secondLine(lateText('The report is due after it'))}`
}
