import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether a browser says that this request comes from another site, by Fetch-Metadata. Requests without the header (not a browser,
 * or an old one) are left to the token. Following a link from elsewhere (a navigating GET) is allowed. (trust.md 8)
 */
export function comesFromElsewhere(
  method: string,
  headers: { readonly site: string | undefined; readonly mode: string | undefined },
): boolean {
  if (headers.site === undefined || headers.site === 'same-origin' || headers.site === 'none') return false
  return method !== 'GET' || headers.mode !== 'navigate'
}

/** The token a form carries: bound to the cookie of this browser and to the installation's secret. */
export const formToken = (secret: string, cookie: string): string =>
  createHmac('sha256', secret).update(`form:${cookie}`).digest('base64url')

/** Whether the token that came back is the one this browser was given. */
export function isOurToken(secret: string, cookie: string, token: string): boolean {
  const expected = Buffer.from(formToken(secret, cookie))
  const actual = Buffer.from(token)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}
