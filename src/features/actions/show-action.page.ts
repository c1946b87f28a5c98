import { button } from '#govuk/components/button.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietText } from '#govuk/pieces/words.ts'
import { actionDueCell } from '#parts/words/action-due.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import { typedLines } from '#parts/words/typed-lines.ts'
import type { ActionMove, ActionNote, KeptAction } from '#records/actions/actions.ts'
import type { HandOver } from '#records/actions/hand-overs.ts'
import { actionDue, sayTimesMoved } from '#rules/actions/due.ts'
import { sayActionSource } from '#rules/actions/sources.ts'
import { sayLate } from '#rules/calendar/elapsed.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayMoment } from '#rules/calendar/say-moment.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { sayAbout } from './action-words.ts'
import { backTo } from './actions-view.ts'

export type ShownAction = {
  readonly action: KeptAction
  readonly moves: readonly ActionMove[]
  readonly handOvers: readonly HandOver[]
  readonly notes: readonly ActionNote[]
  /** The siblings for whom it is still to do besides, where it came of one decision for several. */
  readonly siblings: readonly string[]
  /** May write, complete, move and hand on; not only look. */
  readonly mayProgress: boolean
  /** May open the family's page: the reader can see a child of it. */
  readonly maySeeFamily: boolean
  readonly today: PlainDate
  readonly labels: Labels
  readonly typed: string
  readonly errors: FieldErrors
  readonly hidden: Html
}

const row = (key: string, value: string | Html) => ({
  key: { text: key },
  value: typeof value === 'string' ? { text: value } : { html: value },
})

function forWhom({ childName, familyId, familyName, familyReference }: KeptAction, maySeeFamily: boolean): Html {
  const family = `${familyName} family, ${familyReference}`
  const link = maySeeFamily ? html`<a class="govuk-link" href="/families/${familyId}">${family}</a>` : html`${family}`
  return html`${childName ?? 'All the children'} ${quietText(html`· ${link}`)}`
}

function facts({ action, siblings, maySeeFamily, today, labels }: ShownAction): Html {
  return summaryList({
    rows: [
      action.familyName === null
        ? row('About', `${action.itemTitle ?? 'A meeting item'}, an item about no family`)
        : row('For', forWhom(action, maySeeFamily)),
      ...(siblings.length === 0 ? [] : [row('Also for', sayNames(siblings))]),
      row('Who does it', action.doerName ?? 'Nobody yet'),
      row('Who answers for it', action.accountableManagerName ?? 'Nobody yet'),
      row('Due', action.doneOn === null ? actionDueCell(action, today) : sayDueDate(action)),
      ...doneRow(action, today),
      row('From', `${sayActionSource(action.source, labels)}, added ${sayDate(action.addedOn)}`),
    ],
  })
}

const sayDueDate = ({ dueOn, timesMoved }: KeptAction): Html =>
  html`${dueOn === null ? 'No date' : sayDate(dueOn)} ${quietText(sayTimesMoved(timesMoved))}`

function doneRow(action: KeptAction, today: PlainDate) {
  if (action.doneOn === null) return []
  const { doneOn, doneWords } = action
  return [
    row('Done', html`${sayDate(doneOn)} ${quietText(howLate(action, today))}<br />${typedLines(doneWords ?? '')}`),
  ]
}

function howLate(action: KeptAction, today: PlainDate): string {
  const due = actionDue(action, today)
  return due.is === 'done' && due.daysLate > 0 ? sayLate(due.daysLate) : ''
}

const buttons = ({ action }: ShownAction): Html =>
  action.doneOn === null
    ? html`<div class="govuk-button-group">
        ${button({ text: 'Say it is done', href: `/actions/${action.id}/done` })}
        <a class="govuk-link" href="/actions/${action.id}/move">Move the date</a>
        <a class="govuk-link" href="/actions/${action.id}/reassign">Hand it on to somebody else</a>
      </div>`
    : html`<p class="govuk-body">
        <a class="govuk-link" href="/actions/${action.id}/reopen">It isn’t done after all</a>
      </p>`

const noteForm = ({ action, typed, errors, hidden }: ShownAction): Html =>
  html`<form method="post" action="/actions/${action.id}/notes" novalidate>
    ${hidden}
    ${textarea({
      name: 'words',
      label: { text: 'What has happened since', classes: 'govuk-label--s' },
      hint: { text: 'Everyone who can see this action reads it.' },
      errorMessage: errorAt(errors, 'words'),
      value: typed,
      rows: 3,
    })}
    ${button({ text: 'Add the note', classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`

const notesSection = (model: ShownAction): Html =>
  html`<h2 class="govuk-heading-m" id="notes">Progress</h2>
    ${model.mayProgress && noteForm(model)}
    ${model.action.notes && html`<p class="govuk-body">${typedLines(model.action.notes)}</p>`}
    ${
      model.notes.length === 0 && !model.action.notes
        ? html`<p class="govuk-body">Nothing written yet.</p>`
        : html`<ul class="govuk-list">
            ${model.notes.map(
              (note) =>
                html`<li>
                  ${typedLines(note.words)}<br />${quietText(`${note.writtenBy}, ${sayMoment(note.writtenAt)}`)}
                </li>`,
            )}
          </ul>`
    }`

const movesSection = ({ moves }: ShownAction): Html =>
  moves.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m">How its date moved</h2>
        <ul class="govuk-list">
          ${moves.map(
            (move) =>
              html`<li>
                ${move.fromOn === null ? 'No date' : sayDate(move.fromOn)} → ${sayDate(move.toOn)}: ${move.reason}<br />
                ${quietText(`${move.movedBy}, ${sayMoment(move.movedAt)}`)}
              </li>`,
          )}
        </ul>`

const arrow = (from: string | null, to: string | null): string => `${from ?? 'nobody'} → ${to ?? 'nobody'}`

const handOversSection = ({ handOvers }: ShownAction): Html =>
  handOvers.length === 0
    ? nothing
    : html`<h2 class="govuk-heading-m">How it was handed on</h2>
        <ul class="govuk-list">
          ${handOvers.map(
            ({ at, by, from, to, managerFrom, managerTo }) =>
              html`<li>
                ${to !== null && html`Who does it: ${arrow(from, to)}<br />`}
                ${managerTo !== null && html`Who answers for it: ${arrow(managerFrom, managerTo)}<br />`}
                ${quietText(`${by}, ${sayMoment(at)}`)}
              </li>`,
          )}
        </ul>`

/** One action with everything known of it, and what can be done with it. (AC-01, AC-02) */
export const actionPage = (model: ShownAction) => ({
  title: model.action.words,
  of: sayAbout(model.action),
  place: 'actions',
  back: { text: 'Actions', href: backTo(model.action.id) },
  main: html`${errorsFirst(model.errors)} ${pageHeading({ caption: 'Action', heading: model.action.words })}
  ${facts(model)} ${model.mayProgress && buttons(model)} ${notesSection(model)} ${movesSection(model)}
  ${handOversSection(model)}`,
})
