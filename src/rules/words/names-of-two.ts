import { defaultLabels, labelDefault, type LabelKey, labelKeys, type Labels } from './labels.ts'

/** A name that stands for more than one thing, and for which. */
export type SharedName = { readonly name: string; readonly keys: readonly LabelKey[] }

/**
 * The names an authority has given to more than one thing, whatever their capitals; and its own name for one thing where that is how
 * another is called in short. What shares its default name is meant to, and so is the word for either who can hold a case, where it is one of
 * theirs. `usual` is what each would be called otherwise. (SET-09)
 */
export function namesOfTwo(labels: Labels, usual: Labels = defaultLabels): readonly SharedName[] {
  const byName = new Map<string, LabelKey[]>()
  for (const key of labelKeys)
    for (const name of namesIn(key, labels(key), usual(key))) byName.set(name, [...(byName.get(name) ?? []), key])
  return [...byName.values()].map(withoutWordForEither).flatMap((keys) => {
    const [own] = keys.filter((key) => labels(key) !== usual(key))
    return keys.length > 1 && own !== undefined ? [{ name: labels(own), keys }] : []
  })
}

const withoutWordForEither = (keys: readonly LabelKey[]): readonly LabelKey[] =>
  keys.some((key) => key === 'role.social-worker' || key === 'role.lead-practitioner')
    ? keys.filter((key) => key !== 'role.case-holder')
    : keys

/** How a thing is called, written so that capitals and spaces make no difference. */
function namesIn(key: LabelKey, name: string, usual: string): ReadonlySet<string> {
  const { short = usual } = labelDefault(key)
  return new Set((name === usual ? [usual, short] : [name]).map((each) => each.toLowerCase().replaceAll(/\s+/g, ' ')))
}
