import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { pageLinks, type Paged, sayFound } from '#parts/lists/page-links.ts'
import type { ResourceRequest } from '#records/resources/resource-requests.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Quarter, quartersAround, ResourceTotals, Sum } from '#rules/resources/quarter.ts'
import { daysToDecision, resourceWords } from '#rules/resources/resource.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayNames } from '#rules/words/say-names.ts'

export type ResourcesModel = {
  readonly found: Paged<{ readonly request: ResourceRequest; readonly who: string }>
  readonly quarter: Quarter
  readonly around: ReturnType<typeof quartersAround>
  /** By kind, and of all at the end. */
  readonly totals: readonly ResourceTotals[]
  readonly today: Temporal.PlainDate
}

/** What waits to be decided, and a quarter's totals. (PP-07) */
export const resourcesPage = (model: ResourcesModel) => ({
  title: 'Resources',
  found: `${sayFound(model.found, 'request')} to decide; asked for ${sayQuarter(model.quarter)}`,
  place: 'tracker',
  back: { text: 'My work', href: '/' },
  wide: true,
  main: html`${pageHeading({
    heading: 'Resources',
    lede: 'Expert assessments, hair strand testing and whatever else was asked for and costs money, of the children you can see. A request is made on the family’s page.',
  })}
  ${waiting(model)} ${ofQuarter(model)}`,
})

const months = ['January', 'April', 'July', 'October']
const lastMonths = ['March', 'June', 'September', 'December']

/** 'October to December 2026'. */
const sayQuarter = ({ from }: Quarter): string => {
  const at = Math.floor((from.month - 1) / 3)
  return `${months[at] ?? ''} to ${lastMonths[at] ?? ''} ${from.year}`
}

const addressOf = ({ from }: Quarter, page = 1): string =>
  `/resources?quarter=${from.toString().slice(0, 7)}${page > 1 ? `&page=${page}` : ''}`

function waiting({ found, quarter, today }: ResourcesModel): Html {
  if (found.count === 0)
    return html`<h2 class="govuk-heading-m">To decide</h2>
      <p class="govuk-body">Nothing waits to be decided.</p>`
  return html`${workTable({
    caption: 'To decide',
    captionClasses: 'govuk-table__caption--m',
    head: ['For', 'What', 'Cost', 'Asked for', 'Waits', 'Who decides'].map((text) => ({ text })),
    rows: found.rows.map(({ request, who }) => [
      {
        html: html`<a class="govuk-link" href="/resources/${request.id}"
          >${sayNames(request.children.map(({ name }) => name))}</a
        >`,
      },
      { html: html`${resourceWords[request.kind]}<br /><span class="waymark-quiet">${request.what}</span>` },
      { text: sayPounds(request.askedPence), format: 'numeric' },
      { text: `${sayDate(request.askedOn)}, ${request.askedBy}` },
      { text: sayDays(daysToDecision(request, today)) },
      { text: capitalised(who) },
    ]),
  })}
  ${pageLinks(found, (page) => addressOf(quarter, page))}`
}

function ofQuarter({ totals, quarter, around }: ResourcesModel): Html {
  const all = totals.at(-1)
  const links = [
    { text: `Earlier, ${sayQuarter(around.earlier)}`, href: addressOf(around.earlier) },
    ...(around.later === null ? [] : [{ text: `Later, ${sayQuarter(around.later)}`, href: addressOf(around.later) }]),
  ]
  return html`<h2 class="govuk-heading-m" id="quarter">Asked for in ${sayQuarter(quarter)}</h2>
    ${
      all === undefined || all.asked.many === 0
        ? html`<p class="govuk-body">Nothing was asked for in these months.</p>`
        : html`${table(totals, quarter)}
            <p class="govuk-body-s">
              What has become of it until today, whenever it was decided. Agreed is what was agreed of the cost; days
              run from the request to the decision, the middle one and the longest.
            </p>`
    }
    <p class="govuk-body waymark-not-printed">${linksInLine(links)}</p>`
}

const table = (totals: readonly ResourceTotals[], quarter: Quarter): Html =>
  workTable({
    caption: `Totals, ${sayQuarter(quarter)}`,
    captionClasses: 'govuk-visually-hidden',
    head: ['Kind', 'Asked for', 'Agreed', 'Refused', 'Withdrawn or closed', 'Waiting', 'Days to decision'].map(
      (text) => ({
        text,
      }),
    ),
    rows: totals.map((each) => [
      { text: each.kind === null ? 'All' : resourceWords[each.kind] },
      { text: saySum(each.asked) },
      { text: `${saySum(each.agreed)}${each.inPart === 0 ? '' : `, ${each.inPart} of them in part`}` },
      { text: saySum(each.refused) },
      { text: saySum(each.closed) },
      { text: saySum(each.waiting) },
      {
        text: each.days === null ? 'None decided' : `${sayDays(each.days.middle)}, at most ${sayDays(each.days.most)}`,
      },
    ]),
  })

/** '3, £4,200'. */
const saySum = ({ many, pence }: Sum): string => (many === 0 ? '0' : `${many}, ${sayPounds(pence)}`)
