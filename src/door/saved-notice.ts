import type { FastifyReply } from 'fastify'
import { withSavedNotice } from '#govuk/pieces/saved-notice.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { cookieOptions, savedCookieName as name } from './receive.ts'

/** In seconds: whoever comes later doesn't come from saving. */
const remembered = 60

/** Lets the page at this address know that it is opened because something was saved. */
export const tellSaved = (reply: FastifyReply, goTo: string): void =>
  void reply.setCookie(name, goTo, { ...cookieOptions, maxAge: remembered })

/** The page with the notice that something was saved, where it is opened because of that; it is said once. */
export function sayingSaved(content: PageContent, now: Temporal.Instant, reply: FastifyReply): PageContent {
  const [address, place = ''] = (reply.request.cookies[name] ?? '').split('#')
  if (address === '' || address !== reply.request.url) return content
  void reply.clearCookie(name, cookieOptions)
  // A list that says itself in which of its rows something was saved.
  if (new URL(address, 'http://here').searchParams.has('saved')) return content
  const time = now.toZonedDateTimeISO('Europe/London').toPlainTime().toString({ smallestUnit: 'minute' })
  return { ...content, main: withSavedNotice(content.main, place, `Saved at ${time}`) }
}
