import { sql } from 'kysely'
import type { Life } from '#test/simulate/living.ts'
import { inventedPerson } from '#test/simulate/invented.ts'
import { formsOn } from '#test/simulate/page-to-fill.ts'
import { typedDate } from '#test/simulate/dates-to-type.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** One of the rows a question answers, by chance; null where there is none. */
async function oneOf({ chance, world }: Life, question: string): Promise<number | null> {
  const { rows } = await sql.raw<{ id: number }>(question).execute(world.db)
  return rows[chance.between(0, Math.max(0, rows.length - 1))]?.id ?? null
}

/** A child who was expected is born, alone or with a twin. (FAM-03) */
export const aChildIsBorn: Happening = {
  says: 'a child is born',
  isDue: ({ chance }) => chance.in(0.05),
  happen: async (life) => {
    const { chance, world } = life
    const child = await oneOf(life, `select id from child where unborn order by id`)
    if (child === null) return
    const twin = chance.in(0.4) ? inventedPerson(chance) : ''
    const given = [[/Date of birth/, typedDate(world.today().subtract({ days: chance.between(0, 5) }))], [/twin/i, twin]] as const // prettier-ignore
    await goAndSend(life, { who: world.place.people.panelAdministrator, at: `/children/${child}/birth`, given })
  },
}

/** A child dies, moves away or turns 18, or a pregnancy ends: nothing is asked for them any more. (PP-12) */
export const aChildLeaves: Happening = {
  says: 'a child dies, moves away or turns 18',
  isDue: ({ chance }) => chance.in(0.06),
  happen: async (life) => {
    const { chance, world } = life
    // Whatever is open at court for a child has dates and people of its own, so that these leave as often as all others.
    const atCourt = `
      select distinct family_id as id from child join proceedings_child on child_id = child.id
      where followed_until is null order by 1`
    const inCourt = chance.in(0.4) ? await oneOf(life, atCourt) : null
    const family = inCourt ?? (await oneOf(life, 'select distinct family_id as id from child order by 1'))
    if (family === null) return
    const ending = chance.pick(['died', 'pregnancy-ended', 'moved-away', 'turned-18'])
    const given = [[/^ending$|What happened/, ending]] as const
    await goAndSend(life, { who: world.place.people.panelAdministrator, at: `/families/${family}/end`, given })
  },
}

/** A family comes to the panel: it is added, and pre-proceedings start for its children. (PP-01, PP-02) */
export const aFamilyComes: Happening = {
  says: 'a family comes to the panel',
  isDue: ({ chance }) => chance.in(0.12),
  happen: async (life) => {
    const { chance, world } = life
    const { panelAdministrator: who } = world.place.people
    if (chance.in(0.5)) await goAndSend(life, { who, at: '/families/new' })
    const family = await oneOf(
      life,
      `select distinct family_id as id from child where not exists (select from episode where child_id = child.id and ended_on is null) order by 1`,
    )
    if (family !== null) await goAndSend(life, { who, at: `/families/${family}/start`, given: [[/^children$/, 'all']] })
  },
}

async function referenceOf({ world }: Life, id: number): Promise<string> {
  const { reference } = await world.db.selectFrom('family').select('reference').where('id', '=', id).executeTakeFirstOrThrow() // prettier-ignore
  return reference
}

/** Somebody joins one with the other while somebody else, who opened it before, joins them the other way. */
async function joinedBothWays(life: Life, at: string, theirs: string): Promise<void> {
  const { panelAdministrator: who, courtQaManager } = life.world.place.people
  const page = await life.look(who, at, null)
  const form = page === null ? undefined : formsOn(page, at).find(({ action }) => action === at)
  if (page === null || form === undefined) return
  const plain = { button: null, file: null, typed: {}, tokens: [] }
  const elsewhere = { from: theirs, action: theirs, place: 0 }
  const again = { who: courtQaManager, typed: {}, tokens: [], elsewhere }
  await life.send({ who, from: at, action: at, place: form.place, ...plain, again, how: 'stale' }, page)
}

/** Two families turn out to be one. */
export const familiesJoin: Happening = {
  says: 'two families are joined',
  isDue: ({ chance }) => chance.in(0.02),
  happen: async (life) => {
    const { world } = life
    const questions = `select id from family where id <> ${world.place.restricted.familyId} order by id`
    const [one, other] = [await oneOf(life, questions), await oneOf(life, questions)]
    if (one === null || other === null || one === other) return
    const reference = await referenceOf(life, other)
    const at = `/families/${one}/join?reference=${reference}`
    if (life.chance.in(0.6)) await goAndSend(life, { who: world.place.people.panelAdministrator, at })
    else await joinedBothWays(life, at, `/families/${other}/join?reference=${await referenceOf(life, one)}`)
  },
}
