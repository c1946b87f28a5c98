import { nameFor } from '#rules/words/name-for.ts'
import { clockStrip, clockStripLegend } from '#govuk/clock-strip/clock-strip.ts'
import { button } from '#govuk/components/button.ts'
import { details } from '#govuk/components/details.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { twoColumns } from '#govuk/pieces/two-columns.ts'
import { lateText, linksInLine, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { courtStrip } from '#parts/court/court-strip.ts'
import { filingsTable, hearingsTable } from '#parts/court/court-tables.ts'
import { reasonsTable } from '#parts/clocks/reasons-table.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayCarePlan, withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { courtStageWords } from '#rules/court/hearing-status.ts'
import { outlineReasons } from '#rules/court/outline-reasons.ts'
import { sayWeek26 } from '#rules/court/proceedings-clock.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { sayNoLongerFollowed } from '#parts/words/say-no-longer-followed.ts'
import { sayWarning } from '#rules/pre-proceedings/warning-words.ts'
import type { Application, ShownProceedings } from './show-proceedings.query.ts'

/** Care proceedings of a family: the 26 weeks, the children, hearings, what is due at court. (CT-01, CT-03, CT-04, CT-08) */
export const proceedingsPage = (model: ShownProceedings) => {
  const { proceedings, mayKeep } = model
  const { id, familyName, familyReference, familyId } = proceedings
  return {
    title: `Care proceedings, ${familyName} family`,
    of: proceedings.courtNumber ?? familyReference,
    place: 'court',
    back: { text: `${familyName} family`, href: `/families/${familyId}` },
    main: html`${pageHeading({
        caption: [`${familyName} family, ${familyReference}`, proceedings.courtNumber]
          .filter((part) => part !== null)
          .join(' · '),
        heading: 'Care proceedings',
        lede: lede(model),
        aside: mayKeep ? aside(id, proceedings.children.some(isFollowed)) : undefined,
      })}
      ${strip(model)} ${twoColumns(children(model), facts(model))}
      <h2 class="govuk-heading-m" id="hearings">Hearings</h2>
      ${hearingsTable(model.hearings, model.counting, model.today)}
      <h2 class="govuk-heading-m" id="filings">Due at court</h2>
      ${filingsTable(model.filings, model.today, mayKeep)} ${timetable(model)}`,
  }
}

function lede({ stage, clock, proceedings }: ShownProceedings): Html {
  const { endedOn, endedWords } = proceedings
  if (endedOn !== null)
    return html`Ended ${sayDate(endedOn)}${clock !== null && ` after ${clock.weeks}`}. ${endedWords ?? ''}`
  if (clock === null) return html`${courtStageWords[stage]}.`
  const end = clock.overdue === null ? html`${sayWeek26(clock)}.` : lateText(sayWeek26(clock))
  return html`${courtStageWords[stage]}. ${clock.weeks} since issue; ${end}`
}

/** Nothing new comes to a case of children who aren't followed any more; what is written of it can be put right. (P18) */
function aside(id: number, mayAdd: boolean): Html {
  const change = { text: 'Change the proceedings', href: `/proceedings/${id}/edit` }
  const added = html`${button({ text: 'Add a hearing', href: `/proceedings/${id}/hearings/new` })}<br />`
  const links = [...(mayAdd ? [{ text: 'Add a filing duty', href: `/proceedings/${id}/filings/new` }] : []), change]
  return html`<div class="waymark-not-printed">${mayAdd && added}${linksInLine(links)}</div>`
}

function strip({ proceedings, hearings, filings, counting, today }: ShownProceedings): Html | false {
  const model = courtStrip(proceedings, hearings, filings, { counting, today, id: 'case' })
  return model !== null && html`${clockStrip(model, 'full')} ${clockStripLegend(26)}`
}

const children = ({ proceedings }: ShownProceedings): Html =>
  html`<h2 class="govuk-heading-m">The children</h2>
    ${workTable({
      caption: 'The children in these proceedings',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Child' }, { text: 'Applied for' }, { text: 'Care plan' }, { text: 'Final order' }],
      rows: proceedings.children.map((child) => [
        {
          html: html`${child.name} ${child.judge !== null && secondLine(child.judge)}
          ${!isFollowed(child) && secondLine(sayNoLongerFollowed(child))}`,
        },
        { text: child.application ?? 'Not known yet' },
        { text: child.carePlan === null ? 'Not known yet' : sayCarePlan(child.carePlan) },
        { text: child.finalOrder ?? 'None yet' },
      ]),
    })}`

function facts({ proceedings, ...model }: ShownProceedings): Html {
  const { court, judge, issuedOn, withoutPreProceedingsReason: why, decidedToIssueOn: decidedOn } = proceedings
  const known: readonly { readonly key: string; readonly value: string | Html | null }[] = [
    { key: 'Court', value: court },
    { key: 'Judge', value: judge },
    { key: 'Decided', value: decidedOn && `${sayDate(decidedOn)}. ${proceedings.decidedToIssueWords ?? ''}` },
    { key: 'Application', value: applications(proceedings, model) },
    { key: 'Issued', value: issuedOn === null ? 'Not yet' : sayDate(issuedOn) },
    { key: `Without ${nameFor('stage.pre-proceedings')}`, value: why === null ? null : sayWithout(why) },
  ]
  return html`<h2 class="govuk-heading-m">The case</h2>
    ${definitionRows(known.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }])))}
    ${isIssuedTooEarly(proceedings, model) && html`<p class="govuk-body">${sayWarning({ kind: 'return-error', error: 'application-before-step-decision' })}</p>`}`
}

/** When the application was made: once where it was the same for all, else child by child; and where it is recorded. (P14) */
function applications(
  { familyId }: ShownProceedings['proceedings'],
  { applications: each, mayKeep }: Pick<ShownProceedings, 'applications' | 'mayKeep'>,
): Html | null {
  const [first, ...others] = each
  if (first === undefined) return null
  const say = ({ on }: Application) => (on === null ? 'Not recorded' : sayDate(on))
  const isSame = others.every((other) => say(other) === say(first))
  const said = isSame ? [say(first)] : each.map((one) => `${one.name}: ${say(one)}`)
  const href = others.length === 0 ? `/children/${first.childId}` : `/families/${familyId}`
  const text = each.some(({ on }) => on !== null) ? 'Change' : 'Record'
  const link = { text, href: `${href}/application`, visuallyHiddenText: 'the application to court' }
  return html`${said.map((line) => html`<div>${line}</div> `)} ${mayKeep && linksInLine([link])}`
}

/** Recorded as it happened; the return would query it. A child who joins an issued case is decided on later than it. (P14) */
function isIssuedTooEarly(
  { issuedOn, decidedToIssueOn }: ShownProceedings['proceedings'],
  { applications: each }: Pick<ShownProceedings, 'applications'>,
): boolean {
  const decided = [decidedToIssueOn, ...each.map(({ decidedOn }) => decidedOn)].filter((on) => on !== null)
  return issuedOn !== null && decided.length > 0 && decided.every((on) => isBefore(issuedOn, on))
}

const sayWithout = (code: string): string =>
  Object.entries(withoutPreProceedingsWords).find(([each]) => each === code)?.[1] ?? code

function timetable({ proceedings, counting }: ShownProceedings): Html | false {
  const { issuedOn } = proceedings
  if (issuedOn === null) return false
  const reasons = outlineReasons(counting, issuedOn)
  return html`<h2 class="govuk-heading-m" id="timetable">The court’s timetable</h2>
    <p class="govuk-body">Worked out from the day of issue. A date the court orders goes before these.</p>
    ${details({ summaryText: 'Every date and why', html: reasonsTable('The Public Law Outline', reasons) })}`
}
