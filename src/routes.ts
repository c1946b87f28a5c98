import { accountRoutes } from './features/accounts/routes.ts'
import { actionRoutes } from './features/actions/routes.ts'
import { courtRoutes } from './features/court/routes.ts'
import { datesRoutes } from './features/dates/routes.ts'
import { draftRoutes } from './features/drafts/routes.ts'
import { documentRoutes } from './features/documents/routes.ts'
import { filingRoutes } from './features/filing/routes.ts'
import { helpRoutes } from './features/help/routes.ts'
import { whenTaken } from './features/meetings/agenda/when-taken.query.ts'
import { papersWanted } from './features/meetings/papers/papers-wanted.query.ts'
import { leaverRoutes } from './features/leavers/routes.ts'
import { meetingRoutes } from './features/meetings/routes.ts'
import { importRoutes } from './features/import/routes.ts'
import { messageRoutes } from './features/messages/routes.ts'
import { familyRoutes } from './features/families/routes.ts'
import { lettersInRow } from './features/families/pre-proceedings/keep-letters-of-child.ts'
import { myWorkRoutes } from './features/my-work/routes.ts'
import { settingsRoutes } from './features/settings/routes.ts'
import { overviewRoutes } from './features/overview/routes.ts'
import { panelRoutes } from './features/panels/routes.ts'
import { resourceRoutes } from './features/resources/routes.ts'
import { searchRoutes } from './features/search/routes.ts'
import { trackerRoutes } from './features/tracker/routes.ts'
import { cookieName, savedCookieName } from './door/receive.ts'
import { staffingRoutes } from './features/staffing/routes.ts'
import type { FileStore } from './platform/files/stored-files.ts'
import type { Route } from './door/visit.ts'

export type RouteSettings = {
  readonly production: boolean
  /** Where an authority's uploaded documents are kept, by its key. */
  readonly fileStore: (authority: string) => FileStore
  /** The address of an authority's pages at this host, without a slash at the end, for links in messages. */
  readonly publicAddress: (host: string) => string
}

/** Every address of Waymark, feature by feature. */
export const allRoutes = (settings: RouteSettings): readonly Route[] => [
  ...accountRoutes(settings),
  ...actionRoutes(settings),
  ...courtRoutes(),
  ...datesRoutes(),
  ...documentRoutes(settings),
  ...draftRoutes(),
  ...filingRoutes(settings),
  ...helpRoutes({ cookieName, savedCookieName }),
  ...leaverRoutes(settings),
  ...meetingRoutes(settings),
  ...importRoutes(),
  ...messageRoutes(),
  ...familyRoutes(settings),
  ...panelRoutes(settings),
  ...resourceRoutes(),
  ...myWorkRoutes({ whenTaken, papersWanted }),
  ...settingsRoutes(settings),
  ...trackerRoutes({ letters: lettersInRow }),
  ...overviewRoutes(settings),
  ...searchRoutes(),
  ...staffingRoutes(),
]
