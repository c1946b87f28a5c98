import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { type Business, kindsOfBusiness, type SeriesTaking, usualBusiness } from './business.ts'

/** The two presets, and leaving everything as it is. (SET-09) */
export const waysOfWorking = ['as-it-is', 'one-panel', 'apart'] as const
export type WayOfWorking = (typeof waysOfWorking)[number]

/** How an authority works by what its series take. (SET-06) */
export type WorksAs = 'terms-of-reference' | 'one-panel' | 'apart' | 'otherwise'

/** What a panel apart takes: what is newly asked for, decisions to issue, what was decided outside it. */
const businessApart = ['referrals', 'decisions-to-issue', 'ratifications'] as const satisfies readonly Business[]

const takesAll = (takes: readonly Business[], kinds: readonly Business[]): boolean =>
  kinds.every((kind) => takes.includes(kind))
const takesAny = (takes: readonly Business[], kinds: readonly Business[]): boolean =>
  kinds.some((kind) => takes.includes(kind))

/** Which of the presets the series are, if any; one that takes what the terms of reference give it is as they have it. (SET-06, SET-09) */
export function worksAs(series: readonly SeriesTaking[]): WorksAs {
  const [first, second, ...more] = series
  if (first === undefined || more.length > 0) return 'otherwise'
  if (second !== undefined) return isApart(first, second) || isApart(second, first) ? 'apart' : 'otherwise'
  if (takesAll(first.takes, kindsOfBusiness)) return 'one-panel'
  const isUsual = takesAll(first.takes, usualBusiness) && first.takes.length === usualBusiness.length
  return isUsual ? 'terms-of-reference' : 'otherwise'
}

const isApart = (tracking: SeriesTaking, gateway: SeriesTaking): boolean =>
  takesAll(tracking.takes, usualBusiness) &&
  !takesAny(tracking.takes, businessApart) &&
  takesAll(gateway.takes, businessApart) &&
  !takesAny(gateway.takes, usualBusiness)

/** What a preset does to the series: nothing, one of them takes more, or another is added that takes these. */
export type WayChange =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'takes'; readonly id: number; readonly takes: readonly Business[] }
  | { readonly kind: 'adds'; readonly takes: readonly Business[] }

export type WayRefusal = 'no-meeting' | 'several-meetings' | 'takes-it-already'

/** What a preset does, as things stand: it only adds, and where it stands already it does nothing. (SET-09) */
export function decideWay(way: WayOfWorking, series: readonly SeriesTaking[]): Outcome<WayChange, WayRefusal> {
  if (way === 'as-it-is' || worksAs(series) === way) return allowed({ kind: 'nothing' })
  const [first, ...others] = series
  if (first === undefined) return refused('no-meeting')
  if (others.length > 0) return refused('several-meetings')
  if (way === 'one-panel') return allowed({ kind: 'takes', id: first.id, takes: kindsOfBusiness })
  return takesAny(first.takes, businessApart)
    ? refused('takes-it-already')
    : allowed({ kind: 'adds', takes: businessApart })
}
