import { html, type Html, nothing } from '#govuk/html.ts'
import { tag } from '#govuk/components/tag.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { refused } from '#parts/forms/form-page.ts'
import { type SetUpLine, type SetUpStep, stepsLeft, type StepState } from '#rules/set-up/set-up.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayCount } from '#rules/words/say-names.ts'

/** A step with who may take it: null for whoever reads. */
export type ShownStep = SetUpLine & { readonly onlyBy: string | null }

type StartModel = { readonly steps: readonly ShownStep[]; readonly refusal: string | null; readonly hidden: Html }

/** What each step is called and where it is taken. */
const placeOfStep: Record<SetUpStep, { readonly text: string; readonly href: string }> = {
  way: { text: 'How do you work?', href: '/settings/start/way' },
  names: { text: 'What do you call things?', href: '/settings/names' },
  meetings: { text: 'Meetings and who sits in them', href: '/settings/meetings' },
  powers: { text: 'Who decides what', href: '/settings/powers' },
  papers: { text: 'Papers for each kind of item', href: '/settings/papers' },
  calendar: { text: 'Bank holidays and closure days', href: '/settings/calendar' },
  people: { text: 'Teams and people', href: '/settings/teams' },
  workbook: { text: 'The workbook the council keeps', href: '/import' },
}

const tags: Record<StepState, { readonly text: string; readonly classes: string }> = {
  missing: { text: 'Something is missing', classes: 'govuk-tag--yellow' },
  'to-look-at': { text: 'To look at', classes: 'govuk-tag--blue' },
  left: { text: 'Left as it is', classes: 'govuk-tag--grey' },
  done: { text: 'Done', classes: 'govuk-tag--green' },
}

/** How an authority says how it works, step by step, with what is missing. (SET-09) */
export const startPage = ({ steps, refusal, hidden }: StartModel) => ({
  title: 'Set up',
  place: 'settings',
  back: { text: 'Settings', href: '/settings' },
  main: html`${refusal !== null && refused(refusal)} ${pageHeading({ heading: 'Set up', lede: ledeOf(steps) })}
    <p class="govuk-body">
      Take the steps in any order, leave them and come back: what you save is kept at once. What you don’t answer stays
      as the terms of reference have it.
    </p>
    ${quietList(
      steps.map((step) => ({
        title: titleOf(step),
        detail: html`${step.now} ${step.lacks.map(({ says }) => html`<div>${capitalised(says)}</div> `)}
        ${whoOrWhat(step, hidden)}`,
        end: tag(tags[step.state]),
      })),
    )}`,
})

function ledeOf(steps: readonly ShownStep[]): string {
  const left = stepsLeft(steps).length
  return left === 0
    ? 'Nothing is left: your authority has said how it works.'
    : `${sayCount(left, 'step is', 'steps are')} left of ${steps.length}.`
}

const titleOf = ({ step, onlyBy }: ShownStep): Html => {
  const { text, href } = placeOfStep[step]
  return onlyBy === null ? html`<a class="govuk-link" href="${href}">${text}</a>` : html`${text}`
}

const whoOrWhat = (step: ShownStep, hidden: Html): Html =>
  step.onlyBy === null ? leaving(step, hidden) : html`<div>${capitalised(step.onlyBy)} can do this.</div>`

/** The button that leaves a step as it is, or takes up one that was left. */
function leaving({ step, state }: ShownStep, hidden: Html): Html {
  if (state === 'done') return nothing
  const deed = state === 'left' ? 'take-up' : 'leave'
  return html`<form method="post" action="/settings/start/${step}/${deed}" novalidate>
    ${hidden}<button class="waymark-link-button waymark-link-button--on-page">
      ${state === 'left' ? 'Take it up again' : 'Leave it as it is'}<span class="govuk-visually-hidden"
        >: ${placeOfStep[step].text}</span
      >
    </button>
  </form>`
}
