import { nameFor } from '#rules/words/name-for.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, type Html } from '#govuk/html.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { KeptStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { resolveForm, staffingForm } from './staffing-issue.form.ts'

type IssueForm = {
  /** Null for a new one. */
  readonly issue: KeptStaffingIssue | null
  /** The family it is about, when it is about one. */
  readonly family: { readonly id: number; readonly name: string; readonly reference: string } | null
  readonly asked: ReturnType<typeof staffingForm>
  readonly state: FormState
}

/** The family or the team, and what was reported. */
const aboutIssue = ({ familyName, familyReference, teamName, words }: KeptStaffingIssue): string =>
  [familyName === null ? null : `${familyName} family, ${familyReference ?? ''}`, teamName, words]
    .filter((part) => part !== null)
    .join(', ')

const backTo = ({ family, issue }: IssueForm) =>
  family !== null && issue === null
    ? { text: `${family.name} family`, href: `/families/${family.id}` }
    : { text: 'Staffing', href: '/staffing' }

/** Reports a staffing issue or changes it. (TM-05) */
export const staffingIssuePage = (model: IssueForm) =>
  formPage({
    title: model.issue === null ? 'Report a staffing issue' : 'Staffing issue',
    caption: model.family === null ? undefined : `${model.family.name} family, ${model.family.reference}`,
    ...(model.issue === null ? {} : { of: aboutIssue(model.issue) }),
    lede: `Anything about staff that may touch a child’s legal plan. The ${nameFor('body.tracking-meeting', 'short')} goes through these first.`,
    place: 'actions',
    back: backTo(model),
    state: model.state,
    fields: [resolved(model.issue), ...model.asked.controls(model.state)],
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

/** Asks when and how an issue was resolved. */
export const resolveIssuePage = (model: {
  readonly issue: KeptStaffingIssue
  readonly asked: ReturnType<typeof resolveForm>
  readonly state: FormState
}) =>
  formPage({
    title: 'It is resolved',
    caption: model.issue.words,
    of: aboutIssue(model.issue),
    place: 'actions',
    back: { text: 'The issue', href: `/staffing/${model.issue.id}` },
    state: model.state,
    fields: model.asked.controls(model.state),
    save: 'Save as resolved',
  })
