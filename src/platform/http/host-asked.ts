import type { IncomingHttpHeaders } from 'node:http'

/**
 * The host name that was asked, in small letters without a port; '' where none can be read. A proxy's X-Forwarded-Host counts only where
 * `proxySaysHost`: elsewhere anybody could have written it.
 */
export function hostAsked(headers: IncomingHttpHeaders, proxySaysHost: boolean): string {
  const forwarded = headers['x-forwarded-host']
  // What the proxy beside us says comes last.
  const said = proxySaysHost && typeof forwarded === 'string' ? forwarded.split(',').at(-1) : headers.host
  const host = said?.trim() ?? ''
  return /^[^\s/?#@\\]+$/.test(host) ? (URL.parse(`http://${host}`)?.hostname ?? '') : ''
}
