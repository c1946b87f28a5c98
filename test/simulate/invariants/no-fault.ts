import type { Invariant } from './invariant.ts'

/**
 * No answer is a fault, and what a page offers is there: a link that leads to nothing, or to "not yours", is a promise broken.
 * (SEC-02, SEC-05)
 */
export const noFault: Invariant = {
  says: 'no answer is a fault, and nothing offered is refused',
  watch: () => ({
    answered: ({ method, address, from, sent }) => {
      if (sent.status >= 500) return [`${method} ${address} answers ${sent.status}`]
      if (method === 'POST' && sent.status === 422 && sent.page.errors.length === 0)
        return [`${address} comes back without a sentence that says what is wrong`]
      if (method === 'GET' && from !== null && sent.status >= 400)
        return [`${from} leads to ${address}, which answers ${sent.status} ${sent.page.heading}`]
      return []
    },
  }),
}
