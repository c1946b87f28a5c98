import { sql } from 'kysely'
import { byItself } from '#test/simulate/by-itself.ts'
import { anew, asItIs, type Given } from '#test/simulate/fill-in.ts'
import { typedDate } from '#test/simulate/dates-to-type.ts'
import type { Life } from '#test/simulate/living.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** Where heads of service admit requests, one of theirs is admitted or turned down; now and then it waits. (SET-07) */
async function oneIsAdmitted(life: Life, who: number): Promise<void> {
  const waiting = await life.world.db
    .selectFrom('panelItem')
    .select('id')
    .where('admission', '=', 'awaited')
    .where('withdrawnOn', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
  if (waiting !== undefined && life.chance.in(0.7)) await goAndSend(life, { who, at: `/panels/${waiting.id}/admit` })
}

/** A team or the administrator asks a panel for a decision, where the council has a meeting that takes it; now and then it is planned or withdrawn. (PP-01) */
export const aPanelIsAsked: Happening = {
  says: 'a panel is asked',
  isDue: ({ chance }) => chance.in(0.3),
  happen: async (life) => {
    const { chance, world } = life
    const { panelAdministrator, teamManager, headOfService } = world.place.people
    const who = chance.in(0.5) ? teamManager : panelAdministrator
    const { rows } = await sql<{ id: number }>`select distinct family_id as id from child order by 1`.execute(world.db)
    const family = rows[chance.between(0, Math.max(0, rows.length - 1))]
    if (family !== undefined) await goAndSend(life, { who, at: `/families/${family.id}/ask-panel` })
    const items = await world.db.selectFrom('panelItem').select('id').orderBy('id').execute()
    await oneIsAdmitted(life, headOfService)
    const item = items[chance.between(0, Math.max(0, items.length - 1))]
    if (item === undefined || !chance.in(0.3)) return
    const way = chance.in(0.7) ? 'plan' : 'withdraw'
    await goAndSend(life, { who: panelAdministrator, at: `/panels/${item.id}/${way}` })
  },
}

/** What a panel was asked for and hasn't decided of a child. */
type Waiting = {
  readonly id: number
  readonly familyId: number
  readonly seriesId: number
  readonly askedBy: number
  readonly childId: number
  readonly unborn: boolean
}

async function oneWaiting({ chance, world }: Life): Promise<Waiting | null> {
  const { rows } = await sql<Waiting>`
    select item.id, item.family_id, item.series_id, item.asked_by, child.id as child_id, child.unborn
    from panel_item item join panel_item_child asked on asked.panel_item_id = item.id join child on child.id = asked.child_id
    where withdrawn_on is null and followed_until is null and not exists (
      select from panel_hearing h join panel_outcome o on o.agenda_item_id = h.agenda_item_id
      where h.panel_item_id = item.id and o.child_id = child.id and o.outcome <> 'deferred')
    order by item.id, child.id`.execute(world.db)
  return rows[chance.between(0, Math.max(0, rows.length - 1))] ?? null
}

/** Of a form about a series, one thing is answered anew and the rest left as it stands. */
const onlyAnew = (what: RegExp): readonly Given[] => [
  [what, anew],
  [/^(name|area|takes|body|rhythm|startsAt|minutes|holidayRule|placement)$/, asItIs],
]

/** What can happen to a child, a request, its panel or who asked while it waits. */
type Turn = (life: Life, waiting: Waiting) => Promise<unknown>

const childIsBornOrLeaves: Turn = (life, { familyId, childId, unborn }) => {
  const { chance, world } = life
  const { panelAdministrator: who } = world.place.people
  const born = [[/Date of birth/, typedDate(world.today())]] as const
  if (unborn && chance.in(0.7)) return goAndSend(life, { who, at: `/children/${childId}/birth`, given: born })
  const given = [[/^ending$|What happened/, chance.pick(['died', 'moved-away', 'turned-18'])]] as const
  return goAndSend(life, { who, at: `/families/${familyId}/end`, given })
}

const childChangesTeam: Turn = (life, { childId }) => {
  const given = [[/^(teamId|socialWorkerId)$/, anew], [/./, asItIs]] as const // prettier-ignore
  return goAndSend(life, { who: life.world.place.people.panelAdministrator, at: `/children/${childId}/details`, given })
}

const seriesChanges: Turn = (life, { seriesId }) => {
  const given = onlyAnew(life.chance.in(0.6) ? /^takes$/ : /^rhythm$/)
  return goAndSend(life, {
    who: life.world.place.people.administrator,
    at: `/settings/meetings/${seriesId}/change`,
    given,
  })
}

const itIsPlanned: Turn = (life, { id }) =>
  goAndSend(life, { who: life.world.place.people.panelAdministrator, at: `/panels/${id}/plan`, given: [[/./, anew]] })

const itIsWithdrawn: Turn = (life, { id }) =>
  goAndSend(life, { who: life.world.place.people.panelAdministrator, at: `/panels/${id}/withdraw` })

const whoAskedLeaves: Turn = async (life, { askedBy }) => {
  const { chance, world } = life
  const { people } = world.place
  // The others are needed to look at what goes on.
  const leaves: readonly number[] = [people.otherTeamManager, people.socialWorker, people.otherSocialWorker]
  if (!leaves.includes(askedBy)) return
  const last = typedDate(world.today().add({ days: chance.between(0, 3) }))
  const given = [[/Last day/, last], [/./, asItIs]] as const // prettier-ignore
  await goAndSend(life, { who: people.administrator, at: `/settings/people/${askedBy}/change`, given })
}

/** Others than those who always ask do so too, of several children at once. (PP-01) */
const anotherAsks = async (life: Life): Promise<void> => {
  const { chance, world } = life
  const { people } = world.place
  const who = chance.pick([people.otherTeamManager, people.socialWorker, people.otherSocialWorker])
  const { rows } = await sql<{ id: number }>`
    select family_id as id from child where followed_until is null group by 1 order by count(*) desc, 1`.execute(
    world.db,
  )
  const family = rows[chance.between(0, Math.min(3, rows.length - 1))]
  if (family === undefined) return
  await goAndSend(life, { who, at: `/families/${family.id}/ask-panel`, given: [[/^children$/, 'all']] })
}

/** While a panel is asked for something, life goes on. (PP-01, SET-06) */
export const lifeGoesOnMeanwhile: Happening = {
  says: 'life goes on while a panel is asked',
  isDue: () => true,
  happen: async (life) => {
    const own = byItself(life, 'meanwhile')
    if (own.chance.in(0.25)) await anotherAsks(own)
    if (!own.chance.in(0.4)) return
    const waiting = await oneWaiting(own)
    if (waiting === null) return
    const turn = own.chance.weighted<Turn>([
      [2, childIsBornOrLeaves],
      [2, childChangesTeam],
      [3, seriesChanges],
      [2, itIsPlanned],
      [1, itIsWithdrawn],
      [1, whoAskedLeaves],
    ])
    await turn(own, waiting)
  },
}
