import { chosen, yesNoRadios } from '#parts/forms/fields/choice-fields.ts'
import { oneRecord, person } from '#parts/forms/fields/record-fields.ts'
import { needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, pastDate, words } from '#parts/forms/fields/text-fields.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { privateReports, privateReportWords } from '#rules/court/private-reports.ts'

const earlier = { or: 'earlier' } as const

type Ordered = { readonly orderedOn?: PlainDate | null; readonly reportDueOn?: PlainDate | null }

const dueAfterTheOrder = ({ orderedOn, reportDueOn }: Ordered): { readonly reportDueOn?: string } =>
  orderedOn && reportDueOn && isBefore(reportDueOn, orderedOn)
    ? { reportDueOn: 'Date the court gave must be the date of the order or later' }
    : {}

/** The authority's task in a private case: the report, its date, the hearing it serves, who works on it. (CT-06) */
export const privateForm = (people: PeopleToChoose, today: PlainDate) =>
  form(
    {
      report: chosen({
        label: 'What did the court ask for?',
        called: 'What the court asked for',
        of: privateReports,
        say: (report) => privateReportWords[report],
        wrong: 'Choose what the court asked for',
      }),
      orderedOn: date({ label: 'Date of the order', called: 'Ordered' }),
      reportDueOn: date({
        label: 'Date the court gave for the report',
        called: 'Date the court gave',
        hint: 'Leave empty for a section 37 report without one: it is then due 8 weeks from the order.',
      }),
      nextHearingOn: date({ label: 'Next hearing' }),
      filedOn: pastDate({ label: 'When the report was filed', called: 'Filed', ...earlier }, today),
      workerId: person({
        label: 'Who works on it?',
        called: 'Worker',
        people,
        nobody: 'Nobody yet',
        wrong: 'Choose a person from the list',
      }),
      riskOfPublic: yesNoRadios({
        label: 'Is there a risk of public proceedings?',
        called: 'Risk of public proceedings',
        wrong: 'Choose whether there is a risk of public proceedings',
        classes: 'govuk-radios--inline',
      }),
      notes: words({ label: 'Notes' }),
      endedOn: pastDate({ label: 'When the work ended', called: 'Ended', ...earlier }, today),
    },
    { check: dueAfterTheOrder },
  )

/** The same for new work, which asks which child it is about and not yet when it ended. */
export function newPrivateForm(
  children: readonly { readonly id: number; readonly name: string }[],
  people: PeopleToChoose,
  today: PlainDate,
) {
  const asked = privateForm(people, today).fields
  return form(
    {
      child: needed(
        oneRecord({
          label: 'Which child?',
          hint: 'Each child has an entry of their own.',
          among: children,
          none: children.length > 1 ? 'Choose a child' : undefined,
          wrong: 'Choose which child it is about',
        }),
        'Choose which child it is about',
      ),
      ...asked,
      endedOn: shownIf(false, asked.endedOn),
    },
    { check: dueAfterTheOrder },
  )
}
