import { html, type Html } from '#govuk/html.ts'
import { sayRecordKind } from '#parts/words/change-words.ts'
import type { BuiltUpon } from '#records/import/records-built-upon.ts'

const shown = 50

/** Stands above the page after somebody tried to undo what somebody had built on meanwhile. */
export const refusedToUndo: Html = html`<div class="govuk-error-summary" role="alert" tabindex="-1">
  <h2 class="govuk-error-summary__title">This import can’t be undone any more</h2>
  <p class="govuk-body">Nothing was changed. What is in the way stands at the foot of this page.</p>
</div>`

/** Why an import can't be undone any more, record by record. */
export const sayInTheWay = (records: readonly BuiltUpon[]): Html =>
  html`<p class="govuk-body">It can’t be undone any more, because somebody has built on it:</p>
    <ul class="govuk-list govuk-list--bullet">
      ${records.slice(0, shown).map((record) => html`<li>${sayRecord(record)}</li>`)}
      ${records.length > shown && html`<li>and ${records.length - shown} more</li>`}
    </ul>`

function sayRecord({ recordKind, why, childName, familyName, name, isRestricted }: BuiltUpon): string {
  const family = familyName === null ? null : `${familyName} family`
  const whose = isRestricted ? 'a restricted family' : (childName ?? name ?? family)
  const what = `${sayRecordKind(recordKind)}${whose === null ? '' : ` (${whose})`}`
  return why === 'changed' ? `${what}: changed since` : `${what}: something made since refers to it`
}
