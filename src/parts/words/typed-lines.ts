import { html, type Html } from '#govuk/html.ts'

/** What a person typed in several lines, its lines kept. */
export const typedLines = (text: string): Html =>
  html`${text.split('\n').map((line, at) => html`${at > 0 && html`<br />`}${line}`)}`
