import { isAfter, mondayOf } from '#rules/calendar/plain-date.ts'
import { calledAfterMother } from '#rules/people/unborn-name.ts'
import { type Chance, dealer } from './chance.ts'
import { inventActions } from './invent-actions.ts'
import { ageDealer, familySizes, inventAdults, inventChildren, surname } from './invent-people.ts'
import {
  afterPreProceedings,
  type Decks,
  decksOf,
  inPreProceedings,
  inPrivateProceedings,
  issuedWithout,
  type Story,
} from './invent-stories.ts'
import type { ChildPlan, FamilyPlan } from './plans.ts'
import { quietDecisions } from './quiet-days.ts'

type PlainDate = Temporal.PlainDate

/**
 * The families chance gives an authority, one at a time: of every forty-nine twenty are in pre-proceedings (with the told ones about thirty, as
 * in an average authority), some in court or in private proceedings, the others over within the last months (data standards §5).
 */
export function* inventFamilies(chance: Chance, count: number, today: PlainDate): Generator<FamilyPlan> {
  const decisions = quietDecisions(today)
  const decks = decksOf(chance)
  const week = dealer(chance, weeksOf(decisions))
  const deal = dealer<() => Story>(chance, [
    [20, () => startedOnOneOf(chance, decks, today, { week: week(), decisions })],
    [19, () => afterPreProceedings(chance, decks, today)],
    [5, () => issuedWithout(chance, decks, today)],
    [5, () => inPrivateProceedings(chance, today)],
  ])
  const size = dealer(chance, familySizes)
  const age = ageDealer(chance)
  for (let made = 0; made < count; made += 1) yield familyOf(chance, deal()(), { size: size(), age, today })
}

type Decisions = ReturnType<typeof quietDecisions>

/** The same days week by week, so that no meeting gets many more of them than another. */
const weeksOf = (decisions: Decisions): readonly [readonly [1, Decisions], ...(readonly [1, Decisions])[]] => {
  const weeks = [...Map.groupBy(decisions, ({ on }) => mondayOf(on).toString()).values()]
  const [first, ...others] = weeks.flatMap(([day, ...more]) =>
    day === undefined ? [] : [[1, [day, ...more]] as const],
  )
  return [first ?? [1, decisions], ...others]
}

function startedOnOneOf(
  chance: Chance,
  decks: Decks,
  today: PlainDate,
  { week, decisions }: { readonly week: Decisions; readonly decisions: Decisions },
): Story {
  const start = chance.pick(week)
  const joins = decisions.find(({ on, extended }) => !extended && isAfter(on, start.on.add({ days: 4 })))
  return inPreProceedings(chance, decks, today, { start, joins: joins ?? null })
}

type Made = { readonly size: number; readonly age: ReturnType<typeof ageDealer>; readonly today: PlainDate }

function familyOf(chance: Chance, story: Story, { size, age, today }: Made): FamilyPlan {
  const name = surname(chance)
  const place = { team: chance.between(0, 3), worker: chance.between(0, 3), solicitor: chance.between(0, 2) }
  const born = inventChildren(chance, name, size, { ...story, age })
  const told = born.map((child, at) => ({ ...child, ...place, ...story.child(at) }))
  const adults = inventAdults(chance, name)
  return {
    name,
    children: told.map((child) => ({ ...child, ...beforeBirth(child, name, adults[0]?.name ?? name) })),
    adults,
    proceedings: story.proceedings,
    restricted: false,
    actions: story.isOver ? [] : inventActions(chance, size, today),
  }
}

/** What a child was called before the birth, after the mother as everywhere. */
const beforeBirth = (
  { name, unbornAs, bornOn }: Pick<ChildPlan, 'name' | 'unbornAs' | 'bornOn'>,
  familyName: string,
  mother: string,
) => {
  const after = (called: string) => calledAfterMother(called, { familyName, mother, before: null }) ?? called
  return { name: bornOn === null ? after(name) : name, unbornAs: unbornAs === null ? null : after(unbornAs) }
}
