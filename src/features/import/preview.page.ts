import { button } from '#govuk/components/button.ts'
import { details } from '#govuk/components/details.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { KeptImport } from '#records/import/imports.ts'
import type { PlanSummary } from '#rules/import/plan/summarise-plan.ts'
import { countsTable, sayLeftOut } from './counts.ts'
import { findingsSection, type FoundFindings } from './findings-of-import.ts'
import { kindWords, type PlanLine, type PlanLines } from './plan-words.ts'

type Preview = {
  readonly kept: KeptImport
  readonly counts: PlanSummary
  readonly lines: readonly PlanLines[]
  readonly found: FoundFindings
  readonly fingerprint: string
  readonly hidden: Html
}

/** What loading a workbook would add, change and leave alone, and every problem, before anything is loaded. (FAM-06) */
export const previewPage = (model: Preview): PageContent => ({
  title: 'What this workbook would do',
  of: model.kept.fileName,
  place: 'import',
  back: { text: 'Check the columns', href: `/import/${model.kept.id}/mapping` },
  main: html`<h1 class="govuk-heading-l">
      <span class="govuk-caption-l">${model.kept.fileName}</span> What this workbook would do
    </h1>
    ${model.kept.state === 'stopped' && insetText({ text: model.kept.progress ?? 'Nothing was loaded.' })}
    <p class="govuk-body">
      Nothing is loaded yet. ${sayLeftOut(model.counts.rowsLeftOut)}; everything else comes in, and what can’t be read
      or breaks a rule is kept word for word beside the child’s record to be settled.
      <a class="govuk-link" href="#problems">See the problems (${model.found.of.length})</a>.
    </p>
    ${leftAside(model.kept)} ${loadForms(model)} ${countsTable(model.counts, 'What would be added and changed')}
    ${changesFirst(model.lines).map(linesDetails)} ${findingsSection(`/import/${model.kept.id}`, model.found)}`,
})

/** Sheets nobody said anything of, so that none is forgotten. */
function leftAside({ id, choices }: KeptImport): Html {
  const names = choices.flatMap(({ sheet, mapping }) => (mapping === null ? [`“${sheet}”`] : []))
  return names.length === 0
    ? nothing
    : html`<p class="govuk-body">
        Left aside: ${names.join(', ')}.
        <a class="govuk-link" href="/import/${id}/mapping">Say what ${names.length === 1 ? 'it holds' : 'they hold'}</a>
        if ${names.length === 1 ? 'it is' : 'they are'} to be read too.
      </p>`
}

const loadForms = ({ kept, fingerprint, hidden }: Preview): Html =>
  html`<div class="govuk-button-group">
    <form method="post" action="/import/${kept.id}/load" novalidate>
      ${hidden} <input type="hidden" name="version" value="${kept.version}" />
      <input type="hidden" name="lookedAt" value="${fingerprint}" />
      ${button({ text: 'Load this workbook', preventDoubleClick: true })}
    </form>
    <form method="post" action="/import/${kept.id}/discard" novalidate>
      ${hidden} ${button({ text: 'Don’t load it, forget what was read', classes: 'govuk-button--secondary' })}
    </form>
  </div>`

/** What is already kept and would change matters most. */
const changesFirst = (lines: readonly PlanLines[]): readonly PlanLines[] => [
  ...lines.filter(({ change }) => change === 'changed'),
  ...lines.filter(({ change }) => change === 'added'),
]

function linesDetails({ kind, change, count, lines, hidden }: PlanLines): Html {
  const [one, several] = kindWords[kind]
  const more = count - lines.length
  return details({
    summaryText: `${several} ${change}: ${count + hidden}`,
    open: change === 'changed',
    html: html`<ul class="govuk-list">
        ${lines.map(line)}
      </ul>
      ${more > 0 && html`<p class="govuk-body">And ${more} more.</p>`}
      ${hidden > 0 && html`<p class="govuk-body">${hidden} of restricted families, not shown (${one.toLowerCase()}).</p>`}`,
  })
}

const line = ({ text, place, changes }: PlanLine): Html =>
  html`<li>
    ${text}
    <span class="waymark-quiet">${place}</span>
    ${changes.map(({ field, old, new: to }) => html`<br />${field}: ${old} → <strong>${to}</strong>`)}
  </li>`
