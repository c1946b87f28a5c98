import { isBefore } from '#rules/calendar/plain-date.ts'
import { workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import { inventActions } from './invent-actions.ts'
import { inventPrivate, inventProceedings } from './invent-court.ts'
import { inventEpisode } from './invent-episode.ts'
import { howManyChildren, inventAdults, inventChildren, surname } from './invent-people.ts'
import type { ChildPlan, EpisodePlan, FamilyPlan } from './plans.ts'

type PlainDate = Temporal.PlainDate

/** One place in the list of families: what stage it is in and how far along. */
type Slot =
  | { readonly stage: 'pre-proceedings'; readonly daysIn: number }
  | { readonly stage: 'proceedings'; readonly daysSinceIssue: number }
  | { readonly stage: 'private' }
  | { readonly stage: 'ended'; readonly daysSinceDecision: number }

/**
 * The families chance gives an authority, one at a time: an average authority has about thirty in pre-proceedings at once, others in
 * court, in private proceedings, or over within the last two years (data standards §5).
 */
export function* inventFamilies(chance: Chance, count: number, today: PlainDate): Generator<FamilyPlan> {
  for (let made = 0; made < count; made += 1) yield inventFamily(chance, slot(chance), today)
}

const slot = (chance: Chance): Slot =>
  chance.weighted<() => Slot>([
    [34, () => ({ stage: 'pre-proceedings', daysIn: chance.between(2, 88) })],
    [20, () => ({ stage: 'proceedings', daysSinceIssue: chance.between(3, 260) })],
    [8, () => ({ stage: 'private' })],
    [38, () => ({ stage: 'ended', daysSinceDecision: chance.between(120, 720) })],
  ])()

const outcomes = [
  [34, 'step-out-child-in-need'],
  [20, 'step-out-child-protection'],
  [38, 'initiate-proceedings'],
] as const

/** One family of a stage. Siblings mostly start together; one may join later with a clock of their own. */
function inventFamily(chance: Chance, slot: Slot, today: PlainDate): FamilyPlan {
  const name = surname(chance)
  const startedOn = workingDay(today.subtract({ days: daysSinceStart(slot) }))
  const born = inventChildren(
    chance,
    name,
    howManyChildren(chance),
    startedOn,
    slot.stage === 'pre-proceedings' ? 0.18 : 0,
  )
  const team = chance.between(0, 3)
  const worker = chance.between(0, 3)
  const solicitor = chance.between(0, 2)
  const outcome = chance.weighted(outcomes)
  const proceedings =
    slot.stage === 'proceedings'
      ? inventProceedings(chance, workingDay(today.subtract({ days: slot.daysSinceIssue })), today)
      : null
  const children = born.map((child, at): ChildPlan => {
    const late = at > 0 && slot.stage === 'pre-proceedings' && chance.in(0.15) ? chance.between(5, 20) : 0
    return {
      ...child,
      status: slot.stage === 'proceedings' ? 'looked-after' : chance.in(0.7) ? 'child-protection' : 'child-in-need',
      team,
      worker,
      solicitor,
      episodes: episodesOf(chance, slot, startedOn.add({ days: late }), outcome, today),
      privateProceedings: slot.stage === 'private' ? inventPrivate(chance, today) : null,
    }
  })
  return {
    name,
    children,
    adults: inventAdults(chance, name),
    proceedings,
    restricted: false,
    actions: slot.stage === 'ended' ? [] : inventActions(chance, children.length, today),
  }
}

/** When pre-proceedings began: before issue for those in court (some of which came without). */
function daysSinceStart(slot: Slot): number {
  switch (slot.stage) {
    case 'pre-proceedings':
      return slot.daysIn
    case 'proceedings':
      return slot.daysSinceIssue + 90
    case 'private':
      return 30
    case 'ended':
      return slot.daysSinceDecision
  }
}

function episodesOf(
  chance: Chance,
  slot: Slot,
  decidedOn: PlainDate,
  outcome: (typeof outcomes)[number][1],
  today: PlainDate,
): readonly EpisodePlan[] {
  switch (slot.stage) {
    case 'private':
      return []
    case 'pre-proceedings': {
      const on = isBefore(decidedOn, today) ? decidedOn : today.subtract({ days: 1 })
      return [inventEpisode(chance, { decidedOn: workingDay(on), today, outcome: null, extended: slot.daysIn > 76 })]
    }
    case 'proceedings':
      // About a third is issued without pre-proceedings.
      return chance.in(0.33)
        ? []
        : [inventEpisode(chance, { decidedOn, today, outcome: 'initiate-proceedings', extended: false })]
    case 'ended':
      return [inventEpisode(chance, { decidedOn, today, outcome, extended: chance.in(0.25) })]
  }
}
