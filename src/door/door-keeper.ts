import type { Permission } from '#rules/access/permissions.ts'
import type { Route } from './visit.ts'

/** What the door knows besides the request. */
export type DoorKeeper = {
  readonly secret: string
  /** The permission that the page at an address names; null where there is none, or nobody needs one. */
  readonly permissionAt: (path: string) => Permission | null
}

/** Finds the permission of the page at an address, as the routes name it: one written out before one with a name in it. */
export function permissionAmong(routes: readonly Route[]): DoorKeeper['permissionAt'] {
  const pages = routes
    .filter(({ method }) => method === 'GET')
    .map(({ path, permission }) => ({ permission, names: path.split(':').length, is: patternOf(path) }))
    .toSorted((one, other) => one.names - other.names)
  return (path) => {
    const permission = pages.find(({ is }) => is.test(path))?.permission
    return permission === undefined || permission === 'anyone' ? null : permission
  }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
