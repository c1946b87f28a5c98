import { isAfter } from '#rules/calendar/plain-date.ts'
import { workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import { daysToCaseManagement, inventPrivate, inventProceedings } from './invent-court.ts'
import { inventEpisode } from './invent-episode.ts'
import type { Born } from './invent-people.ts'
import type { ChildPlan, EpisodePlan, ProceedingsPlan } from './plans.ts'
import type { QuietDecision } from './quiet-days.ts'

type PlainDate = Temporal.PlainDate

/** What a family of chance has been through up to today, before anybody in it has a name. */
export type Story = {
  /** The day they came to the authority's notice. */
  readonly cameOn: PlainDate
  /** In how many such families the youngest isn't born yet. */
  readonly unbornShare: number
  readonly isOver: boolean
  readonly proceedings: ProceedingsPlan | null
  readonly child: (born: Born, at: number) => Pick<ChildPlan, 'status' | 'episodes' | 'privateProceedings'>
}

const atHome = (chance: Chance): ChildPlan['status'] => (chance.in(0.7) ? 'child-protection' : 'child-in-need')

/** In pre-proceedings now. Siblings mostly start together; one may join later, `joins`, with a clock of their own. */
export function inPreProceedings(
  chance: Chance,
  today: PlainDate,
  start: QuietDecision,
  joins: QuietDecision | null,
): Story {
  return {
    cameOn: start.on,
    isOver: false,
    proceedings: null,
    unbornShare: start.extended ? 0 : 0.2,
    child: (born, at) => {
      const { on: decidedOn, extended } = at > 0 && joins !== null && chance.in(0.15) ? joins : start
      const open = inventEpisode(chance, { decidedOn, today, outcome: null, extended })
      return {
        status: atHome(chance),
        privateProceedings: null,
        episodes: [...earlier(chance, born, decidedOn, today), open],
      }
    },
  }
}

/** About one child in ten was in pre-proceedings before (data standards §5). */
function earlier(chance: Chance, { bornOn }: Born, decidedOn: PlainDate, today: PlainDate): readonly EpisodePlan[] {
  const before = workingDay(decidedOn.subtract({ days: chance.between(200, 400) }))
  if (!chance.in(0.15) || bornOn === null || isAfter(bornOn, before)) return []
  return [inventEpisode(chance, { decidedOn: before, today, outcome: 'step-out-child-in-need', extended: false })]
}

const outcomes = [
  [34, 'step-out-child-in-need'],
  [18, 'step-out-child-protection'],
  [40, 'initiate-proceedings'],
] as const

/** Pre-proceedings ended within the last two years, half of them lately; two in five families went on to court. */
export function afterPreProceedings(chance: Chance, today: PlainDate): Story {
  const outcome = chance.weighted(outcomes)
  const wentToCourt = outcome === 'initiate-proceedings'
  const daysAgo = chance.between(wentToCourt ? 130 + daysToCaseManagement : 100, chance.in(0.5) ? 220 : 720)
  const cameOn = workingDay(today.subtract({ days: daysAgo }))
  const extended = daysAgo >= 130 && chance.in(0.22)
  const episode = inventEpisode(chance, { decidedOn: cameOn, today, outcome, extended })
  const issuedOn = wentToCourt && episode.ended !== null ? workingDay(episode.ended.on.add({ days: 10 })) : null
  const proceedings = issuedOn === null ? null : inventProceedings(chance, issuedOn, today)
  return {
    cameOn,
    unbornShare: 0,
    proceedings,
    isOver: proceedings?.endedOn !== null,
    child: () => ({
      status: wentToCourt ? 'looked-after' : atHome(chance),
      privateProceedings: null,
      episodes: [episode],
    }),
  }
}

/** Straight to court, without pre-proceedings. */
export function issuedWithout(chance: Chance, today: PlainDate): Story {
  const cameOn = workingDay(today.subtract({ days: chance.between(daysToCaseManagement, 260) }))
  const proceedings = inventProceedings(chance, cameOn, today)
  return {
    cameOn,
    unbornShare: 0,
    proceedings,
    isOver: proceedings.endedOn !== null,
    child: () => ({ status: 'looked-after', episodes: [], privateProceedings: null }),
  }
}

/** In private proceedings in which the authority reports. */
export const inPrivateProceedings = (chance: Chance, today: PlainDate): Story => {
  const privateProceedings = inventPrivate(chance, today)
  return {
    cameOn: privateProceedings.orderedOn,
    unbornShare: 0,
    proceedings: null,
    isOver: false,
    child: () => ({ status: atHome(chance), episodes: [], privateProceedings }),
  }
}
