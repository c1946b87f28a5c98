import { after } from 'node:test'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'
import { findWholeBrowser } from '../../bootstrap/lacked-by-tests.mjs'
import { secondsOfGrandchildren, tellCost } from './costs.ts'
import { browserPath } from './find-browser.ts'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

let opened: Promise<Browser> | null = null
let users = 0
/** Milliseconds that a browser nobody uses is kept for the next file of this process: to start one takes as long as a short test. */
const rest = 5_000

/**
 * The system's own browser, or the one that CHROME_PATH names, as this process has it: files that share a process share it, one after the
 * other. Call it at the file's top; when the file is done its windows are closed.
 */
export async function openBrowser(): Promise<Browser> {
  users += 1
  after(leaveBrowser)
  opened ??= chromium.launch({ executablePath: browserPath(), args: quiet })
  // A promise of the asker's own: node:test tells by it which file goes on.
  return await opened
}

async function leaveBrowser(): Promise<void> {
  const browser = await opened
  users -= 1
  if (browser === null || users > 0) return
  await Promise.all(browser.contexts().map((context) => context.close()))
  setTimeout(() => {
    if (users > 0) return
    opened = null
    tellCost('what browsers were made of', secondsOfGrandchildren())
    void browser.close()
  }, rest)
}

/** The whole browser as people have it, which brings a page back as it was left where nothing on it forbids that; null where there is none. */
export const openWholeBrowser = (): Promise<Browser> | null => {
  const executablePath = findWholeBrowser()
  return executablePath === null
    ? null
    : chromium.launch({
        executablePath,
        args: [...quiet, '--headless=new'],
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      })
}

/** Milliseconds until a step counts as failed. Long, because a busy machine is slow and only a mistake waits for so long. */
export const patience = 180_000

/** A person's own part of the browser, with its cookies. */
export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(patience)
  return context
}
