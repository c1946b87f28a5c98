import { html, type Html } from '#govuk/html.ts'

/** What is about to be saved, as a list. */
export const whatChanges = (changes: readonly string[]): Html =>
  html`This changes: ${changes.map((change) => html`<br />– ${change}`)}`
