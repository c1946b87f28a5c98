import { html } from '#govuk/html.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { sayCount } from '#rules/words/say-names.ts'

/** What is done with several actions at once: what the page is called, what the button says, and how what was done is said. */
export type Together = { readonly title: string; readonly save: string; readonly done: (count: string) => string }

type Asked = Pick<FormPage, 'state' | 'fields'> & {
  readonly actions: readonly KeptAction[]
  /** How many of them are saved already, of those tried before. */
  readonly saved: number
  /** The list one came from. */
  readonly back: string
}

/** Asks one thing of several actions. */
export const severalPage = ({ title, save, done }: Together, { state, fields, actions, saved, back }: Asked) =>
  formPage({
    title,
    caption: sayCount(actions.length, 'action'),
    lede:
      saved === 0
        ? 'What you enter goes to each of them. Take the tick away where it isn’t so.'
        : html`<strong>${done(sayCount(saved, 'action'))}.</strong> Below is what couldn’t be, and why.`,
    place: 'actions',
    back: { text: 'Actions', href: back },
    state,
    fields: [
      ...actions.map(({ id, version }) => html`<input type="hidden" name="version-${id}" value="${version}" />`),
      ...fields,
    ],
    save,
  })

/** Nothing was ticked, or nothing that this person can do something about. */
export const noneChosenPage = (title: string, back: string) => ({
  title,
  place: 'actions',
  back: { text: 'Actions', href: back },
  main: html`<h1 class="govuk-heading-l">${title}</h1>
    <p class="govuk-body">
      Tick at least one open action in <a class="govuk-link" href="${back}">the list</a> first, then press the button
      below it.
    </p>`,
})
