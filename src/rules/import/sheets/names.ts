import { tidyName } from '#rules/words/tidy-name.ts'

const anySpace = /[\s\u00A0\u2000-\u200B\u202F\u205F\u3000\uFEFF]+/gu

/**
 * What is compared of a name: small letters without accents, every kind of apostrophe left out, hyphens as spaces. "Siân O’Brien-Cole" and
 * "SIAN  O'Brien Cole" are the same; "Ann" and "Anne" aren't.
 */
export const nameKey = (name: string): string =>
  tidyName(name)
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[łŁ]/gu, 'l')
    .replaceAll(/[øØ]/gu, 'o')
    .replaceAll(/['’‘`´ʼ′.]/gu, '')
    .replaceAll(/[-‐‑–—]/gu, ' ')
    .replaceAll(anySpace, ' ')
    .trim()
    .toLowerCase()

/** The last word of a name: what a family is called when no column names it. */
export const surnameOf = (name: string): string => tidyName(name).split(' ').at(-1) ?? ''
