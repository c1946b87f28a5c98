import { chanceFrom } from '#demonstration/chance.ts'
import type { Sent } from '#test/support/waymark.ts'
import { happenings } from './happenings/happenings.ts'
import type { Broken } from './invariants/invariant.ts'
import type { Life } from './living.ts'
import type { LookStep, SendStep, Step } from './steps.ts'
import { wander } from './wander.ts'
import { kindOf, watchOver } from './watching.ts'
import { openWorld } from './world.ts'

/** Something broken, and all that had happened until then. */
export type Fault = { readonly broken: Broken; readonly steps: readonly Step[]; readonly until: Temporal.PlainDate }

export type Lived = {
  readonly faults: readonly Fault[]
  readonly steps: readonly Step[]
  /** Each step, with how it was answered. */
  readonly story: readonly string[]
  readonly sentTo: ReadonlyMap<string, number>
}

type Wanted = {
  readonly seed: string
  readonly weeks: number
  readonly goOn: boolean
  /** How many people sit down a day beside what happens anyway: at least and at most. */
  readonly strolls: readonly [number, number]
}

class Enough extends Error {}

/** A number that is another each time. */
const unguessed = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** Lives through weeks that nobody wrote. Stops at the first fault, or with `goOn` tells each kind of fault once. */
export async function live({ seed, weeks, goOn, strolls: [fewest, most] }: Wanted): Promise<Lived> {
  const world = await openWorld(seed)
  const steps: Step[] = []
  const faults = new Map<string, Fault>()
  const sentTo = new Map<string, number>()
  const story: string[] = []
  let looking: LookStep | null = null
  const over = watchOver(world, (broken) => {
    const kind = kindOf(broken)
    if (!faults.has(kind))
      faults.set(kind, { broken, steps: [...steps, ...(looking === null ? [] : [looking])], until: world.today() })
    if (!goOn) throw new Enough()
  })
  let minute = 0
  const at = () => world.today().toPlainDateTime('09:00').add({ minutes: minute }).toString()
  const life: Life = {
    world,
    chance: chanceFrom(`life of ${seed}`),
    visits: new Map(),
    nextWord: () => (steps.length + 1) * 200,
    send: async (wanted, page) => {
      const step: SendStep = { ...wanted, is: 'send', number: steps.length + 1, at: at() }
      steps.push(step)
      minute += step.how === 'late' ? 45 : 1
      const came = await over.take(step, page ?? null)
      const answered = came.map(({ sent }) => saidOf(sent)).join(' ') || 'not there'
      story.push(`${JSON.stringify(step).replaceAll(unguessed, '…')} → ${answered}`)
      const key = `${step.action.replaceAll(/\d{4}-\d\d-\d\d|\d+/g, ':')} ${answered}`
      sentTo.set(key, (sentTo.get(key) ?? 0) + 1)
      return came
    },
    look: async (who, address, from) => {
      looking = { is: 'look', number: steps.length + 1, at: at(), who, address, from }
      const sent = await world.open(who, address, from)
      looking = null
      return sent
    },
  }
  try {
    for (let day = world.begins; day.until(world.begins.add({ weeks })).days > 0; day = day.add({ days: 1 })) {
      if (day.dayOfWeek > 5) continue
      const due = happenings.flatMap((happening) => (happening.isDue(life, day) ? [happening] : []))
      const strolls = Array.from({ length: life.chance.between(fewest, most) }, () => wander)
      minute = 0
      for (const deed of [...due.map(({ happen }) => happen), ...strolls]) {
        minute += life.chance.between(2, 18)
        world.clock.moveTo(day.toPlainDateTime('09:00').add({ minutes: minute }))
        await deed(life)
      }
      await over.evening(day)
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  } finally {
    await world.close()
  }
  return { faults: [...faults.values()], steps, story, sentTo }
}

/** How a form was answered, with the first mistake where it came back. */
const saidOf = ({ status, page }: Sent): string =>
  status === 303 ? '303' : `${status} ${page.errors[0]?.text ?? page.heading}`

/** Does these steps again in a new world, and answers the first fault of the same kind; null where it doesn’t come. */
export async function again(seed: string, steps: readonly Step[], wanted: Fault): Promise<Broken | null> {
  const world = await openWorld(seed)
  const kind = kindOf(wanted.broken)
  let found: Broken | null = null
  const over = watchOver(
    world,
    (broken) => {
      if (kindOf(broken) !== kind) return
      found = broken
      throw new Enough()
    },
    wanted.broken.says,
  )
  try {
    let day: Temporal.PlainDate | null = null
    for (const step of steps) {
      const on = Temporal.PlainDateTime.from(step.at).toPlainDate()
      if (day !== null && !day.equals(on)) await over.evening(day)
      day = on
      await over.take(step)
    }
    if (day !== null) await over.evening(day)
    if (day?.equals(wanted.until) !== true) await over.evening(wanted.until)
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  } finally {
    await world.close()
  }
  return found
}
