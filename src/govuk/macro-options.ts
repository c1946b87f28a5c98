// Made by generate-macro-options.ts from govuk-frontend's macro-options.json: change that, not this.
import type { Attributes } from './attributes.ts'
import type { Html } from './html.ts'

/** Text, which is escaped, or Html, which is sent as it is. */
export type Content = { text: string; html?: undefined } | { html: Html; text?: undefined }
type TitleContent = { titleText: string; titleHtml?: undefined } | { titleHtml: Html; titleText?: undefined }
type SummaryContent = { summaryText: string; summaryHtml?: undefined } | { summaryHtml: Html; summaryText?: undefined }
/** Lists may hold gaps, so that a page can write `condition && item`. */
type MaybeAbsent<T> = T | false | null | undefined

export type BackLinkOptions = {
  text?: string | undefined
  html?: Html | undefined
  href: string
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type BreadcrumbsItem = Content & {
  href?: string | undefined
  attributes?: Attributes | undefined
}

export type BreadcrumbsOptions = {
  items: readonly MaybeAbsent<BreadcrumbsItem>[]
  classes?: string | undefined
  collapseOnMobile?: boolean | undefined
  attributes?: Attributes | undefined
  labelText?: string | undefined
}

export type ButtonOptions = Content & {
  type?: 'submit' | 'button' | 'reset' | undefined
  name?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  preventDoubleClick?: boolean | undefined
  isStartButton?: boolean | undefined
  id?: string | undefined
}

export type CheckboxesItem = (Content & {
  id?: string | undefined
  name?: string | undefined
  value: string
  label?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
  } | undefined
  hint?: HintOptions | undefined
  checked?: boolean | undefined
  conditional?: {
    html: Html
  } | undefined
  behaviour?: string | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}) | { divider: string }

export type CheckboxesOptions = {
  describedBy?: string | undefined
  fieldset?: FieldsetOptions | undefined
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
    beforeInputs?: Content | undefined
    afterInputs?: Content | undefined
  } | undefined
  idPrefix?: string | undefined
  name: string
  items: readonly MaybeAbsent<CheckboxesItem>[]
  values?: readonly string[] | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type DateInputItem = {
  id?: string | undefined
  name: string
  label?: string | undefined
  value?: string | undefined
  error?: boolean | undefined
  autocomplete?: string | undefined
  pattern?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type DateInputOptions = {
  id: string
  namePrefix?: string | undefined
  items?: readonly MaybeAbsent<DateInputItem>[] | undefined
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
    beforeInputs?: Content | undefined
    afterInputs?: Content | undefined
  } | undefined
  fieldset?: FieldsetOptions | undefined
  day?: Partial<DateInputItem> | false | undefined
  month?: Partial<DateInputItem> | false | undefined
  year?: Partial<DateInputItem> | false | undefined
  values?: {
    day?: string | undefined
    month?: string | undefined
    year?: string | undefined
  } | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type DetailsOptions = Content & SummaryContent & {
  id?: string | undefined
  open?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type ErrorMessageOptions = Content & {
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  visuallyHiddenText?: string | undefined
}

export type ErrorSummaryError = Content & {
  href?: string | undefined
  attributes?: Attributes | undefined
}

export type ErrorSummaryOptions = TitleContent & {
  descriptionText?: string | undefined
  descriptionHtml?: Html | undefined
  errorList?: readonly MaybeAbsent<ErrorSummaryError>[] | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type FieldsetOptions = {
  describedBy?: string | undefined
  legend?: Content & {
    classes?: string | undefined
    isPageHeading?: boolean | undefined
  } | undefined
  classes?: string | undefined
  role?: string | undefined
  attributes?: Attributes | undefined
  html?: Html | undefined
}

export type FileUploadOptions = {
  name: string
  id?: string | undefined
  disabled?: boolean | undefined
  multiple?: boolean | undefined
  describedBy?: string | undefined
  label: LabelOptions
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
    beforeInput?: Content | undefined
    afterInput?: Content | undefined
  } | undefined
  javascript?: boolean | undefined
  chooseFilesButtonText?: string | undefined
  dropInstructionText?: string | undefined
  multipleFilesChosenText?: Readonly<Record<string, string>> | undefined
  noFileChosenText?: string | undefined
  enteredDropZoneText?: string | undefined
  leftDropZoneText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  wrapperClasses?: string | undefined
  wrapperAttributes?: Attributes | undefined
}

export type HintOptions = Content & {
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type InputOptions = {
  id?: string | undefined
  name: string
  type?: string | undefined
  inputmode?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  describedBy?: string | undefined
  label: LabelOptions
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  prefix?: Content & {
    classes?: string | undefined
    attributes?: Attributes | undefined
  } | undefined
  suffix?: Content & {
    classes?: string | undefined
    attributes?: Attributes | undefined
  } | undefined
  formGroup?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
    beforeInput?: Content | undefined
    afterInput?: Content | undefined
  } | undefined
  classes?: string | undefined
  autocomplete?: string | undefined
  pattern?: string | undefined
  spellcheck?: boolean | undefined
  autocapitalize?: string | undefined
  inputWrapper?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
  } | undefined
  attributes?: Attributes | undefined
}

export type InsetTextOptions = Content & {
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type LabelOptions = Content & {
  for?: string | undefined
  isPageHeading?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type NotificationBannerOptions = Content & {
  titleText?: string | undefined
  titleHtml?: Html | undefined
  titleHeadingLevel?: string | number | undefined
  type?: 'success' | undefined
  role?: string | undefined
  titleId?: string | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type PaginationItem = {
  number?: string | number | undefined
  visuallyHiddenText?: string | undefined
  href?: string | undefined
  current?: boolean | undefined
  ellipsis?: boolean | undefined
  attributes?: Attributes | undefined
}

export type PaginationOptions = {
  items?: readonly MaybeAbsent<PaginationItem>[] | undefined
  previous?: {
    text?: string | undefined
    html?: Html | undefined
    labelText?: string | undefined
    href: string
    attributes?: Attributes | undefined
  } | undefined
  next?: {
    text?: string | undefined
    html?: Html | undefined
    labelText?: string | undefined
    href: string
    attributes?: Attributes | undefined
  } | undefined
  landmarkLabel?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type RadiosItem = (Content & {
  id?: string | undefined
  value: string
  label?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
  } | undefined
  hint?: HintOptions | undefined
  checked?: boolean | undefined
  conditional?: {
    html: Html
  } | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}) | { divider: string }

export type RadiosOptions = {
  fieldset?: FieldsetOptions | undefined
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
    beforeInputs?: Content | undefined
    afterInputs?: Content | undefined
  } | undefined
  idPrefix?: string | undefined
  name: string
  items: readonly MaybeAbsent<RadiosItem>[]
  value?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type SelectItem = {
  value?: string | undefined
  text: string
  selected?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}

export type SelectOptions = {
  id?: string | undefined
  name: string
  items: readonly MaybeAbsent<SelectItem>[]
  value?: string | undefined
  disabled?: boolean | undefined
  describedBy?: string | undefined
  label: LabelOptions
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
    beforeInput?: Content | undefined
    afterInput?: Content | undefined
  } | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type ServiceNavigationLink = Content & {
  current?: boolean | undefined
  active?: boolean | undefined
  href?: string | undefined
  attributes?: Attributes | undefined
}

export type ServiceNavigationOptions = {
  classes?: string | undefined
  attributes?: Attributes | undefined
  ariaLabel?: string | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  navigationLabel?: string | undefined
  navigationId?: string | undefined
  navigationClasses?: string | undefined
  collapseNavigationOnMobile?: boolean | undefined
  serviceName?: string | undefined
  serviceUrl?: string | undefined
  navigation: readonly MaybeAbsent<ServiceNavigationLink>[]
  slots?: {
    start?: Html | undefined
    end?: Html | { html: Html; align?: 'inline' | undefined } | undefined
    navigationStart?: Html | undefined
    navigationEnd?: Html | undefined
  } | undefined
}

export type SkipLinkOptions = Content & {
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type SummaryListActionItem = Content & {
  href: string
  visuallyHiddenText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type SummaryListRow = {
  classes?: string | undefined
  key: Content & {
    classes?: string | undefined
  }
  value: Content & {
    classes?: string | undefined
  }
  actions?: {
    items?: readonly MaybeAbsent<SummaryListActionItem>[] | undefined
    classes?: string | undefined
  } | undefined
}

export type SummaryListOptions = {
  rows: readonly MaybeAbsent<SummaryListRow>[]
  card?: {
    title?: {
      text?: string | undefined
      html?: Html | undefined
      headingLevel?: number | undefined
      classes?: string | undefined
    } | undefined
    actions?: {
      items?: readonly MaybeAbsent<SummaryListActionItem>[] | undefined
      classes?: string | undefined
    } | undefined
    classes?: string | undefined
    attributes?: Attributes | undefined
  } | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type TableCell = Content & {
  format?: string | undefined
  classes?: string | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
  attributes?: Attributes | undefined
}

export type TableHead = {
  text?: string | undefined
  html?: Html | undefined
  format?: string | undefined
  classes?: string | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
  attributes?: Attributes | undefined
}

export type TableOptions = {
  rows: readonly MaybeAbsent<readonly TableCell[]>[]
  head?: readonly MaybeAbsent<TableHead>[] | undefined
  caption?: string | undefined
  captionClasses?: string | undefined
  firstCellIsHeader?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type TabsItem = {
  id: string
  label: string
  attributes?: Attributes | undefined
  panel: Content & {
    attributes?: Attributes | undefined
  }
}

export type TabsOptions = {
  id?: string | undefined
  idPrefix?: string | undefined
  title?: string | undefined
  items: readonly MaybeAbsent<TabsItem>[]
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type TagOptions = Content & {
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export type TaskListItem = {
  title: Content & {
    classes?: string | undefined
  }
  hint?: Content | undefined
  status: {
    tag?: TagOptions | undefined
    text?: string | undefined
    html?: Html | undefined
    classes?: string | undefined
  }
  href?: string | undefined
  classes?: string | undefined
}

export type TaskListOptions = {
  items: readonly MaybeAbsent<TaskListItem>[]
  classes?: string | undefined
  attributes?: Attributes | undefined
  idPrefix?: string | undefined
}

export type TextareaOptions = {
  id?: string | undefined
  name: string
  spellcheck?: boolean | undefined
  rows?: string | number | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  describedBy?: string | undefined
  label: LabelOptions
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: {
    classes?: string | undefined
    attributes?: Attributes | undefined
    beforeInput?: Content | undefined
    afterInput?: Content | undefined
  } | undefined
  classes?: string | undefined
  autocomplete?: string | undefined
  attributes?: Attributes | undefined
}

export type WarningTextOptions = Content & {
  iconFallbackText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}
