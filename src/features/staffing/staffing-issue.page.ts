import { insetText } from '#govuk/components/inset-text.ts'
import { radios } from '#govuk/components/radios.ts'
import { select } from '#govuk/components/select.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html } from '#govuk/html.ts'
import { dateField } from '#parts/forms/date-field.ts'
import { errorAt } from '#parts/forms/form-errors.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { personChoice } from '#parts/forms/person-choice.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { KeptStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { TypedDate } from '#rules/calendar/typed-date.ts'
import { staffingKindWords } from '#rules/staffing/kinds.ts'
import type { TypedIssue } from './staffing-issue.form.ts'

export type Choice = { readonly value: string; readonly text: string }

type IssueForm = {
  /** Null for a new one. */
  readonly issue: KeptStaffingIssue | null
  /** The family it is about, when it is about one. */
  readonly family: { readonly id: number; readonly name: string; readonly reference: string } | null
  readonly typed: TypedIssue
  readonly teams: readonly Choice[]
  readonly people: PeopleToChoose
  readonly state: FormState
}

const backTo = ({ family, issue }: IssueForm) =>
  family !== null && issue === null
    ? { text: `${family.name} family`, href: `/families/${family.id}` }
    : { text: 'Staffing', href: '/staffing' }

/** Reports a staffing issue or changes it. (TM-05) */
export const staffingIssuePage = (model: IssueForm) =>
  formPage({
    title: model.issue === null ? 'Report a staffing issue' : 'Staffing issue',
    caption: model.family === null ? undefined : `${model.family.name} family, ${model.family.reference}`,
    lede: 'Anything about staff that may touch a child’s legal plan. The tracking meeting goes through these first.',
    place: 'actions',
    back: backTo(model),
    state: model.state,
    fields: [resolved(model.issue), kind(model), about(model), ...whatAndWho(model)],
    save: model.issue === null ? 'Report it' : 'Save',
    after:
      model.issue?.resolvedOn === null
        ? html`<p class="govuk-body">
            <a class="govuk-link" href="/staffing/${model.issue.id}/resolve">It is resolved</a>
          </p>`
        : undefined,
  })

const resolved = (issue: KeptStaffingIssue | null): Html | false =>
  issue?.resolvedOn != null &&
  insetText({ text: `Resolved on ${sayDate(issue.resolvedOn)}. It is kept, and can still be corrected.` })

const kind = ({ typed, state }: IssueForm): Html =>
  radios({
    name: 'kind',
    fieldset: { legend: { text: 'What kind of issue is it?', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: errorAt(state.errors, 'kind'),
    value: typed.kind,
    items: Object.entries(staffingKindWords).map(([value, text]) => ({ value, text })),
  })

const about = ({ typed, teams, family, people, state }: IssueForm): Html =>
  html`${family !== null && html`<input type="hidden" name="familyId" value="${family.id}" />`}
  ${select({
    name: 'teamId',
    label: { text: 'Which team?', classes: 'govuk-label--s' },
    errorMessage: errorAt(state.errors, 'teamId'),
    value: typed.teamId,
    items: [{ value: '', text: family === null ? 'Choose a team' : 'Only this family' }, ...teams],
  })}
  ${personChoice({
    name: 'personId',
    label: 'Who is it about?',
    people,
    nobody: 'Nobody in particular',
    value: typed.personId,
    errors: state.errors,
  })}`

const words = (name: string, label: string, value: string, state: FormState, hint?: string): Html =>
  textarea({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorAt(state.errors, name),
    value,
    rows: 3,
  })

const whatAndWho = ({ typed, people, state }: IssueForm): readonly Html[] => [
  words('words', 'What is the issue?', typed.words, state, 'And which children’s plans it may touch.'),
  words('mitigation', 'What is being done about it?', typed.mitigation, state),
  personChoice({
    name: 'ownerId',
    label: 'Who sorts it out?',
    people,
    nobody: 'Nobody yet',
    value: typed.ownerId,
    errors: state.errors,
  }),
  dateField({ name: 'byOn', legend: 'By when?', typed: typed.byOn, errors: state.errors }),
]

/** Asks when and how an issue was resolved. */
export const resolveIssuePage = (model: {
  readonly issue: KeptStaffingIssue
  readonly typed: { readonly resolvedOn: TypedDate; readonly mitigation: string }
  readonly state: FormState
}) =>
  formPage({
    title: 'It is resolved',
    caption: model.issue.words,
    place: 'actions',
    back: { text: 'The issue', href: `/staffing/${model.issue.id}` },
    state: model.state,
    fields: [
      dateField({
        name: 'resolvedOn',
        legend: 'Since when?',
        typed: model.typed.resolvedOn,
        errors: model.state.errors,
      }),
      words('mitigation', 'How was it resolved?', model.typed.mitigation, model.state),
    ],
    save: 'Save as resolved',
  })
