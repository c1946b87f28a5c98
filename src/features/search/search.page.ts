import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { html, type Html } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { sayFound } from '#parts/lists/page-links.ts'
import { sayAgeOrDue } from '#rules/people/age.ts'
import type { Found } from './find-children.query.ts'

type Search = Found & {
  /** What the council's case system is called. */
  readonly caseSystem: string
  readonly typed: string
  /** Whether this person may add a family that isn’t here yet. */
  readonly mayAdd: boolean
  readonly today: Temporal.PlainDate
  readonly hidden: Html
}

/** Who was found, or what to try instead. */
export const searchPage = (model: Search) => ({
  title: 'Find a child or family',
  found: model.typed === '' ? undefined : `“${model.typed}”: ${inTitle(model)}`,
  main: html`<h1 class="govuk-heading-l">Find a child or family</h1>
    <form method="post" action="/search" role="search" aria-label="Names and ids">
      ${model.hidden}
      ${input({
        id: 'q',
        name: 'q',
        label: {
          text: `Any part of a name or a parent’s name, a family reference, an id in ${model.caseSystem} or a court number`,
        },
        value: model.typed,
        classes: 'govuk-input--width-20',
        spellcheck: false,
        autocomplete: 'off',
      })}
      ${button({ text: 'Find', classes: 'govuk-button--secondary' })}
    </form>
    ${answer(model)}`,
})

function answer(model: Search): Html {
  if (model.typed === '') return html`<p class="govuk-body">Type who you are looking for, then press Find.</p>`
  return model.children.length === 0 ? nobodyFound(model) : childrenFound(model)
}

const nobodyFound = (model: Search): Html =>
  html`<h2 class="govuk-heading-m">Nobody found for “${model.typed}”</h2>
    <p class="govuk-body">
      Check the spelling, try a shorter part of the name, or the id in ${model.caseSystem}. Only children you may see
      are searched.
    </p>
    ${
      model.mayAdd &&
      html`<p class="govuk-body">
        A family that isn’t here yet: <a class="govuk-link" href="/families/new">add the family</a>
      </p>`
    }`

function howMany({ children, tooMany, nearly, typed }: Search): string {
  if (nearly) return `Nobody is called “${typed}”. These names are close to it`
  if (tooMany) return `The first ${children.length} children found: type more of the name to see fewer`
  return children.length === 1 ? '1 child found' : `${children.length} children found`
}

const inTitle = ({ children, tooMany, nearly }: Search): string => {
  if (nearly || children.length === 0) return 'nobody found'
  return tooMany
    ? `the first ${children.length} children found`
    : `${sayFound({ count: children.length }, 'child', 'children')} found`
}

const childrenFound = (model: Search): Html =>
  workTable({
    caption: howMany(model),
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: 'Child' },
      { text: 'Family' },
      { text: `${model.caseSystem} id` },
      { text: 'Team' },
      { text: capitalised(nameFor('role.case-holder')) },
    ],
    rows: model.children.map((child) => [
      {
        html: html`<a class="govuk-link" href="/families/${child.familyId}">${child.name}</a> ${secondLine(
            sayAgeOrDue(child, model.today),
          )}`,
      },
      { html: html`${child.familyName} ${secondLine(child.reference)}` },
      { text: child.caseSystemId ?? 'Not given yet' },
      { text: child.team ?? 'No team' },
      { text: child.socialWorker ?? 'Not allocated' },
    ]),
  })
