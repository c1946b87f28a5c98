const anySpace = /[\s\u00A0\u2000-\u200B\u202F\u205F\u3000\uFEFF]+/gu

/** Joiners have a shape to give between letters of scripts that join; elsewhere nobody sees them. */
const joiners = /(?<=[[\p{L}\p{M}]--\p{Script=Latin}])[\u200C\u200D](?=[\p{L}--\p{Script=Latin}])/gv

/**
 * What nobody sees: control characters, marks that turn the direction of writing (in a sentence they would turn the words around them too), and
 * letters without ink.
 */
const unseen = /[[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]--[\t\n\v\f\r\u0085]]/gv

/** A name as it is kept: composed letters, single ordinary spaces, none at the ends, nothing that can't be seen. Nothing else of it changes. */
export function tidyName(name: string): string {
  const kept = new Set([...name.matchAll(joiners)].map(({ index }) => index))
  return name
    .replaceAll(unseen, (mark, at: number) => (kept.has(at) ? mark : ''))
    .normalize('NFC')
    .replaceAll(anySpace, ' ')
    .trim()
}
