import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

/**
 * The one typeface of every page, on screen and paper: Arimo, whose letters are as wide as Arial's (docs/decisions/0008). A browser
 * fetches the further letters only for a page that has one: Łukasz, Siân Ŵyn.
 */
const sets = [
  { name: 'latin', letters: 'U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212' },
  {
    name: 'latin-ext',
    letters: 'U+0100-0130, U+0132-0151, U+0154-017F, U+0218-021B, U+1E80-1E85, U+1E9E, U+1EF2-1EF3',
  },
] as const
const weights = [400, 700] as const

const faces = sets.flatMap((set) =>
  weights.map((weight) => ({ ...set, weight, file: `arimo-${set.name}-${weight}.woff2` })),
)

/** The rules that name the files, which lie beside the style sheet. Until a file is there, words stand in Arial or what there is. */
export const faceRules = `/*! Arimo: arimo-licence.txt */${faces
  .map(
    ({ file, weight, letters }) =>
      `@font-face{font-family:Arimo;font-weight:${weight};font-display:swap;src:url(${file}) format("woff2");unicode-range:${letters.replaceAll(', ', ',')}}`,
  )
  .join('')}`

/** The files: from the package, cut to the letters that their rules name. */
export async function faceFiles(): Promise<Record<string, Buffer>> {
  const files = await Promise.all(
    faces.map(async ({ file, name, weight, letters }): Promise<[string, Buffer]> => [
      file,
      await subsetFont(packaged(`files/arimo-${name}-${weight}-normal.woff2`), charactersOf(letters), {
        targetFormat: 'woff2',
      }),
    ]),
  )
  return { ...Object.fromEntries(files), 'arimo-licence.txt': packaged('LICENSE') }
}

const packaged = (path: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../../node_modules/@fontsource/arimo/${path}`, import.meta.url)))

function charactersOf(ranges: string): string {
  const codes = ranges.split(', ').flatMap((range) => {
    const [first = 0, last = first] = range
      .slice(2)
      .split('-')
      .map((code) => Number.parseInt(code, 16))
    return Array.from({ length: last - first + 1 }, (_, more) => first + more)
  })
  return String.fromCodePoint(...codes)
}
