import { installWithApt } from '../../bootstrap/install-system.mjs'
import { browserPackage, findBrowser, noBrowser } from '../../bootstrap/lacked-by-tests.mjs'

/** The browser that CHROME_PATH names, or the system's own. Throws with how to get one. */
export function browserPath(): string {
  const found = findBrowser()
  if (found !== null) return found
  throw new Error(noBrowser)
}

/** As root on Debian, installs Chromium where there is no browser; elsewhere leaves it to browserPath to say so. */
export function installBrowserIfNone(): void {
  if (findBrowser() === null) installWithApt([browserPackage])
}
