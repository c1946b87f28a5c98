/**
 * Names as TypeScript writes them and as the database does: `bornOn` and `born_on`. Each is worked out once; there are a few hundred.
 * Only names of tables and columns of ours are meant: lower-case words, digits and underscores between words.
 */
export const inDatabase = kept((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

/** The other way round: `born_on` is `bornOn`. */
export const inCode = kept((name) => name.replace(/(?<=.)_+(.)/g, (_, letter: string) => letter.toUpperCase()))

function kept(change: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const changed = change(name)
    known.set(name, changed)
    return changed
  }
}
