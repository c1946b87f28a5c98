import { labelDefault, type LabelKey, labelKeys, type Labels } from './labels.ts'

/** A name that stands for more than one thing, and for which. */
export type SharedName = { readonly name: string; readonly keys: readonly LabelKey[] }

/**
 * The names an authority has given to more than one thing, whatever their capitals; and its own name for one thing where that is how
 * another is called in short. What shares its default name is meant to. (SET-09)
 */
export function namesOfTwo(labels: Labels): readonly SharedName[] {
  const byName = new Map<string, LabelKey[]>()
  for (const key of labelKeys)
    for (const name of namesIn(key, labels)) byName.set(name, [...(byName.get(name) ?? []), key])
  return [...byName.values()].flatMap((keys) => {
    const [own] = keys.filter((key) => labels(key) !== labelDefault(key).text)
    return keys.length > 1 && own !== undefined ? [{ name: labels(own), keys }] : []
  })
}

/** How a thing is called, written so that capitals and spaces make no difference. */
function namesIn(key: LabelKey, labels: Labels): ReadonlySet<string> {
  const { text, short = text } = labelDefault(key)
  const name = labels(key)
  return new Set((name === text ? [text, short] : [name]).map((each) => each.toLowerCase().replaceAll(/\s+/g, ' ')))
}
