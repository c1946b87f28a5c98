import { errorsAstray } from '#test/support/errors-named.ts'
import type { Invariant } from './invariant.ts'

/** What is wrong with a form is said at the box where it is mended, and names it as the page does. (SEC-05, WCAG 3.3.1) */
export const mistakesNameTheirField: Invariant = {
  says: 'every mistake is said at its box and names it as it is labelled',
  watch: () => ({
    answered: ({ address, sent }) =>
      sent.page.errors.length === 0 ? [] : errorsAstray(sent.page).map((what) => `${address}: ${what}`),
  }),
}
