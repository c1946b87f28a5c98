import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { type BothTexts, bothTexts } from '#parts/both-texts.ts'
import { errorsFirst, type FieldErrors } from '#parts/form-errors.ts'
import type { PageContent } from '#platform/http/answers.ts'

/** What a form page is shown with, whatever the form asks. `version` is null for something new. */
export type FormState = {
  readonly version: number | null
  readonly errors: FieldErrors
  readonly both: BothTexts | null
  readonly hidden: Html
}

type FormPage = {
  readonly title: string
  readonly caption?: string | undefined
  readonly lede?: string | Html | undefined
  readonly back: { readonly text: string; readonly href: string }
  readonly state: FormState
  readonly fields: readonly Html[]
  readonly save?: string | undefined
  /** Below the form: another thing to do with the same record. */
  readonly after?: Html | undefined
  /** Forms that carry a file. */
  readonly withFile?: boolean | undefined
}

/** A page that asks for a few things and saves them to its own address. */
export const formPage = ({
  title,
  caption,
  lede,
  back,
  state,
  fields,
  save,
  after,
  withFile,
}: FormPage): PageContent => ({
  title,
  place: 'settings',
  back,
  main: html`${errorsFirst(state.errors)} ${state.both && bothTexts(state.both)}
    <h1 class="govuk-heading-l">${caption && html`<span class="govuk-caption-l">${caption}</span> `}${title}</h1>
    ${lede && html`<p class="govuk-body">${lede}</p>`}
    <form method="post" novalidate${withFile === true ? html` enctype="multipart/form-data"` : nothing}>
      ${state.hidden} ${state.version !== null && html`<input type="hidden" name="version" value="${state.version}" />`}
      ${fields}
      <div class="govuk-button-group">
        ${button({ text: save ?? 'Save', preventDoubleClick: true })}
        <a class="govuk-link" href="${back.href}">Cancel</a>
      </div>
    </form>
    ${after}`,
})
