import { chanceFrom, type Chance } from '#demonstration/chance.ts'
import { defaultLabels, labelKeys, type LabelKey } from '#rules/words/labels.ts'
import { byItself } from '#test/simulate/by-itself.ts'
import type { Life } from '#test/simulate/living.ts'
import type { World } from '#test/simulate/world.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

const beginnings = ['Zor', 'Kwi', 'Vunt', 'Dask', 'Yol', 'Mun', 'Quib', 'Fleg', 'Troo', 'Sni', 'Umb', 'Oll'] as const
const ends = ['ble', 'llet', 'zzy', 'mper', 'ndus', 'ckle', 'ffin', 'rrow', 'sket', 'nch', 'ppo', 'dge'] as const

/** A word that no language has, and how councils’ names are made: long and short, with what other programs trip over. */
function inventedNameOf(chance: Chance): string {
  const word = `${chance.pick(beginnings)}${chance.pick(ends)}`
  return chance.pick([
    () => `${word} panel`,
    () => word.toLowerCase(),
    () => `${word.toLowerCase()} review`,
    () => `${word}’s Board`,
    () => `${word} & Care Forum`,
    () => `head of ${word.toLowerCase()}`,
    () => `<${word}> "Circle"`,
    () => `${word} (${word.slice(0, 2).toUpperCase()})`,
    () => `hourly ${word.toLowerCase()}`,
    () => word.toUpperCase(),
    () => `${word} and ${word.toLowerCase()}ing with a name that goes on for the length of a line`,
  ])()
}

const some = (chance: Chance, share: number): readonly LabelKey[] => labelKeys.filter(() => chance.in(share))

/** The administrator gives some things another name; now and then the usual one again, or one that is another thing’s. */
async function rename(life: Life, keys: readonly LabelKey[]): Promise<void> {
  const { chance, world } = life
  for (const key of keys) {
    const name = chance.weighted([
      [8, inventedNameOf(chance)],
      [1, defaultLabels(key)],
      [1, defaultLabels(some(chance, 0.1)[0] ?? 'case-system')],
    ])
    await goAndSend(life, { who: world.place.people.administrator, at: `/settings/names/${key}`, given: [[/./, name]] })
  }
}

/** One council in three has names of its own from the first day, one of these for everything. */
const hasOwnNames = ({ seed }: World): boolean => chanceFrom(`names of ${seed}`).in(0.35)

/** On its first day a council says what it calls its bodies, people, papers and outcomes. (SET-03, SET-09) */
export const namesAreChosen: Happening = {
  says: 'a council chooses its names',
  isDue: ({ world }, day) => day.equals(world.begins) && hasOwnNames(world),
  happen: async (life) => {
    const own = byItself(life, 'names')
    await rename(own, some(own.chance, own.chance.in(0.2) ? 1 : 0.4))
  },
}

/** In the middle of the year it calls some of them otherwise: what was published or filed keeps the names of its day. (SET-03) */
export const namesChange: Happening = {
  says: 'names change',
  isDue: ({ world }, day) => hasOwnNames(world) && chanceFrom(`names of ${world.seed} on ${day.toString()}`).in(0.06),
  happen: async (life) => {
    const own = byItself(life, 'other names')
    await rename(own, some(own.chance, 0.15))
  },
}
