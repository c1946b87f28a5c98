/** Somebody whose name must not stand in another child's file, and what stands there instead ("a sibling"). */
export type OtherName = { readonly name: string; readonly instead: string }

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The whole name first, then the first name alone: "Ben Adeyemi", "Ben". A first name of one letter is left alone. */
const waysToSay = (name: string): readonly string[] => {
  const [first = ''] = name.trim().split(/\s+/)
  return [name.trim(), ...(first.length > 1 ? [first] : [])].filter((way) => way !== '')
}

/**
 * The text with every other person's name taken out, whole names and first names, in any case; a word that only contains a name stays.
 * `kept` is the child's own name: a first name the child shares with another stays. (FI-01: only that child's matters)
 */
export function withoutOtherNames(text: string, kept: string, others: readonly OtherName[]): string {
  const own = new Set(waysToSay(kept).map((way) => way.toLowerCase()))
  const said = others
    .flatMap(({ name, instead }) => waysToSay(name).map((way) => ({ way, instead })))
    .filter(({ way }) => !own.has(way.toLowerCase()))
    .toSorted((one, other) => other.way.length - one.way.length)
  return said.reduce(
    (left, { way, instead }) =>
      left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(way)}(?![\\p{L}\\p{N}])`, 'giu'), instead),
    text,
  )
}
