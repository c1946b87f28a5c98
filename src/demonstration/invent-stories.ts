import type { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { workingDay } from './calendar-of-work.ts'
import { type Chance, dealer } from './chance.ts'
import { daysToCaseManagement, inventPrivate, inventProceedings } from './invent-court.ts'
import { inventEpisode } from './invent-episode.ts'
import type { ChildPlan, EpisodePlan, PlanOfChild, ProceedingsPlan } from './plans.ts'
import type { QuietDecision } from './quiet-days.ts'

type PlainDate = Temporal.PlainDate

/** What a family of chance has been through up to today, before anybody in it has a name. */
export type Story = {
  /** The day they came to the authority's notice. */
  readonly cameOn: PlainDate
  /** Whether the youngest isn't born yet when they come, and whether that is so still. */
  readonly youngest: 'born' | 'unborn' | 'born-since'
  readonly isOver: boolean
  readonly proceedings: ProceedingsPlan | null
  readonly child: (at: number) => Pick<ChildPlan, 'status' | 'accommodated' | 'episodes' | 'privateProceedings'>
}

const atHome = (chance: Chance): PlanOfChild => (chance.in(0.7) ? 'child-protection' : 'child-in-need')

/**
 * What is dealt rather than left to chance, so that even sixty families have the shares that England has (data standards §5): each deck is
 * as long as there are families of its kind.
 */
export function decksOf(chance: Chance) {
  return {
    /** One midpoint in five is late. */
    lateMidpoint: dealer(chance, [[1, true], [4, false]] as const), // prettier-ignore
    /** Of those who stepped down one in ten comes again within the year. */
    cameBefore: dealer(chance, [[1, true], [19, false]] as const), // prettier-ignore
    unborn: dealer(chance, [[4, true], [16, false]] as const), // prettier-ignore
    bornSince: dealer(chance, [[5, true], [14, false]] as const), // prettier-ignore
    ending: dealer<Ending>(chance, endings),
    withoutReason: dealer<keyof typeof withoutPreProceedingsWords>(chance, [[3, 'A'], [1, 'B'], [1, 'C']]), // prettier-ignore
  }
}

export type Decks = ReturnType<typeof decksOf>

type Ending = {
  readonly outcome: 'step-out-child-in-need' | 'step-out-child-protection' | 'initiate-proceedings'
  readonly took: '12 weeks' | 'more than 16 weeks'
}

/** How pre-proceedings that are over went: with the told families about half stepped down, one in eleven took longer than 16 weeks. */
const endings = [
  [6, { outcome: 'step-out-child-in-need', took: '12 weeks' }],
  [3, { outcome: 'step-out-child-protection', took: '12 weeks' }],
  [8, { outcome: 'initiate-proceedings', took: '12 weeks' }],
  [2, { outcome: 'initiate-proceedings', took: 'more than 16 weeks' }],
] as const satisfies readonly (readonly [number, Ending])[]

/** In pre-proceedings now. Siblings mostly start together; one may join later, `joins`, with a clock of their own. */
export function inPreProceedings(
  chance: Chance,
  decks: Decks,
  today: PlainDate,
  { start, joins }: { readonly start: QuietDecision; readonly joins: QuietDecision | null },
): Story {
  const earlier = decks.cameBefore() ? cameBefore(chance, decks, start.on, today) : null
  const isUnborn = decks.unborn()
  const lateMidpoint = decks.lateMidpoint()
  const accommodated = chance.in(0.15)
  return {
    cameOn: earlier?.decidedOn ?? start.on,
    isOver: false,
    proceedings: null,
    youngest: isUnborn && !start.extended && earlier === null ? 'unborn' : 'born',
    child: (at) => {
      const { on: decidedOn, extended } = at > 0 && joins !== null && chance.in(0.15) ? joins : start
      const shape = { decidedOn, today, outcome: null, extended, lateMidpoint, pastMaximum: false }
      return {
        status: atHome(chance),
        accommodated,
        privateProceedings: null,
        episodes: [...(earlier === null ? [] : [earlier]), inventEpisode(chance, shape)],
      }
    },
  }
}

/** They were in pre-proceedings before, within the year, and stepped down. */
function cameBefore(chance: Chance, decks: Decks, decidedOn: PlainDate, today: PlainDate): EpisodePlan {
  const before = workingDay(decidedOn.subtract({ days: chance.between(96, 120) }))
  const outcome = 'step-out-child-in-need'
  return inventEpisode(chance, {
    ...{ decidedOn: before, today, outcome, extended: false },
    lateMidpoint: decks.lateMidpoint(),
    pastMaximum: false,
  })
}

/** The first meetings the council held with Waymark reviewed those who had come in some weeks before. */
const longestAgo = 235

/** Pre-proceedings ended within the last year; half of them went on to court. */
export function afterPreProceedings(chance: Chance, decks: Decks, today: PlainDate): Story {
  const { outcome, took } = decks.ending()
  const wentToCourt = outcome === 'initiate-proceedings'
  const soonest = took === '12 weeks' ? 100 : 140
  const cameOn = workingDay(
    today.subtract({ days: chance.between(wentToCourt ? soonest + daysToCaseManagement : soonest, longestAgo) }),
  )
  const episode = inventEpisode(chance, {
    ...{ decidedOn: cameOn, today, outcome, extended: took !== '12 weeks' },
    lateMidpoint: decks.lateMidpoint(),
    pastMaximum: took === 'more than 16 weeks',
  })
  const issuedOn = wentToCourt && episode.ended !== null ? workingDay(episode.ended.on.add({ days: 10 })) : null
  const proceedings = issuedOn === null ? null : inventProceedings(chance, issuedOn, today, null)
  const status = atHome(chance)
  return {
    cameOn,
    youngest: decks.bornSince() ? 'born-since' : 'born',
    proceedings,
    isOver: proceedings?.endedOn !== null,
    child: () => ({ status, accommodated: false, privateProceedings: null, episodes: [episode] }),
  }
}

/** Straight to court, without pre-proceedings. */
export function issuedWithout(chance: Chance, decks: Decks, today: PlainDate): Story {
  const cameOn = workingDay(today.subtract({ days: chance.between(daysToCaseManagement, longestAgo) }))
  const proceedings = inventProceedings(chance, cameOn, today, decks.withoutReason())
  return {
    cameOn,
    youngest: 'born',
    proceedings,
    isOver: proceedings.endedOn !== null,
    child: () => ({ status: 'child-protection', accommodated: false, episodes: [], privateProceedings: null }),
  }
}

/** In private proceedings in which the authority reports. */
export const inPrivateProceedings = (chance: Chance, today: PlainDate): Story => {
  const privateProceedings = inventPrivate(chance, today)
  return {
    cameOn: privateProceedings.orderedOn,
    youngest: 'born',
    proceedings: null,
    isOver: false,
    child: () => ({ status: atHome(chance), accommodated: false, episodes: [], privateProceedings }),
  }
}
