import { html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pastDate } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'

const titleOf = ({ childName }: UrgentReturn): string => `Urgent return to the panel, ${childName}`

const backTo = ({ familyId }: UrgentReturn) => ({ text: 'The family', href: `/families/${familyId}` })

/** An urgent return as it stands, for those who only read it and once the panel has met. */
export const urgentReturnPage = (urgentReturn: UrgentReturn) => ({
  title: titleOf(urgentReturn),
  place: 'meeting',
  back: backTo(urgentReturn),
  main: html`${pageHeading({ heading: titleOf(urgentReturn) })}
  ${definitionRows([
    { key: 'Why', value: urgentReturn.why },
    { key: 'Taken there by', value: urgentReturn.owner ?? 'Nobody yet' },
    { key: 'By', value: sayDate(urgentReturn.by) },
    { key: 'The panel met', value: sayPanelMet(urgentReturn) },
  ])}`,
})

function sayPanelMet({ panelMetOn, closedOn }: UrgentReturn): string {
  if (panelMetOn !== null) return sayDate(panelMetOn)
  return closedOn === null ? 'Not yet' : `No: pre-proceedings ended ${sayDate(closedOn)}, and the return with them`
}

/** The day the panel met. */
export const panelMetForm = (today: PlainDate) =>
  form({
    'panel-met': needed(pastDate({ label: 'Day the panel met', or: 'earlier' }, today), 'Enter the day the panel met'),
  })

/** An urgent return that is awaited, with the day the panel met to write down. */
export const panelMetPage = (urgentReturn: UrgentReturn, asked: ReturnType<typeof panelMetForm>, state: FormState) =>
  formPage({
    title: titleOf(urgentReturn),
    place: 'meeting',
    back: backTo(urgentReturn),
    lede: `${urgentReturn.why} ${urgentReturn.owner ?? 'Nobody yet'} takes it there by ${sayDate(urgentReturn.by)}.`,
    state,
    fields: asked.controls(state),
    save: 'The panel has met',
  })
