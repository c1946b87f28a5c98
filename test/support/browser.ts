import { chromium, type Browser } from 'playwright-core'
import { browserPath } from './find-browser.ts'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** The system's own browser, or the one that CHROME_PATH names; close it when done. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath(), args: quiet })
