import { sendWaitingMessages } from '#features/messages/send-waiting-messages.ts'
import { keepMail } from '#platform/mail.ts'
import type { Sent } from '#test/support/waymark.ts'
import { invariants } from './invariants/invariants.ts'
import type { Broken } from './invariants/invariant.ts'
import { type Came, perform, type Step } from './steps.ts'
import type { World } from './world.ts'

type Hour = 'day' | 'week'

/** Every invariant watching one world; `tell` is told of each that is broken, once for each way. */
export function watchOver(world: World, tell: (broken: Broken) => void, only: string | null = null) {
  const watching = invariants
    .filter(({ says }) => only === null || says === only)
    .map(({ says, watch }) => ({ says, watch: watch(world) }))
  const tellAll = (says: string, found: readonly string[]) => found.forEach((what) => tell({ says, what }))

  world.watch(async (answered) => {
    for (const { says, watch } of watching) tellAll(says, (await watch.answered?.(answered)) ?? [])
  })

  return {
    /** Does a step and looks at what came of it. */
    take: async (step: Step, page: Sent | null = null): Promise<readonly Came[]> => {
      const came = await perform(world, step, page)
      if (step.is === 'send')
        for (const { says, watch } of watching) tellAll(says, (await watch.sent?.(step, came)) ?? [])
      return came
    },
    /** What is looked at in the evening: each day, and once a week on Friday. */
    evening: async (day: Temporal.PlainDate): Promise<void> => {
      world.clock.moveTo(day.toPlainDateTime('18:30'))
      await sendWaitingMessages(world.db, { clock: world.clock, sendMail: keepMail }, new AbortController().signal)
      const hours: readonly Hour[] = day.dayOfWeek === 5 ? ['day', 'week'] : ['day']
      for (const hour of hours) for (const { says, watch } of watching) tellAll(says, (await watch[hour]?.()) ?? [])
    },
  }
}

/** The kind of a fault: the same sentence about another record or day is the same fault. */
export const kindOf = ({ says, what }: Broken): string =>
  `${says}: ${what
    .replaceAll(/\bqz[a-z]+/g, '…')
    .replaceAll(/[“"][^”"]*[”"]/g, (said) => (/\d/.test(said) ? '“…”' : said))
    .replace(/\?\S*| \([^)]*\)$/g, '')
    .replaceAll(/\d+/g, '#')}`
