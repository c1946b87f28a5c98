import { html, nothing, type Html } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { actionDueCell } from '#parts/words/action-due.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { linesOfActions } from '#rules/actions/lines-of-actions.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayNames } from '#rules/words/say-names.ts'

/** What the review asks about: which actions are done and which aren’t. Who does each, by when and whether it is overdue stands there. */
export const openActionsSection = (actions: readonly KeptAction[], today: PlainDate): Html =>
  actions.length === 0
    ? nothing
    : html`<h3 class="govuk-heading-s" id="open-actions">Actions still open</h3>
        ${quietList(
          linesOfActions(actions).map((line) => {
            const [action] = line
            const names = line.flatMap(({ childName }) => childName ?? [])
            return {
              title: html`<a class="govuk-link" href="/actions/${action.id}">${action.words}</a>`,
              detail: [...(names.length === 0 ? [] : [sayNames(names)]), action.doerName ?? 'Nobody yet'].join(' · '),
              end: actionDueCell(action, today),
            }
          }),
        )}`
