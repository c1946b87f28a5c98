import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

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

const tokenOf = (secret: string, cookie: string): Buffer =>
  createHmac('sha256', secret).update(`form:${cookie}`).digest()

const masked = (bytes: Buffer, mask: Buffer): Buffer => Buffer.from(bytes.map((byte, at) => byte ^ (mask[at] ?? 0)))

/**
 * The token a form carries: bound to the cookie of this browser and to the installation's secret, and behind a mask that is another one
 * each time, so that the length of a compressed page never tells a part of it (BREACH).
 */
export function formToken(secret: string, cookie: string): string {
  const token = tokenOf(secret, cookie)
  const mask = randomBytes(token.length)
  return Buffer.concat([mask, masked(token, mask)]).toString('base64url')
}

/** Whether the token that came back is the one this browser was given. */
export function isOurToken(secret: string, cookie: string, token: string): boolean {
  const expected = tokenOf(secret, cookie)
  const sent = Buffer.from(token, 'base64url')
  if (sent.length !== 2 * expected.length) return false
  return timingSafeEqual(expected, masked(sent.subarray(expected.length), sent.subarray(0, expected.length)))
}
