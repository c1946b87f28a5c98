import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { FileUploadOptions } from '#govuk/macro-options.ts'
import { besideControl, labelledField } from './form-group.ts'

/** A file to choose. The official drop zone (`javascript`) isn’t started here: its button is read out under another name than it shows. */
export function fileUpload(params: FileUploadOptions): Html {
  const id = params.id ?? params.name
  return labelledField({ ...params, id }, (describedBy) => {
    const control = html`<input
      class="${classNames('govuk-file-upload', params.classes, params.errorMessage && 'govuk-file-upload--error')}"
      id="${id}"
      name="${params.name}"
      type="file"
      ${attributesIfGiven({ disabled: params.disabled, multiple: params.multiple, 'aria-describedby': describedBy })}${attributes(params.attributes)}
    />`
    return html`${besideControl(params.formGroup?.beforeInput)}
    ${params.javascript ? dropZone(params, control) : control} ${besideControl(params.formGroup?.afterInput)}`
  })
}

const dropZone = (params: FileUploadOptions, control: Html): Html =>
  html`<div
    class="${classNames('govuk-file-upload-wrapper', params.wrapperClasses)}"
    data-module="govuk-file-upload"
    ${attributesIfGiven({
      'data-i18n.choose-files-button': params.chooseFilesButtonText,
      'data-i18n.no-file-chosen': params.noFileChosenText,
      'data-i18n.drop-instruction': params.dropInstructionText,
      'data-i18n.entered-drop-zone': params.enteredDropZoneText,
      'data-i18n.left-drop-zone': params.leftDropZoneText,
      ...multipleFilesChosen(params),
    })}${attributes(params.wrapperAttributes)}
  >
    ${control}
  </div>`

/** One sentence for each plural rule: one, other. */
const multipleFilesChosen = (params: FileUploadOptions): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params.multipleFilesChosenText ?? {}).map(([rule, text]) => [
      `data-i18n.multiple-files-chosen.${rule}`,
      text,
    ]),
  )
