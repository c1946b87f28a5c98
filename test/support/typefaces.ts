import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Our own typeface, or one much narrower or wider that stands in its place: as where ours didn't arrive, whatever the machine has. */
export type Typeface = 'ours' | 'narrow' | 'wide'

/** For each, what is sent instead of a file of ours, by its name; null for the file itself. */
export const typefaces: Record<Typeface, (name: string) => Buffer | null> = {
  ours: () => null,
  narrow: (name) => insteadOf(name, 'pt-sans-narrow'),
  wide: (name) => insteadOf(name, 'dejavu-sans'),
}

function insteadOf(name: string, other: string): Buffer | null {
  const weight = /^arimo-.*-(\d+)\.woff2$/.exec(name)?.[1]
  return weight === undefined ? null : packaged(`${other}/files/${other}-latin-${weight}-normal.woff2`)
}

const packaged = (path: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/@fontsource/${path}`, import.meta.url)))
