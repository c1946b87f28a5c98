// What the tests ask of the system besides: a real browser with all its libraries, and `ps`, which tells what still runs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { missingLibraries } from './missing-libraries.mjs'

/**
 * The shell first: Debian’s Chromium without windows and bars, which takes half the time to show the same.
 * @type {Partial<Record<NodeJS.Platform, readonly string[]>>}
 */
const usual = {
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

/** The browser that CHROME_PATH names, or the system’s own, or null. Throws when CHROME_PATH names nothing. */
export function findBrowser() {
  const named = process.env['CHROME_PATH'] ?? ''
  if (named === '') return (usual[process.platform] ?? []).find((path) => existsSync(path)) ?? null
  if (existsSync(named)) return named
  throw new Error(`CHROME_PATH is ${named}, and there is no such file.`)
}

/** The whole browser, as people have it, or null where there is only the shell: that one keeps no page to go back to. */
export function findWholeBrowser() {
  const all = [process.env['CHROME_PATH'] ?? '', ...(usual[process.platform] ?? [])]
  return all.find((path) => path !== '' && !path.includes('headless-shell') && existsSync(path)) ?? null
}

/** Debian’s package of it. */
export const browserPackage = 'chromium-headless-shell'

export const noBrowser =
  `The tests need a real browser and found none at ${(usual[process.platform] ?? []).join(', ')}.` +
  ` Install Chromium or Chrome (on Debian, as root: apt-get install ${browserPackage}), or set CHROME_PATH to the program.`

/** @returns {readonly import('./install-system.mjs').Lack[]} */
export const lackedByTests = () => [...lackedInBrowser(), ...lackedToLook()]

/**
 * Debian’s own browser comes with its libraries; one that somebody put there alone may be short of them, and what Debian’s needs is what it needs.
 * @returns {readonly import('./install-system.mjs').Lack[]}
 */
function lackedInBrowser() {
  const browser = findBrowser()
  if (browser === null) return [{ sentence: noBrowser, packages: [browserPackage] }]
  const libraries = missingLibraries([browser])
  if (libraries.length === 0) return []
  return [{ sentence: `${browser} can’t run: this system lacks ${libraries.join(', ')}.`, packages: [browserPackage] }]
}

/** @returns {readonly import('./install-system.mjs').Lack[]} */
function lackedToLook() {
  if (process.platform === 'win32' || spawnSync('ps', { stdio: 'ignore' }).error === undefined) return []
  return [{ sentence: 'The tests need the program ps.', packages: ['procps'] }]
}
