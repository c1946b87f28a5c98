import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's own browser, or the one that CHROME_PATH names; close it when done. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? usual.find((path) => existsSync(path))
  if (executablePath === undefined) {
    throw new Error(`No browser found at ${usual.join(', ')}: install Chromium or set CHROME_PATH to where it is.`)
  }
  return chromium.launch({ executablePath, args: quiet })
}
