import { html, type Html } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { fieldWithName } from '#parts/words/change-words.ts'
import type { Form } from '#platform/http/form.ts'

/** So many texts are shown again at most, as no form of ours asks more. */
const mostTexts = 300

const notSaved = 'Nothing of it was saved. Copy what you need before you leave this page.'
const perhapsSaved =
  'It may have been saved or not. Copy what you need, and look at the record before you type it again.'

/** The page with what was typed below it, field by field, to copy or to send once more: nothing typed is lost. (SEC-05) */
export const withTyped = (content: PageContent, form: Form | null): PageContent => withTexts(content, form, notSaved)

/** The same after a fault, when nobody can say how far the save came. (SEC-05) */
export const withTypedAfterFault = (content: PageContent, form: Form | null): PageContent =>
  withTexts(content, form, perhapsSaved)

function withTexts(content: PageContent, form: Form | null, said: string): PageContent {
  const typed = form === null ? [] : textsOf(form)
  if (typed.length === 0) return content
  return { ...content, main: html`${content.main} ${typedTexts(typed, said)}` }
}

/** What a form carries along unseen: over which state of the record it was opened, and what its reader had looked at. */
const notTyped = /^(?:_.*|version(?:-\d+)?|asked|hash|read|approved|lookedAt|written|.+-among)$/

const textsOf = (form: Form): readonly (readonly [string, string])[] =>
  [...form.fields]
    .filter(([name]) => !notTyped.test(name))
    .flatMap(([name, values]) => values.filter((value) => value !== '').map((value) => [name, value] as const))
    .slice(0, mostTexts)

const typedTexts = (typed: readonly (readonly [string, string])[], said: string): Html =>
  html`<h2 class="govuk-heading-m">What you typed</h2>
    <p class="govuk-body">${said}</p>
    ${typed.map(
      ([name, value], at) =>
        html`<div class="govuk-form-group">
          <label class="govuk-label" for="typed-${at}">${fieldWithName(name) ?? inWords(name)}</label>
          <textarea class="govuk-textarea" id="typed-${at}" rows="${value.length > 80 ? 5 : 1}" readonly>
${value}</textarea>
        </div>`,
    )}`

const inWords = (name: string): string => {
  const words = name
    .replaceAll(/[-_.]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
