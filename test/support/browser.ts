import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'
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

/** Milliseconds until a step counts as failed. Long, because a busy machine is slow and only a mistake waits for so long. */
const patience = 180_000

/** A person's own part of the browser, with its cookies. */
export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(patience)
  return context
}
