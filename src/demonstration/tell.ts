import { isBefore } from '#rules/calendar/plain-date.ts'
import { comingMeeting, pastMeetings, workingDay, workingDays } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import type { ActionPlan, ChildPlan, FamilyPlan } from './plans.ts'

type PlainDate = Temporal.PlainDate

/** What a told family's dates go by: the coming meeting and the one before. */
export type Told = {
  readonly chance: Chance
  readonly today: PlainDate
  readonly meeting: PlainDate
  readonly lastMeeting: PlainDate
}

export function toldFor(chance: Chance, today: PlainDate): Told {
  const meeting = comingMeeting(today)
  return { chance, today, meeting, lastMeeting: pastMeetings(today, 3)[0] ?? meeting.subtract({ weeks: 1 }) }
}

export const family = (name: string, children: readonly ChildPlan[], more: Partial<FamilyPlan> = {}): FamilyPlan => ({
  name,
  children,
  adults: [],
  proceedings: null,
  restricted: false,
  actions: [],
  ...more,
})

/** A child of so many years. */
export const child = (name: string, years: number, today: PlainDate, more: Partial<ChildPlan>): ChildPlan => ({
  name,
  bornOn: today.subtract({ years, months: 4, days: 11 }),
  unbornAs: null,
  expectedDeliveryOn: null,
  status: 'child-protection',
  accommodated: false,
  team: 1,
  worker: 0,
  solicitor: 0,
  episodes: [],
  privateProceedings: null,
  ...more,
})

/** An action of the panel’s, long ago, still open; due so many days from today, before it when negative. */
export const openAction = (
  { today }: Told,
  words: string,
  { child, dueIn }: { readonly child: number | null; readonly dueIn: number },
): ActionPlan => ({
  words,
  child,
  doneOn: null,
  source: 'gateway',
  dueOn: dueOn(today, dueIn),
  addedOn: workingDay(today.subtract({ days: 40 })),
})

/** The working day on or before; what isn't late yet stays so on a day on which nobody works. */
function dueOn(today: PlainDate, dueIn: number): PlainDate {
  const on = workingDay(today.add({ days: dueIn }))
  if (dueIn < 0 || !isBefore(on, today)) return on
  const [next = on] = workingDays(today, today.add({ days: 7 }))
  return next
}
