import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { oneOfRadios } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pastDate } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { SoughtFrom, UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { type ReturnDecided, sayPanelOutcome, stepsDown } from '#rules/pre-proceedings/seek-urgent-return.ts'
import { withStop } from '#rules/words/with-stop.ts'

const titleOf = ({ childName }: UrgentReturn): string =>
  `${capitalised(nameFor('outcome.urgent-return'))}, ${childName}`

/** Whoever takes a child to the panel reads of it wherever the family is. */
const backTo = ({ familyId }: UrgentReturn, maySeeFamily: boolean) =>
  maySeeFamily ? { text: 'The family', href: `/families/${familyId}` } : { text: 'My work', href: '/' }

/** An urgent return as it stands, for those who only read it and once the panel has met. */
export const urgentReturnPage = (urgentReturn: UrgentReturn, next: Onward) => ({
  title: titleOf(urgentReturn),
  place: 'meeting',
  back: backTo(urgentReturn, next.maySeeFamily),
  main: html`${next.notice} ${pageHeading({ heading: titleOf(urgentReturn) })}
  ${definitionRows([
    { key: 'Why', value: urgentReturn.why },
    { key: 'Taken there by', value: urgentReturn.owner ?? 'Nobody yet' },
    { key: 'By', value: sayDate(urgentReturn.by) },
    { key: 'The panel met', value: sayPanelMet(urgentReturn) },
    ...(urgentReturn.panelDecided === null
      ? []
      : [{ key: 'It decided', value: sayPanelOutcome(urgentReturn.panelDecided) }]),
  ])}
  ${onward(urgentReturn, next)}`,
})

type Onward = {
  /** What is said first, where what was sent isn't kept. */
  readonly notice: Html
  readonly maySeeFamily: boolean
  readonly mayRecord: boolean
  /** Who else records what the panel decided. */
  readonly whoRecords: string
}

/** What follows from what the panel decided: a decision to issue still ends pre-proceedings by a form of its own. (P9) */
function onward({ panelDecided, isEnded, familyId }: UrgentReturn, next: Onward): Html {
  if (panelDecided === null || isEnded) return nothing
  if (panelDecided === 'continue')
    return html`<p class="govuk-body">
      The clock runs
      on${next.maySeeFamily && html`: the next review is on <a class="govuk-link" href="/families/${familyId}">the family’s page</a>`}.
    </p>`
  return html`<p class="govuk-body">
      ${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'end', 'ends')} once the
      decision to issue is recorded.
    </p>
    ${
      next.mayRecord
        ? button({ text: 'Record the decision to issue', href: `/families/${familyId}/issue` })
        : html`<p class="govuk-body">${next.whoRecords} can record it.</p>`
    }`
}

function sayPanelMet({ panelMetOn, closedOn }: UrgentReturn): string {
  if (panelMetOn !== null) return sayDate(panelMetOn)
  return closedOn === null
    ? 'Not yet'
    : `No: ${nameFor('stage.pre-proceedings')} ended ${sayDate(closedOn)}, and the return with them`
}

/** The day the panel met, and what it decided. */
export const panelMetForm = (today: PlainDate, { on, since }: SoughtFrom, outcomes: readonly ReturnDecided[]) =>
  form({
    'panel-met': needed(
      checked(pastDate({ label: 'Day the panel met', or: 'earlier' }, today), (metOn) =>
        metOn !== null && isBefore(metOn, on)
          ? `Day the panel met must be ${sayDate(on)} or later: ${since === 'meeting' ? 'the meeting of that day sought the return' : `${nameFor('stage.pre-proceedings')} started then`}`
          : null,
      ),
      'Enter the day the panel met',
    ),
    decided: needed(
      oneOfRadios({
        label: 'What did the panel decide?',
        hint: `If it put its decision off, leave this until it has decided.${outcomes.some(stepsDown) ? '' : ` Stepping out to a plan is decided at the ${nameFor('review.final')}.`}`,
        of: outcomes,
        say: sayPanelOutcome,
        hintOf: (outcome) =>
          outcome !== 'issue-proceedings'
            ? undefined
            : `The decision that ends ${nameFor('stage.pre-proceedings')} is asked next`,
        wrong: 'Choose what the panel decided',
      }),
      'Choose what the panel decided',
    ),
  })

/** An urgent return that is awaited, with the day the panel met and what it decided to write down. */
export const panelMetPage = (
  urgentReturn: UrgentReturn,
  { asked, state, maySeeFamily }: { asked: ReturnType<typeof panelMetForm>; state: FormState; maySeeFamily: boolean },
) =>
  formPage({
    title: titleOf(urgentReturn),
    place: 'meeting',
    back: backTo(urgentReturn, maySeeFamily),
    lede: `${withStop(urgentReturn.why)} ${urgentReturn.owner ?? 'Nobody yet'} takes it there by ${sayDate(urgentReturn.by)}.`,
    state,
    fields: asked.controls(state),
    save: 'Save what the panel decided',
  })
