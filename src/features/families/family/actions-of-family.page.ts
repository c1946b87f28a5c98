import { details } from '#govuk/components/details.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { actionDueCell } from '#parts/words/action-due.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { actionDue, sayActionDue } from '#rules/actions/due.ts'
import { linesOfActions } from '#rules/actions/lines-of-actions.ts'
import { sayActionSource } from '#rules/actions/sources.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import type { Labels } from '#rules/words/labels.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { sayList } from '#rules/words/say-names.ts'

/** The family's actions: open ones in a table, what is done folded away. */
export function actionsOfFamilySection(actions: readonly KeptAction[], today: PlainDate, labels: Labels): Html {
  const lines = linesOfActions(actions)
  const open = lines.filter(([{ doneOn }]) => doneOn === null)
  const done = lines.filter(([{ doneOn }]) => doneOn !== null)
  return html`<h2 class="govuk-heading-m" id="actions">Actions</h2>
    ${open.length === 0 ? html`<p class="govuk-body">No open action.</p>` : openActions(open, today, labels)}
    ${
      done.length === 0
        ? nothing
        : details({
            summaryText: `${done.length} done`,
            html: html`<ul class="govuk-list">
              ${done.map((line) => html`<li>${actionLink(line[0])} ${forWhom(line)} ${secondLine(doneLine(line[0], today))}</li>`)}
            </ul>`,
          })
    }`
}

/** An action, or those of siblings that are one thing to do. */
type Line = ReturnType<typeof linesOfActions<KeptAction>>[number]

const openActions = (open: readonly Line[], today: PlainDate, labels: Labels): Html =>
  workTable({
    caption: 'Open actions',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Action' }, { text: 'Who · answers' }, { text: 'Due' }, { text: 'From' }],
    rows: open.map((line) => {
      const [action] = line
      return [
        { html: html`${actionLink(action)} ${forWhom(line)}` },
        {
          html: html`${action.doerName ?? 'Nobody yet'} ${secondLine(action.accountableManagerName ?? 'no manager yet')}`,
        },
        { html: actionDueCell(action, today) },
        { text: `${sayActionSource(action.source, labels)}, ${sayDayAndMonth(action.addedOn)}` },
      ]
    }),
  })

const actionLink = (action: KeptAction): Html =>
  html`<a class="govuk-link" href="/actions/${action.id}">${action.words}</a>`

function forWhom(line: Line): Html {
  const names = line.flatMap(({ childName, familyName }) =>
    childName === null || familyName === null ? [] : [nameWithin(familyName, childName)],
  )
  return names.length === 0 ? nothing : secondLine(sayList(names))
}

const doneLine = (action: KeptAction, today: PlainDate): string =>
  `${sayActionDue(actionDue(action, today))}${action.doneOn === null ? '' : `, ${sayDate(action.doneOn)}`}. ${action.doneWords ?? ''}`
