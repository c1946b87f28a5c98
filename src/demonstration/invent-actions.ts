import { isBefore, latest } from '#rules/calendar/plain-date.ts'
import { workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import type { ActionPlan } from './plans.ts'

type PlainDate = Temporal.PlainDate

const deeds = [
  'Letter of instruction to the psychologist',
  'Viability assessment of the maternal aunt',
  'Confirm who has parental responsibility',
  'Update the genogram',
  'Home visit and report',
  'Request a hair strand test',
  'Parenting assessment to start',
  'Update the chronology',
  'Family group conference referral',
  'Ask the school for attendance since September',
  'Arrange an interpreter for the next meeting',
] as const

/** Some actions of the last weeks: what was due by yesterday is done, the rest is still to come. */
export function inventActions(chance: Chance, children: number, today: PlainDate): readonly ActionPlan[] {
  return Array.from({ length: chance.between(0, 2 + children) }, () => {
    const addedOn = workingDay(today.subtract({ days: chance.between(3, 45) }))
    const dueOn = workingDay(addedOn.add({ days: chance.between(7, 42) }))
    return {
      words: chance.pick(deeds),
      child: chance.in(0.7) ? chance.between(0, children - 1) : null,
      dueOn,
      addedOn,
      doneOn: isBefore(dueOn, today)
        ? latest(addedOn, workingDay(dueOn.subtract({ days: chance.between(0, 5) })))
        : null,
      source: chance.pick(['gateway', 'family'] as const),
    }
  })
}
