import type { FastifyRequest } from 'fastify'
import { isOurToken } from '#platform/http/cross-site.ts'
import type { Form } from '#platform/http/form.ts'
import { type BodyLimits, BodyRefused, readBody } from '#platform/http/read-body.ts'
import { cookieName } from './receive.ts'

/** What a form may hold, in bytes: a text of a few hundred pages. */
const ofForm = 2 * 1024 * 1024
/** Nobody who isn't signed in has more to say than whom they choose, and where they wanted to go. */
const ofAnybody = 16 * 1024
/** As much is shown again on the page that says what went wrong. */
const shownAgain = 200 * 1024

const read = new WeakMap<FastifyRequest, Form>()

/** Whose form it is, which says how much of it is read. `file` is the largest that its route takes, in bytes. */
export type SentBy =
  | { readonly who: 'anybody' }
  | { readonly who: 'signed-in'; readonly file: number }
  | { readonly who: 'expired'; readonly file: number }

/** Reads what was sent, once it is known from whom; a file of somebody whose session has run out isn't kept. Throws BodyRefused. */
export async function readSent(request: FastifyRequest, by: SentBy, secret: string, cookie: string): Promise<Form> {
  const form = await readBody(request, limitsOf(by), (token) => isOurToken(secret, cookie, token))
  read.set(request, form)
  return form
}

function limitsOf(by: SentBy): BodyLimits {
  if (by.who === 'anybody') return { most: ofAnybody, file: 0 }
  const file = by.who === 'expired' ? Math.min(by.file, 1) : by.file
  return { most: ofForm, file }
}

/**
 * The form that a page which says what went wrong shows again: as read, or, where nothing could be read before, what a browser with a form of
 * ours sent. Null where there is nothing to show.
 */
export async function sentBefore(request: FastifyRequest, secret: string): Promise<Form | null> {
  const known = read.get(request)
  if (known !== undefined || request.method !== 'POST') return known ?? null
  const cookie = request.cookies[cookieName] ?? ''
  try {
    return await readBody(request, { most: shownAgain, file: 0 }, (token) => isOurToken(secret, cookie, token))
  } catch (error) {
    if (error instanceof BodyRefused) return null
    throw error
  }
}
