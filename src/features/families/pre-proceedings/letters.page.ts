import { input } from '#govuk/components/input.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { childrenChoice, type ChildOption } from '#parts/forms/child-choice.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { yesNoChoice } from '#parts/forms/yes-no-choice.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { backFromChild, backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import type { TypedLetters } from './letters.form.ts'

/** Asks what was sent and held, for one or several siblings at once (FAM-02, PP-08). */
export const lettersPage = (model: {
  readonly family: KeptFamily
  readonly children: readonly ChildOption[]
  readonly chosen: readonly string[]
  /** The version of each child's episode that the form was opened with. */
  readonly versions: Html
  readonly typed: TypedLetters
  readonly state: FormState
}) =>
  formPage({
    title: 'Record letters and meetings',
    caption: `${model.family.name} family, ${model.family.reference}`,
    lede: 'Fill in only what happened. What you leave empty stays as it is.',
    place: 'tracker',
    back: backToFamily(model.family),
    state: model.state,
    fields: [
      model.versions,
      childrenChoice({
        name: 'children',
        legend: 'Which children is this for?',
        children: model.children,
        chosen: model.chosen,
        errors: model.state.errors,
      }),
      ...lettersFields(model.typed, model.state.errors),
    ],
  })

/** The same of one child, with what is recorded, to complete or correct. */
export const lettersOfChildPage = (model: {
  readonly child: KeptChild
  readonly typed: TypedLetters
  readonly state: FormState
}) =>
  formPage({
    title: 'Letters and meetings',
    caption: model.child.name,
    lede: html`What is recorded for ${model.child.name}. What you clear is taken away; the history keeps it.`,
    place: 'tracker',
    back: backFromChild(model.child),
    state: model.state,
    fields: lettersFields(model.typed, model.state.errors),
  })

const lettersFields = (typed: TypedLetters, errors: FieldErrors): readonly Html[] => [
  dateField({
    name: 'letterSentOn',
    legend: 'Letter before proceedings sent',
    typed: typed.letterSentOn,
    errors,
    hint: 'The day it went to the parents. For example, 11 9 2026',
  }),
  dateField({
    name: 'firstMeetingOn',
    legend: 'First meeting with parents held',
    typed: typed.firstMeetingOn,
    errors,
  }),
  input({
    name: 'reviewMeetings',
    label: { text: 'Review meetings with parents held since', classes: 'govuk-label--s' },
    hint: { text: 'How many so far' },
    classes: 'govuk-input--width-2',
    inputmode: 'numeric',
    value: typed.reviewMeetings,
    errorMessage: errorAt(errors, 'reviewMeetings'),
  }),
  yesNoChoice({
    name: 'familyMeetingOffered',
    label: 'Family group decision-making meeting offered in the letter',
    value: typed.familyMeetingOffered,
    errors,
  }),
  dateField({
    name: 'familyMeetingOn',
    legend: 'Family group decision-making meeting held',
    typed: typed.familyMeetingOn,
    errors,
  }),
  textarea({
    name: 'familyMeetingView',
    label: { text: 'If it is not in the child’s best interests, why', classes: 'govuk-label--s' },
    rows: 3,
    value: typed.familyMeetingView,
    errorMessage: errorAt(errors, 'familyMeetingView'),
  }),
  dateField({
    name: 'letterOfIssueOn',
    legend: 'Letter of issue sent',
    typed: typed.letterOfIssueOn,
    errors,
    hint: 'Only where we told the parents that we go to court',
  }),
]
