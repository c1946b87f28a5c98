import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The typeface's files; the first two are on every page. */
export const fontNames = [
  'arimo-latin-400.woff2',
  'arimo-latin-700.woff2',
  'arimo-latin-ext-400.woff2',
  'arimo-latin-ext-700.woff2',
] as const

/** Everything a browser is sent besides pages; `npm run styles` makes all but our own scripts and the icon. */
export const assetNames = [
  'waymark.css',
  'waymark.js',
  'date-picker.js',
  'govuk-frontend.min.js',
  'names.js',
  'icon.svg',
  ...fontNames,
] as const
export type AssetName = (typeof assetNames)[number]

/** The folder to serve under `assetsPrefix`. */
export const assetsFolder = fileURLToPath(new URL('assets', import.meta.url))

const contents = createHash('sha256')
for (const name of assetNames) contents.update(readFileSync(`${assetsFolder}/${name}`))

/** `/assets/<hash of all files>/`: a new version has new addresses, so that a browser may keep each for a year. */
export const assetsPrefix = `/assets/${contents.digest('hex').slice(0, 12)}/`

export const assetPath = (name: AssetName): string => assetsPrefix + name
