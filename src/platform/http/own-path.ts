const nowhere = 'http://waymark.invalid'

/**
 * An address as a path of this host, as a browser would read it; '/' where it leads, or could lead, anywhere else: another host, another
 * scheme, `//host` also where dots or characters that browsers skip hide it.
 */
export function ownPath(address: string): string {
  if (!address.startsWith('/')) return '/'
  const read = URL.parse(address, nowhere)
  if (read?.origin !== nowhere || read.pathname.startsWith('//')) return '/'
  return `${read.pathname}${read.search}${read.hash}`
}
