import { sql } from 'kysely'
import { loadSittings } from '#records/sittings/sittings.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { sittingsBetween } from '#rules/sittings/sittings.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

type LastWord = {
  readonly id: number
  readonly seriesId: number
  /** The last thing a person did with it. */
  readonly history: number
  readonly saidOn: string | null
  readonly said: string | null
  /** Where it stands in the record, and whether it is to stay there. */
  readonly standsOn: string
  readonly byHand: boolean
}

/** The last word of a person about each meeting: where it is, or that it isn’t held. The history tells only what a change changed. */
async function lastWords({ db }: World): Promise<readonly LastWord[]> {
  const { rows } = await sql<LastWord>`
    select sitting.id, series_id, meets_on::text as stands_on, by_hand, max(h.id) as history,
      (array_agg(after->>'meetsOn' order by h.id desc) filter (where after->>'meetsOn' is not null))[1] as said_on,
      (array_agg(after->>'state' order by h.id desc) filter (where after->>'state' is not null))[1] as said
    from change_history h join sitting on sitting.id = record_id
    where record_kind = 'sitting' and h.reason is not null
    group by sitting.id order by sitting.id`.execute(db)
  return rows
}

async function brokenAt({ db }: World, { seriesId, said }: LastWord, day: string): Promise<readonly string[]> {
  const on = Temporal.PlainDate.from(day)
  const plan = (await loadSittingPlans(db)).get(seriesId)
  const isPlanned = plan !== undefined && sittingsBetween(plan, on, on).length > 0
  const shown = (await loadSittings(db, on, on)).find((sitting) => sitting.seriesId === seriesId)
  const isShown = shown !== undefined && shown.state !== 'cancelled'
  const wanted = said !== 'cancelled'
  return isPlanned === wanted && isShown === wanted
    ? []
    : [`a meeting that somebody ${wanted ? 'put on' : 'cancelled on'} ${day} is ${isPlanned ? '' : 'not '}held then by the plan${isShown === isPlanned ? '' : ', and the list says otherwise'}`] // prettier-ignore
}

/** What a person moved, cancelled or added stays so, whatever the calendar and others do afterwards. (P4, TM-01) */
export const whatWasMovedStays: Invariant = {
  says: 'what a person moved stays moved',
  watch: (world) => {
    const put = new Map<number, { readonly history: number; readonly on: string }>()
    return {
      day: async () => {
        const broken: string[] = []
        for (const word of await lastWords(world)) {
          const known = put.get(word.id)
          const on = known?.history === word.history ? known.on : (word.saidOn ?? word.standsOn)
          put.set(word.id, { history: word.history, on })
          // What is held after all without a day of its own goes with the calendar again.
          const isFree = word.said !== 'cancelled' && !word.byHand
          if (!isFree && on >= world.today().toString()) broken.push(...(await brokenAt(world, word, on)))
        }
        return broken
      },
    }
  },
}
