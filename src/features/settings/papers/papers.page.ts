import { button } from '#govuk/components/button.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { FormPage } from '#parts/forms/form-page.ts'
import type { StoredPaper } from '#records/meeting/papers.ts'
import { nameOfPaper, type PaperKind, paperKinds, paperKindWords } from '#rules/meeting/papers.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayCount } from '#rules/words/say-names.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'

export type PapersModel = {
  readonly papers: readonly StoredPaper[]
  readonly labels: Labels
  readonly hidden: Html
}

/** What is asked for each kind of item, with what can be done about each. (SET-08) */
export const papersPage = (model: PapersModel) => ({
  title: 'Papers',
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`${pageHeading({
    heading: 'Papers',
    lede: 'What is to be there for each kind of item. The child’s team is asked for it, and reminded when it is late; the agenda names what is missing. No meeting waits for a paper.',
  })}
  ${model.papers.length === 0 && nothingAsked} ${paperKinds.map((kind) => ofKind(model, kind))}`,
})

const nothingAsked = insetText({
  html: html`<p class="govuk-body">Nothing is asked for yet.</p>
    ${button({ text: 'Take over the usual papers', href: '/settings/papers/usual', classes: 'govuk-!-margin-bottom-0' })}`,
})

function ofKind(model: PapersModel, kind: PaperKind): Html {
  const papers = model.papers.filter((paper) => paper.kind === kind)
  const words = paperKindWords[kind]
  return html`<h2 class="govuk-heading-m" id="${kind}">${words}</h2>
    ${
      papers.length === 0
        ? html`<p class="govuk-body">No papers.</p>`
        : workTable({
            caption: `Papers: ${words}`,
            captionClasses: 'govuk-visually-hidden',
            head: ['Paper', 'Due', 'Oldest', 'Change'].map((text) => ({ text })),
            rows: papers.map((paper, at) => row(model, paper, at > 0)),
          })
    }
    <p class="govuk-body">
      <a class="govuk-link" href="/settings/papers/add/${kind}"
        >Add a paper<span class="govuk-visually-hidden">: ${words}</span></a
      >
    </p>`
}

function row({ labels, hidden }: PapersModel, paper: StoredPaper, isBelow: boolean) {
  const called = nameOfPaper(paper, labels)
  const of = `: ${called}, ${paperKindWords[paper.kind]}`
  return [
    { text: capitalised(called) },
    { text: sayDeadline(paper) },
    { text: paper.oldestDays === null ? 'Of any age' : sayCount(paper.oldestDays, 'day') },
    {
      html: html`${linksInLine([
        { text: 'Change', href: `/settings/papers/${paper.id}`, visuallyHiddenText: of },
        { text: 'Remove', href: `/settings/papers/${paper.id}/remove`, visuallyHiddenText: of },
      ])}
      ${
        isBelow &&
        html`<form method="post" action="/settings/papers/${paper.id}/up" novalidate>
          ${hidden}<button class="waymark-link-button waymark-link-button--on-page">
            Move up<span class="govuk-visually-hidden">${of}</span>
          </button>
        </form>`
      }`,
    },
  ]
}

/** '1 working day before, by 12:00'. */
export const sayDeadline = ({ workingDays, atTime }: Pick<StoredPaper, 'workingDays' | 'atTime'>): string =>
  `${workingDays === 0 ? 'On the day' : `${sayCount(workingDays, 'working day')} before`}${atTime === null ? '' : `, by ${atTime}`}`

type Asked = Pick<FormPage, 'state' | 'fields'>

const backTo = { text: 'Papers', href: '/settings/papers' }

/** Asks for another paper. */
export const addPaperPage = (kind: PaperKind, asked: Asked) =>
  settingsForm({
    title: 'Add a paper',
    caption: paperKindWords[kind],
    lede: 'It is asked for from now on, for meetings that are to come.',
    back: backTo,
    save: 'Add the paper',
    ...asked,
  })

/** Changes what is asked of a paper. */
export const paperPage = (paper: StoredPaper, labels: Labels, asked: Asked) =>
  settingsForm({
    title: 'Change a paper',
    caption: `${paperKindWords[paper.kind]}: ${nameOfPaper(paper, labels)}`,
    lede: 'It holds from now on; what was asked at past meetings stays as it was.',
    back: backTo,
    ...asked,
  })

/** Asks for a paper no more. */
export const removePaperPage = (paper: StoredPaper, labels: Labels, state: FormPage['state']) =>
  settingsForm({
    title: 'Remove a paper',
    caption: `${paperKindWords[paper.kind]}: ${nameOfPaper(paper, labels)}`,
    lede: 'Nobody is asked for it any more. What was asked at past meetings stays as it was.',
    back: backTo,
    save: 'Remove the paper',
    state,
    fields: [],
  })

/** Takes over what is usually asked for. */
export const usualPapersPage = (words: readonly string[], state: FormPage['state']) =>
  settingsForm({
    title: 'Take over the usual papers',
    lede: 'These are asked for from now on. Each can then be changed or removed.',
    back: backTo,
    save: 'Take them over',
    state,
    fields: [
      html`<ul class="govuk-list govuk-list--bullet">
        ${words.map((line) => html`<li>${line}</li>`)}
      </ul>`,
    ],
  })
