import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The shell first: Debian’s Chromium without windows and bars, which takes half the time to show the same. */
const usual: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The browser that CHROME_PATH names, or the system's own. Throws with how to get one. */
export function browserPath(): string {
  const found = foundBrowser()
  if (found !== null) return found
  throw new Error(
    `The tests need a real browser and found none at ${(usual[process.platform] ?? []).join(', ')}.` +
      ' Install Chromium or Chrome (on Debian, as root: apt-get install chromium-headless-shell), or set CHROME_PATH to the program.',
  )
}

function foundBrowser(): string | null {
  const named = process.env['CHROME_PATH'] ?? ''
  if (named === '') return (usual[process.platform] ?? []).find((path) => existsSync(path)) ?? null
  if (existsSync(named)) return named
  throw new Error(`CHROME_PATH is ${named}, and there is no such file.`)
}

/** As root on Debian, installs Chromium where there is no browser; elsewhere leaves it to browserPath to say so. */
export function installBrowserIfNone(): void {
  if (foundBrowser() !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('No browser is installed: installing Chromium with apt-get.')
  const apt = (...words: readonly string[]) =>
    spawnSync('apt-get', words, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell').status
  if (install() === 0) return
  apt('update')
  install()
}
