import { button } from '#govuk/components/button.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { warningText } from '#govuk/components/warning-text.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, secondLine } from '#govuk/pieces/words.ts'
import { typedLines } from '#parts/words/typed-lines.ts'
import type { KeptPrivate } from '#records/court/private-proceedings.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { workingTarget } from '#rules/court/court-dates.ts'
import { privateReportDue, privateReportWords, privateStanding } from '#rules/court/private-reports.ts'

type ShownPrivate = {
  readonly work: KeptPrivate
  readonly calendar: Calendar
  readonly today: PlainDate
  readonly mayKeep: boolean
}

/** Private proceedings of one child: what the court asked for, when it is due and why, the hearing it serves. (CT-06) */
export const privatePage = (model: ShownPrivate) => {
  const { work, today, mayKeep } = model
  const { conflict, dueOn } = privateStanding(work, today)
  return {
    title: `Private proceedings, ${work.childName}`,
    place: 'court',
    back: { text: `${work.familyName} family`, href: `/families/${work.familyId}` },
    main: html`${pageHeading({
      caption: `${work.familyName} family, ${work.familyReference}`,
      heading: `Private proceedings, ${work.childName}`,
      aside: mayKeep ? button({ text: 'Change', href: `/private-proceedings/${work.id}/edit` }) : undefined,
    })}
    ${
      conflict &&
      work.nextHearingOn !== null &&
      dueOn !== null &&
      warningText({
        text: `The report is due on ${sayDateInFull(dueOn)}, after the hearing on ${sayDateInFull(work.nextHearingOn)} that it serves. Ask the court for another date, or file it sooner.`,
      })
    }
    ${facts(model)}`,
  }
}

function facts(model: ShownPrivate): Html {
  const { work } = model
  const said = (date: PlainDate | null, otherwise: string) => html`${date === null ? otherwise : sayDate(date)}`
  const rows: readonly (readonly [string, Html])[] = [
    ['What the court asked for', html`${privateReportWords[work.report]}`],
    ['Ordered', said(work.orderedOn, 'Not known')],
    ['Report due', due(model)],
    ['Filed', said(work.filedOn, 'Not yet')],
    ['Next hearing', nextHearing(model)],
    ['Who works on it', html`${work.workerName ?? 'Nobody yet'}`],
    ['Risk of public proceedings', html`${work.riskOfPublic === null ? 'Not said' : work.riskOfPublic ? 'Yes' : 'No'}`],
    ...(work.notes === null ? [] : [['Notes', typedLines(work.notes)] as const]),
    ...(work.endedOn === null ? [] : [['Ended', said(work.endedOn, '')] as const]),
  ]
  return summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { html: value } })) })
}

function nextHearing({ work: { nextHearingOn, endedOn }, today }: ShownPrivate): Html {
  if (nextHearingOn === null) return html`None known`
  const isSilent = isBefore(nextHearingOn, today) && endedOn === null
  return html`${sayDate(nextHearingOn)} ${isSilent && secondLine(lateText('Nothing recorded'))}`
}

function due({ work, calendar, today }: ShownPrivate): Html {
  const { computed, ordered } = privateReportDue(work)
  const { dueOn, overdue } = privateStanding(work, today)
  if (dueOn === null) return html`No date yet`
  const target = workingTarget(calendar, dueOn)
  return html`${sayDateInFull(dueOn)} ${overdue !== null && secondLine(lateText(overdue))}
  ${
    ordered === null
      ? secondLine('The end of 8 weeks that begin with the order, as the court gave no date')
      : computed !== null && secondLine(`Given by the court; without it, ${sayDate(computed)}`)
  }
  ${!target.equals(dueOn) && secondLine(`Not a working day: work towards ${sayDate(target)}`)}`
}
