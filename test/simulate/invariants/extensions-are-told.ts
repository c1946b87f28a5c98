import { sql } from 'kysely'
import { tellUndecided } from '#features/families/extension/tell-undecided.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

type Told = { readonly extensionId: number; readonly personId: number }

/** Whom each extension was told, in the order it was. */
const toldSoFar = ({ db }: World): Promise<readonly Told[]> =>
  db
    .selectFrom('extensionTold')
    .select(['extensionId', 'personId'])
    .orderBy('toldAt')
    .orderBy('extensionId')
    .orderBy('personId')
    .execute()

/** What is wrong with what was just told: decided or over already, of a child out of sight, or long before the date. */
async function wrongly({ db, today }: World, { extensionId, personId }: Told): Promise<readonly string[]> {
  const { rows } = await sql<{ state: string; over: boolean; seen: boolean; limitOn: Temporal.PlainDate | null }>`
    select extension.state, extension.closed_on is not null or episode.ended_on is not null as over,
      ${isInSightOf(personId, 'child.family_id', today())} as seen, clock_line.limit_on
    from extension join episode on episode.id = episode_id join child on child.id = episode.child_id
      left join clock_line on clock_line.child_id = child.id
    where extension.id = ${extensionId}`.execute(db)
  const [row] = rows
  const what = `person ${personId} was told that extension ${extensionId} is undecided`
  if (row === undefined) return [`${what}, and there is none`]
  return [
    ...(row.state === 'recommended' || row.state === 'requested' ? [] : [`${what}, and it is ${row.state}`]),
    ...(row.over ? [`${what}, and it is over`] : []),
    ...(row.seen ? [] : [`${what}, of a family out of their sight`]),
    // Two working days with a long Christmas between them.
    ...(row.limitOn !== null && today().until(row.limitOn).days > 8 ? [`${what}, long before its date`] : []),
  ]
}

/**
 * Who decides and who chairs hears of an undecided extension near its date, once, and of nothing that is decided, over or out of their sight.
 * (PP-04, FAM-05)
 */
export const extensionsAreTold: Invariant = {
  says: 'an undecided extension near its date is told once, to who may know',
  watch: (world) => {
    let messages = 0
    return {
      day: async () => {
        const before = (await toldSoFar(world)).length
        await tellUndecided(world.db, world.clock.now(), 'https://northbrook.example')
        const told = (await toldSoFar(world)).slice(before)
        const { count } = await world.db
          .selectFrom('message')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('kind', '=', 'extension-undecided')
          .executeTakeFirstOrThrow()
        const written = count - messages
        messages = count
        const broken: string[] = []
        for (const each of told) broken.push(...(await wrongly(world, each)))
        const people = new Set(told.map(({ personId }) => personId)).size
        return written === people ? broken : [...broken, `${written} messages were written to ${people} people`]
      },
    }
  },
}
