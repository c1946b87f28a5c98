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

/** Some actions of the last weeks: about half done, most of the rest still to come, a few overdue. */
export function inventActions(chance: Chance, children: number, today: PlainDate): readonly ActionPlan[] {
  return Array.from({ length: chance.between(0, 2 + children) }, () => {
    const addedOn = today.subtract({ days: chance.between(3, 45) })
    const dueOn = addedOn.add({ days: chance.between(7, 42) })
    const isDone = chance.in(0.5)
    const doneOn = isDone ? addedOn.add({ days: chance.between(2, 20) }) : null
    return {
      words: chance.pick(deeds),
      child: chance.in(0.7) ? chance.between(0, children - 1) : null,
      dueOn,
      addedOn,
      doneOn: doneOn !== null && Temporal.PlainDate.compare(doneOn, today) <= 0 ? doneOn : null,
      source: chance.pick(['tracking-meeting', 'review', 'gateway', 'clinic'] as const),
    }
  })
}
