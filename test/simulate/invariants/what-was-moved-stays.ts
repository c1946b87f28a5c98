import { sql } from 'kysely'
import { loadSittings } from '#records/sittings/sittings.ts'
import { loadSittingPlans } from '#records/sittings/sitting-plans.ts'
import { sittingsBetween } from '#rules/sittings/sittings.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** The last word of a person about each meeting: where it is, or that it isn’t held. */
async function lastWords({ db }: World) {
  const { rows } = await sql<{ id: number; meetsOn: string; state: string; seriesId: number }>`
    select distinct on (record_id) record_id as id, after->>'meetsOn' as meets_on, after->>'state' as state, series_id
    from change_history join sitting on sitting.id = record_id
    where record_kind = 'sitting' and change_history.reason is not null and after->>'meetsOn' is not null
    order by record_id, change_history.id desc`.execute(db)
  return rows
}

/** What a person moved, cancelled or added stays so, whatever the calendar and others do afterwards. (P4, TM-01) */
export const whatWasMovedStays: Invariant = {
  says: 'what a person moved stays moved',
  watch: (world) => ({
    day: async () => {
      const words = await lastWords(world)
      const broken: string[] = []
      for (const { meetsOn, state, seriesId } of words) {
        const on = Temporal.PlainDate.from(meetsOn)
        if (Temporal.PlainDate.compare(on, world.today()) < 0) continue
        const plan = (await loadSittingPlans(world.db)).get(seriesId)
        const isPlanned = plan !== undefined && sittingsBetween(plan, on, on).length > 0
        const shown = (await loadSittings(world.db, on, on)).find((sitting) => sitting.seriesId === seriesId)
        const isShown = shown !== undefined && shown.state !== 'cancelled'
        const wanted = state !== 'cancelled'
        if (isPlanned !== wanted || isShown !== wanted)
          broken.push(`a meeting that somebody ${wanted ? 'put on' : 'cancelled on'} ${meetsOn} is ${isPlanned ? '' : 'not '}held then by the plan${isShown === isPlanned ? '' : ', and the list says otherwise'}`) // prettier-ignore
      }
      return broken
    },
  }),
}
