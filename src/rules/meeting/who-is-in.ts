import { nameWithin } from '#rules/people/name-within.ts'
import type { Brings } from './agenda-items.ts'

type Named = { readonly childId: number; readonly name: string; readonly familyName: string }

/** 'Cara today; Ben in view'; where not the same brings each, 'Cara: urgent return to panel, by Thu 26 Nov; Ben: final'. */
export function whoIsIn(children: readonly Named[], brings: readonly Brings[]): string | null {
  const [first] = children
  if (first !== undefined && children.length === 1) return nameWithin(first.familyName, first.name)
  const names = (isOne: (childId: number) => boolean) =>
    children
      .filter(({ childId }) => isOne(childId))
      .map(({ name, familyName }) => nameWithin(familyName, name))
      .join(', ')
  const today = brings.map(({ childIds, words }) => {
    const some = names((childId) => childIds.includes(childId))
    return brings.length === 1 ? `${some} today` : `${some}: ${words}`
  })
  const inView = names((childId) => brings.every(({ childIds }) => !childIds.includes(childId)))
  return [...today, inView && `${inView} in view`].filter(Boolean).join('; ')
}
