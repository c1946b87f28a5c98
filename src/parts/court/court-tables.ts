import { tag } from '#govuk/components/tag.ts'
import { html, type Html } from '#govuk/html.ts'
import { lateText, quietText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { KeptFiling } from '#records/court/court-filings.ts'
import type { KeptHearing } from '#records/court/hearings.ts'
import { daysLate, daysOverdue, sayLate, sayOverdue } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { isDueAfterItsHearing } from '#rules/court/court-dates.ts'
import { sayDelayReason } from '#rules/words/delay-reasons.ts'
import { hearingDates } from '#rules/court/hearing-dates.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { hearingNow, sayHearingNow } from '#rules/court/hearing-status.ts'
import { concernedOn, isFollowed } from '#rules/people/still-followed.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { typedLines } from '#parts/words/typed-lines.ts'

type About = Pick<KeptHearing, 'children'>

/** 'Cara and Ben Adeyemi': whom it is about by name, since not every child of the family is in the case; nobody who had died by then. */
const sayAbout = ({ children }: About, on: PlainDate | null): string =>
  children.length === 0 ? 'One child' : sayNames(concernedOn(children, on).map(({ name }) => name))

const captioned = (caption: string) => ({ caption, captionClasses: 'govuk-visually-hidden' })

/** Hearings by date: when and where, about whom, who attends, where it stands; what lies outside the Outline is said. (CT-01, CT-03) */
export const hearingsTable = (hearings: readonly KeptHearing[], counting: CourtCounting, today: PlainDate): Html =>
  hearings.length === 0
    ? html`<p class="govuk-body">No hearing is recorded.</p>`
    : workTable({
        ...captioned('Hearings'),
        head: [{ text: 'Hearing' }, { text: 'When and where' }, { text: 'Attendance plan' }, { text: 'Status' }],
        rows: hearings.map((hearing) => [
          {
            html: html`<a class="govuk-link" href="/hearings/${hearing.id}">${hearingNames[hearing.kind]}</a>
              ${secondLine(sayAbout(hearing, hearing.heldOn))}`,
          },
          {
            html: html`${sayDate(hearing.heldOn)}${hearing.startsAt !== null && ` at ${hearing.startsAt}`}
            ${hearing.court !== null && secondLine(hearing.court)} ${outsideOutline(hearing, counting)}`,
          },
          { html: hearing.attendancePlan === null ? quietText('None yet') : typedLines(hearing.attendancePlan) },
          { html: statusCell(hearing, today) },
        ]),
      })

function outsideOutline(hearing: KeptHearing, counting: CourtCounting): Html | false {
  const { flag } = hearingDates(counting, hearing.issuedOn, hearing)
  return flag !== null && secondLine(lateText(flag))
}

function statusCell(hearing: KeptHearing, today: PlainDate): Html {
  const changes = hearing.changes.length
  const words = sayHearingNow(hearing, today)
  return html`${hearingNow(hearing, today) === 'nothing-recorded' ? lateText(words) : words}
  ${hearing.reasonCode !== null && secondLine(sayDelayReason(hearing.reasonCode))}
  ${changes > 0 && secondLine(`${changes} ${changes === 1 ? 'change' : 'changes'}`)}`
}

/** Filing duties by due date: what, about whom, what may delay it and what is planned. `mayKeep` makes each a link to its form. (CT-04) */
export const filingsTable = (filings: readonly KeptFiling[], today: PlainDate, mayKeep: boolean): Html =>
  filings.length === 0
    ? html`<p class="govuk-body">No filing duty is recorded.</p>`
    : workTable({
        ...captioned('Filing duties'),
        head: [{ text: 'Document' }, { text: 'Due' }, { text: 'Potential delay' }, { text: 'Plan' }],
        rows: filings.map((filing) => [
          {
            html: html`${mayKeep ? html`<a class="govuk-link" href="/court-filings/${filing.id}">${filing.what}</a>` : filing.what}
            ${secondLine(sayAbout(filing, filing.filedOn ?? filing.dueOn))}`,
          },
          { html: filingDue(filing, today) },
          {
            html: html`${filing.potentialDelay === null ? quietText('None known') : typedLines(filing.potentialDelay)}
            ${filing.delayCode !== null && secondLine(sayDelayReason(filing.delayCode))}`,
          },
          { html: filing.plan === null ? quietText('None yet') : typedLines(filing.plan) },
        ]),
      })

/** When a document is due and how that stands: filed, late, overdue, or hanging on a hearing; overdue for nobody who isn't followed. (CT-04, P18) */
export function filingDue(filing: KeptFiling, today: PlainDate): Html {
  const { dueOn, filedOn } = filing
  if (filedOn !== null)
    return html`${tag({ text: 'Filed', classes: 'govuk-tag--green' })}
    ${secondLine(`${sayDate(filedOn)}${dueOn === null ? '' : `, ${sayLate(daysLate(dueOn, filedOn))}`}`)}`
  if (dueOn === null) return html`No date yet`
  const days = filing.children.some(isFollowed) ? daysOverdue(dueOn, today) : 0
  const hearing = filing.hearingKind === null ? '' : `moves with the ${hearingNames[filing.hearingKind].toLowerCase()}`
  const isTooLate = filing.hearingOn !== null && isDueAfterItsHearing(dueOn, filing.hearingOn)
  return html`${sayDate(dueOn)} ${days > 0 && secondLine(lateText(sayOverdue(days)))}
  ${isTooLate && secondLine(lateText('After the hearing it serves'))} ${hearing !== '' && secondLine(hearing)}`
}
