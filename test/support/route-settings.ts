import type { RouteSettings } from '../../src/routes.ts'

/** What the routes are made with in tests. */
export const routeSettings: RouteSettings = { production: false }
