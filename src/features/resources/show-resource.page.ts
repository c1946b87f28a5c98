import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { twoColumns } from '#govuk/pieces/two-columns.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import type { ResourceRequest } from '#records/resources/resource-requests.ts'
import { sayDecidedAs } from '#rules/access/power-words.ts'
import { sayDays } from '#rules/calendar/elapsed.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { daysToDecision, isWaiting, resourceWords, sayWaits, sayWhatBecame } from '#rules/resources/resource.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { askedBefore } from './asked-before.page.ts'
import { backTo } from './ask-resource.page.ts'

/** A request with its way so far, what was asked before it, and what this person may do. */
export type ResourceModel = {
  readonly request: ResourceRequest
  readonly before: readonly ResourceRequest[]
  readonly whoDecides: string
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
  readonly labels: Labels
  readonly today: Temporal.PlainDate
}

export const resourcePage = (model: ResourceModel) => {
  const { request } = model
  const family = { id: request.familyId, name: request.familyName, reference: request.familyReference }
  const names = sayNames(request.children.map(({ name }) => name))
  return {
    title: `${request.what}: ${names}`,
    of: request.familyReference,
    place: 'tracker',
    back: backTo(family),
    main: html`${pageHeading({ heading: names, caption: `${resourceWords[request.kind]} · ${family.name} family, ${family.reference}` })}
    ${twoColumns(
      html`${definitionRows([{ key: 'Where it stands', value: whereItStands(model) }, ...resourceRows(request), ...howItEnded(model)])}
      ${nextStep(model)}`,
      askedBefore(model.before, family.name, model.today),
    )}`,
  }
}

/** What is asked for, what it costs, by whom and why. */
export const resourceRows = (request: ResourceRequest) => [
  { key: 'What', value: request.what },
  { key: 'Cost', value: sayPounds(request.askedPence) },
  { key: 'Asked for by', value: sayAskedBy(request) },
  { key: 'To answer', value: html`<span class="waymark-as-written">${request.why}</span>` },
  ...ended(request),
]

const sayAskedBy = ({ askedBy, askedOn, askedAtMeeting: at }: ResourceRequest): string =>
  `${askedBy}, ${sayDate(askedOn)}${at === null ? '' : `, at ${at}`}`

/** For whom nothing remains to be decided, while it waits for the others. */
function ended(request: ResourceRequest) {
  const over = request.children.filter(({ isOpen }) => !isOpen)
  return !isWaiting(request) || over.length === 0
    ? []
    : [
        {
          key: 'No longer for',
          value: `${sayNames(over.map(({ name }) => name))}: ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended`,
        },
      ]
}

function whereItStands({ request, whoDecides, today }: ResourceModel): Html {
  const became = sayWhatBecame(request)
  if (became !== null) return html`<strong>${capitalised(became)}</strong>`
  return request.panelItemId === null
    ? html`Waits for ${whoDecides}; ${sayWaits(request, today)}`
    : html`<a class="govuk-link" href="/panels/${request.panelItemId}">Waits for the panel</a>;
        ${sayWaits(request, today)}`
}

function howItEnded({ request, labels }: ResourceModel) {
  const { decidedOn, decidedBy, decidedAs, reasons, closedOn, closedBy, closedWords } = request
  const after = sayDays(daysToDecision(request, decidedOn ?? closedOn ?? request.askedOn))
  if (closedOn !== null)
    return [
      {
        key: 'Closed',
        value: [sayDate(closedOn), closedBy, `after ${after}`].filter((part) => part !== null).join(', '),
      },
      ...written('Why it was withdrawn', closedWords),
    ]
  if (decidedOn === null) return []
  const as = decidedAs === null ? 'confirmed what the panel decided' : sayDecidedAs(decidedAs, labels)
  return [
    { key: 'Decided', value: `${sayDate(decidedOn)}, after ${after}` },
    { key: 'By', value: `${decidedBy ?? ''}, ${as}` },
    ...written('Reasons', reasons),
  ]
}

const written = (key: string, text: string | null) =>
  text === null ? [] : [{ key, value: html`<span class="waymark-as-written">${text}</span>` }]

function nextStep({ request, mayDecide, mayWithdraw }: ResourceModel): Html {
  const links = mayWithdraw ? [{ text: 'Withdraw it', href: `/resources/${request.id}/withdraw` }] : []
  return html`<div class="waymark-not-printed">
    ${mayDecide && html`${button({ text: 'Decide', href: `/resources/${request.id}/decide` })}<br />`}
    ${linksInLine(links)}
  </div>`
}
