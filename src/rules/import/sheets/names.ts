const anySpace = /[\s\u00A0\u2000-\u200B\u202F\u205F\u3000\uFEFF]+/gu

/** Marks that turn the direction of writing: nobody sees them, and in a sentence they would turn the words around them too. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** A name as it is kept: composed letters, single ordinary spaces, none at the ends, no direction marks. Nothing else of it changes. */
export const tidyName = (name: string): string =>
  name.replaceAll(directionMarks, '').normalize('NFC').replaceAll(anySpace, ' ').trim()

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
