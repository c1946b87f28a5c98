import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { type BothTexts, bothTexts } from './both-texts.ts'
import type { TypedForm } from './fields/form.ts'
import { discardDraft, type FormDraft, keepsDraft, offersDraft } from './draft-notice.ts'
import { errorsFirst, type FieldErrors } from './form-errors.ts'
import { sureBox } from './sure-box.ts'

/** What a form page is shown with, whatever the form asks. `version` is null for something new. */
export type FormState = {
  readonly version: number | null
  /** What stands in the fields. */
  readonly typed: TypedForm
  readonly errors: FieldErrors
  readonly both: BothTexts | null
  /** A lawful refusal in a sentence that names the rule and who can; the form stays below it with everything typed. */
  readonly refusal: string | null
  readonly hidden: Html
  /** Where what is typed is kept until it is saved, and what of it there is; nothing for a form that keeps none. */
  readonly draft?: FormDraft | undefined
}

export type FormPage = {
  readonly title: string
  readonly caption?: string | undefined
  /** Whom the form is about, in the browser's title, where the caption doesn't say. */
  readonly of?: string | undefined
  readonly lede?: string | Html | undefined
  readonly place: string
  readonly back: { readonly text: string; readonly href: string }
  readonly state: FormState
  readonly fields: readonly (Html | false)[]
  readonly save?: string | undefined
  /** What is ticked where something unlikely is right all the same. */
  readonly sure?: string | undefined
  /** Beside the form on a wide window: what the answer follows from. */
  readonly aside?: Html | undefined
  /** Below the form: other things to do with the same record. */
  readonly after?: Html | undefined
  /** The form carries a file. */
  readonly withFile?: boolean | undefined
}

/** Stands above a form that a rule refused. */
export const refused = (sentence: string): Html =>
  html`<div class="govuk-error-summary" data-module="govuk-error-summary" role="alert" tabindex="-1">
    <h2 class="govuk-error-summary__title">This can’t be recorded</h2>
    <p class="govuk-body">${sentence}</p>
  </div>`

/** What stands above a form that came back: what is wrong, what somebody else saved meanwhile, which rule refuses. */
export const aboveForm = ({ errors, both, refusal }: FormState): Html =>
  html`${errorsFirst(errors)} ${both && bothTexts(both)} ${refusal !== null && refused(refusal)}`

/** A page that asks for a few things and sends them to its own address. */
export const formPage = (model: FormPage): PageContent => ({
  title: model.title,
  of: model.of ?? model.caption,
  place: model.place,
  back: model.back,
  main: html`${aboveForm(model.state)}
    <h1 class="govuk-heading-l">
      ${model.caption && html`<span class="govuk-caption-l">${model.caption}</span> `}${model.title}
    </h1>
    ${model.lede && html`<p class="govuk-body">${model.lede}</p>`}
    ${model.state.draft && offersDraft(model.state.draft)}
    ${
      model.aside === undefined
        ? formOfPage(model)
        : html`<div class="waymark-columns">
            <div>${formOfPage(model)}</div>
            <div>${model.aside}</div>
          </div>`
    }
    ${model.after}`,
})

/** How many things are asked, those included that another's answer shows. */
const namesIn = (fields: FormPage['fields']): number =>
  new Set(fields.flatMap((field) => [...field.toString().matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name))).size

/** The form alone, sent to the address of the page it stands on, or to `action` where that leads to a place on the page. */
export const formOfPage = ({
  state,
  fields,
  save,
  sure,
  back,
  withFile,
  action,
}: Pick<FormPage, 'state' | 'fields' | 'save' | 'sure' | 'back' | 'withFile'> & { readonly action?: string }): Html => {
  // Of one field there is little to type again; a file is chosen anew.
  const keeps = namesIn(fields) < 2 ? undefined : state.draft
  return html`<form
    method="post"
    ${action !== undefined && html` action="${action}"`}
    novalidate${withFile === true && html` enctype="multipart/form-data"`}
  >
    ${state.hidden} ${keeps && keepsDraft(keeps)}
    ${state.version !== null && html`<input type="hidden" name="version" value="${state.version}" />`} ${fields}
    ${sureBox(state.errors, sure)}
    <div class="govuk-button-group">
      ${button({ text: save ?? 'Save', preventDoubleClick: true })}
      <a class="govuk-link" href="${back.href}">Cancel</a>
      ${keeps && discardDraft(keeps)}
    </div>
  </form>`
}
