import { html, nothing, type Html } from './html.ts'

/** What may stand in `attributes` of a component: name and value, both escaped. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Written as the official macros write them: every name with a value, `true` as "true", nothing as "". */
export const attributes = (given: Attributes | undefined): Html =>
  given ? html`${Object.entries(given).map(([name, value]) => html` ${name}="${String(value ?? '')}"`)}` : nothing

/** Only the ones with something to say: absent for undefined, null, false and ''; a bare name for `true`. */
export const attributesIfGiven = (given: Attributes): Html =>
  html`${Object.entries(given).map(([name, value]) => {
    if (value === undefined || value === null || value === false || value === '') return nothing
    return value === true ? html` ${name}` : html` ${name}="${value}"`
  })}`

/** A class attribute's value from the names that apply. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter((name) => name !== undefined && name !== false && name !== '').join(' ')
