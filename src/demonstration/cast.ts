import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isBefore, latest } from '#rules/calendar/plain-date.ts'
import { isWorkingDay, nextWorkingDay } from '#rules/calendar/working-days.ts'
import type { Kept } from './kept.ts'
import type { Organisation } from './organisation.ts'
import type { AdultPlan, ChildPlan } from './plans.ts'

type PlainDate = Temporal.PlainDate

/** What a story is told with: the people of the council and the day it is told on. */
export type Cast = { readonly organisation: Organisation; readonly today: PlainDate }

/** The people who have a child. */
export type PeopleOfChild = {
  readonly teamId: number
  readonly worker: number
  readonly manager: number
  readonly solicitor: number
}

/** A child of the story with those who have the child. */
export type ChildInStory = {
  readonly plan: ChildPlan
  readonly record: Kept
  readonly people: PeopleOfChild
  readonly adults: readonly AdultInStory[]
}

/** A parent or other adult of the family, on record from a day on. */
export type AdultInStory = { readonly plan: AdultPlan; readonly record: Kept; readonly knownFrom: PlainDate }

/** Those who have a child, by their places in the plan. */
export function peopleOf(
  { organisation }: Cast,
  { team, worker, solicitor }: Pick<ChildPlan, 'team' | 'worker' | 'solicitor'>,
): PeopleOfChild {
  const { teams, solicitors } = organisation
  const of = teams[team]
  const [workerId, solicitorId] = [of?.workers[worker], solicitors[solicitor]]
  if (of === undefined || workerId === undefined || solicitorId === undefined)
    throw new Error(`no worker ${worker} in team ${team}, or no solicitor ${solicitor}`)
  return { teamId: of.id, worker: workerId, manager: of.managerId, solicitor: solicitorId }
}

/** The day on which what happened then is entered: the same or, at a weekend, the next on which people work, and always before today. */
export function enteredOn({ today }: Pick<Cast, 'today'>, happenedOn: PlainDate): PlainDate {
  const on = isWorkingDay(englandAndWales, happenedOn) ? happenedOn : nextWorkingDay(englandAndWales, happenedOn)
  return isBefore(on, today) ? on : latest(happenedOn, today.subtract({ days: 1 }))
}
