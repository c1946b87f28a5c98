import { type Chance, dealer } from './chance.ts'
import { childNames, menNames, surnames, womenNames } from './invented-names.ts'
import type { AdultPlan, ChildPlan } from './plans.ts'

type PlainDate = Temporal.PlainDate

export type Born = Pick<ChildPlan, 'name' | 'unbornAs' | 'bornOn' | 'expectedDeliveryOn'>

/** How many children a family has: 60 % one, 24 % two, 10 % three, 4 % four, 2 % five (data standards §5). */
export const familySizes = [
  [30, 1],
  [12, 2],
  [5, 3],
  [2, 4],
  [1, 5],
] as const

export const surname = (chance: Chance): string => chance.pick(surnames)

type Age = readonly [number, number]

/** Days old at most and at least, by the ages at which children enter pre-proceedings (data standards §5). */
const ages: readonly [readonly [number, Age], ...(readonly [number, Age])[]] = [
  [18, [0, 364]],
  [25, [365, 1825]],
  [22, [1826, 3650]],
  [20, [3651, 5840]],
  [3, [5841, 6500]],
]

/** Deals ages, so that each comes as often as it should. */
export const ageDealer = (chance: Chance): (() => Age) => dealer(chance, ages)

type Coming = {
  readonly cameOn: PlainDate
  readonly youngest: 'born' | 'unborn' | 'born-since'
  readonly age: () => Age
}

/** Children of one surname with different first names, as old as children are who come in on that day; perhaps one not yet born. */
export function inventChildren(
  chance: Chance,
  surname: string,
  count: number,
  { cameOn, youngest, age }: Coming,
): readonly Born[] {
  const first = chance.between(0, childNames.length - 1)
  return Array.from({ length: count }, (_, at) => {
    const name = `${childNames[(first + at * 7) % childNames.length] ?? childNames[0]} ${surname}`
    const unbornAs = `Unborn ${surname}`
    if (at === count - 1 && youngest === 'unborn') {
      const expectedDeliveryOn = cameOn.add({ days: chance.between(145, 175) })
      return { name: unbornAs, unbornAs: null, bornOn: null, expectedDeliveryOn }
    }
    if (at === count - 1 && youngest === 'born-since') {
      // Before the first review: what is filed of one names the child as it is called then.
      const bornOn = cameOn.add({ days: chance.between(12, 30) })
      return { name, unbornAs, bornOn, expectedDeliveryOn: bornOn.add({ days: chance.between(-6, 6) }) }
    }
    const [youngestAge, oldestAge] = age()
    const bornOn = cameOn.subtract({ days: chance.between(youngestAge, oldestAge) })
    return { name, unbornAs: null, bornOn, expectedDeliveryOn: null }
  })
}

/** A mother, often a father, sometimes a grandmother. */
export function inventAdults(chance: Chance, surname: string): readonly AdultPlan[] {
  const adult = (relationship: string): AdultPlan => ({
    name: `${chance.pick(relationship === 'father' ? menNames : womenNames)} ${surname}`,
    relationship,
    represented: chance.in(0.6),
  })
  return [
    adult('mother'),
    ...(chance.in(0.6) ? [adult('father')] : []),
    ...(chance.in(0.25) ? [adult('maternal grandmother')] : []),
  ]
}
