import type { Readable } from 'node:stream'
import { nothing } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'

/**
 * What a handler answers. `saw` holds the ids of the children whose names the answer shows; the trail keeps them before the answer
 * leaves. `did` overrides the route's own words in the trail.
 */
export type Answer =
  | {
      readonly kind: 'page'
      readonly status: number
      readonly content: PageContent
      readonly saw: readonly number[]
      readonly because?: string
      /** How many actions are overdue for who reads it: the menu counts them. */
      readonly overdue?: number
    }
  | {
      readonly kind: 'redirect'
      readonly to: string
      readonly session?: { readonly start: number } | 'end'
      /** Something was saved: the page it leads to says so; false where it goes on with the same form. */
      readonly saved?: boolean
    }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mediaType: string
      readonly body: Uint8Array | Readable
      readonly saw: readonly number[]
    }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown; readonly saw: readonly number[] }

/** A page with what it shows; 200. */
export const page = (content: PageContent, saw: readonly number[] = []): Answer => ({
  kind: 'page',
  status: 200,
  content,
  saw,
})

/** The same form again with its errors; 422. */
export const mistakes = (content: PageContent, saw: readonly number[] = []): Answer => ({
  kind: 'page',
  status: 422,
  content: { ...content, mistaken: true },
  saw,
})

/** The record moved on since the form was opened: both texts are on the page; 409. */
export const conflict = (content: PageContent, saw: readonly number[] = []): Answer => ({
  kind: 'page',
  status: 409,
  content,
  saw,
  because: 'changed by someone else',
})

/** A lawful refusal: the page names the rule and who can; 403. `because` goes to the trail. */
export const refusal = (content: PageContent, because: string, saw: readonly number[] = []): Answer => ({
  kind: 'page',
  status: 403,
  content,
  saw,
  because,
})

/** There is nothing here that this person may see; 404, the same words whether it exists or not. */
export const notFound = (): Answer => ({
  kind: 'page',
  status: 404,
  content: { title: 'Page not found', main: nothing },
  saw: [],
})

/** After a change: see the result (POST–redirect–GET); 303. */
export const redirect = (to: string): Answer => ({ kind: 'redirect', to })

/** Goes on with the same form, of which something is kept already: the page doesn't say so, and the focus goes where the address says. */
export const goOnWithForm = (to: string): Answer => ({ kind: 'redirect', to, saved: false })

/** Signs a person in or out, then goes on; the cookie is always a new one. */
export const redirectWithSession = (to: string, session: { readonly start: number } | 'end'): Answer => ({
  kind: 'redirect',
  to,
  session,
})

/** A download under `name`; never shown in the browser. */
export const file = (
  name: string,
  mediaType: string,
  body: Uint8Array | Readable,
  saw: readonly number[] = [],
): Answer => ({ kind: 'file', name, mediaType, body, saw })

/** Data for programs. */
export const json = (body: unknown, status = 200): Answer => ({ kind: 'json', status, body, saw: [] })
