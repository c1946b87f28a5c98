import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** Which places import which others. */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>

/** Every import of a file of src/ by another, tests apart, as paths from the checkout. */
function importsOfFiles(): readonly (readonly [from: string, to: string])[] {
  const files = globSync('src/**/*.ts', { cwd: checkout }).filter((file) => !file.endsWith('.test.ts'))
  return files.flatMap((file) =>
    [...readFileSync(join(checkout, file), 'utf8').matchAll(/^(?:import|export|\}) .*?'((?:#|\.\/)[^']+)'$/gm)].map(
      ([, specifier = '']) =>
        [file, specifier.startsWith('#') ? `src/${specifier.slice(1)}` : join(dirname(file), specifier)] as const,
    ),
  )
}

function between(placeOf: (file: string) => string | null): Imports {
  const imports = new Map<string, Set<string>>()
  for (const [from, to] of importsOfFiles()) {
    const [one, other] = [placeOf(from), placeOf(to)]
    if (one === null || other === null || one === other) continue
    imports.set(one, (imports.get(one) ?? new Set()).add(other))
  }
  return imports
}

/** Between the shelves of one room: the folders in it. The shelf of the import is as large as a room, so its folders count each. */
export const importsBetweenShelves = (room: string): Imports =>
  between((file) => {
    const [, inRoom, shelf, more] = file.split('/')
    if (inRoom !== room || shelf === undefined || more === undefined) return null
    return shelf === 'import' ? dirname(file) : shelf
  })

/** Between the rooms of the house, each file of the roof being one. */
export const importsBetweenRooms = (): Imports => between((file) => file.split('/')[1] ?? null)

/** The places of one circle, in order; none where every import leads down. */
export function circleIn(imports: Imports): readonly string[] {
  const done = new Set<string>()
  const search = (place: string, way: readonly string[]): readonly string[] => {
    if (way.includes(place)) return [...way.slice(way.indexOf(place)), place]
    if (done.has(place)) return []
    for (const next of imports.get(place) ?? []) {
      const found = search(next, [...way, place])
      if (found.length > 0) return found
    }
    done.add(place)
    return []
  }
  for (const place of imports.keys()) {
    const found = search(place, [])
    if (found.length > 0) return found
  }
  return []
}

/** The floor each place stands on: one above the highest it imports, from 1. Only for imports without a circle. */
export function floorsOf(imports: Imports): ReadonlyMap<string, number> {
  const floors = new Map<string, number>()
  const floorOf = (place: string): number => {
    const known = floors.get(place)
    if (known !== undefined) return known
    const floor = 1 + Math.max(0, ...[...(imports.get(place) ?? [])].map(floorOf))
    floors.set(place, floor)
    return floor
  }
  for (const place of imports.keys()) floorOf(place)
  return floors
}
