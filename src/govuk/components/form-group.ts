import { attributes, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { Content, ErrorMessageOptions, FieldsetOptions, HintOptions, LabelOptions } from '#govuk/macro-options.ts'
import { errorMessage } from './error-message.ts'
import { fieldset } from './fieldset.ts'
import { hint } from './hint.ts'
import { label } from './label.ts'

type Explained = {
  describedBy?: string | undefined
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: { classes?: string | undefined; attributes?: Parameters<typeof attributes>[0] } | undefined
}

/** What a field is described by: its hint and its error, and the ids by which the field points to them. */
function explanations(id: string, { describedBy, ...params }: Explained): { shown: Html; ids: string } {
  const ids = classNames(describedBy, params.hint && `${id}-hint`, params.errorMessage && `${id}-error`)
  const shown = html`${params.hint && hint({ ...params.hint, id: `${id}-hint` })}
  ${params.errorMessage && errorMessage({ ...params.errorMessage, id: `${id}-error` })}`
  return { shown, ids }
}

const group = (params: Explained, body: Html): Html =>
  html`<div
    class="${classNames('govuk-form-group', params.errorMessage && 'govuk-form-group--error', params.formGroup?.classes)}"
    ${attributes(params.formGroup?.attributes)}
  >
    ${body}
  </div>`

/** One labelled field; `control` is told the ids that describe it. */
export function labelledField(
  params: Explained & { id: string; label: LabelOptions },
  control: (describedBy: string) => Html,
): Html {
  const { shown, ids } = explanations(params.id, params)
  return group(params, html`${label({ ...params.label, for: params.id })} ${shown} ${control(ids)}`)
}

/** Several inputs that answer one question, in a fieldset when one is given. */
export function groupedInputs(
  params: Explained & { id: string; fieldset?: FieldsetOptions | undefined; role?: string },
  inputs: (describedBy: string) => Html,
): Html {
  const { shown, ids } = explanations(params.id, params)
  const body = html`${shown} ${inputs(ids)}`
  if (!params.fieldset) return group(params, body)
  return group(params, fieldset({ ...params.fieldset, describedBy: ids, role: params.role, html: body }))
}

/** What a page puts before or after the control, inside the group. */
export const besideControl = (content: Content | undefined): Html | string | undefined => content?.html ?? content?.text
