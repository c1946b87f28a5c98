/** What records are found by: the keys of one. A constant of the module that uses it, for the same function is the same index. */
export type KeysOf<R> = (record: R) => readonly unknown[]

type Index<R> = { upTo: number; readonly byKey: Map<unknown, R[]> }
const indexes = new WeakMap<readonly unknown[], Map<unknown, unknown>>()

/**
 * The records of a list that have this key, in their order, without going through all of them each time: a sheet can have fifty thousand rows.
 * The list may grow at its end, and changes in no other way.
 */
export function withKey<R>(records: readonly R[], keysOf: KeysOf<R>, key: unknown): readonly R[] {
  const ofList = indexes.get(records) ?? new Map<unknown, unknown>()
  indexes.set(records, ofList)
  // What is kept under a function was made by it, of records of this list.
  const index = (ofList.get(keysOf) ?? { upTo: 0, byKey: new Map() }) as Index<R>
  ofList.set(keysOf, index)
  for (const record of records.slice(index.upTo))
    for (const each of new Set(keysOf(record))) {
      const found = index.byKey.get(each)
      if (found === undefined) index.byKey.set(each, [record])
      else found.push(record)
    }
  index.upTo = records.length
  return [...(index.byKey.get(key) ?? [])]
}

type OfChild = { readonly value: { readonly child: string | null } }
type OfEpisode = { readonly value: { readonly episode: string } }
type OfCase = { readonly value: { readonly proceedings: string } }
export const byChild = ({ value }: OfChild): readonly unknown[] => [value.child]
export const byEpisode = ({ value }: OfEpisode): readonly unknown[] => [value.episode]
export const byCase = ({ value }: OfCase): readonly unknown[] => [value.proceedings]
export const byId = ({ id }: { readonly id: number }): readonly unknown[] => [id]
export const byRef = ({ ref }: { readonly ref: string }): readonly unknown[] => [ref]
