import { html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { ResourceRequest } from '#records/resources/resource-requests.ts'
import { resourceWords, sayWaits } from '#rules/resources/resource.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { askedBefore } from './asked-before.page.ts'
import { resourceRows } from './show-resource.page.ts'

const title = 'Decide on the resource'

const captionOf = ({ kind, children, familyReference }: ResourceRequest): string =>
  `${resourceWords[kind]}, ${sayNames(children.map(({ name }) => name))}, ${familyReference}`

const backTo = ({ id }: ResourceRequest) => ({ text: 'What was asked for', href: `/resources/${id}` })

type Deciding = {
  readonly before: readonly ResourceRequest[]
  readonly today: Temporal.PlainDate
} & Pick<FormPage, 'state' | 'fields'>

/** Asks who may for the decision, beside what is asked for and what was asked before. (PP-07) */
export const decideResourcePage = (request: ResourceRequest, { before, today, ...asked }: Deciding) =>
  formPage({
    title,
    caption: captionOf(request),
    lede: 'What you agree stands from today, and whoever asked reads it in My work.',
    place: 'tracker',
    back: backTo(request),
    ...asked,
    aside: html`<h2 class="govuk-heading-m">What is asked for</h2>
      ${definitionRows([...resourceRows(request), { key: 'How long', value: capitalised(sayWaits(request, today)) }])}
      ${askedBefore(before, request.familyName, today)}`,
    save: 'Save the decision',
  })

/** Says to everybody else who decides. (SET-07) */
export const mayNotDecidePage = (request: ResourceRequest, sentence: string) => ({
  title,
  of: captionOf(request),
  place: 'tracker',
  back: backTo(request),
  main: html`${pageHeading({ heading: title, caption: captionOf(request) })}
    <p class="govuk-body">${sentence}</p>`,
})
