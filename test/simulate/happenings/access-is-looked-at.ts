import { sql } from 'kysely'
import type { Life } from '#test/simulate/living.ts'
import { goAndSend } from './go-and-send.ts'
import type { Happening } from './happening.ts'

/** A family restricted since the first day of the simulation, or denied somebody, with what is asked of it; null where there is none. */
async function oneOf({ chance, world }: Life, question: string) {
  const { rows } = await sql.raw<{ family: number; other: number }>(question).execute(world.db)
  return rows[chance.between(0, Math.max(0, rows.length - 1))] ?? null
}

/** Somebody who decides asks that a restriction ends, another is named and lifts it. (FAM-05) */
export const aRestrictionIsLifted: Happening = {
  says: 'a restriction is lifted',
  isDue: ({ chance }) => chance.in(0.15),
  happen: async (life) => {
    const { people, restricted } = life.world.place
    const found = await oneOf(
      life,
      `select family_id as family, approved_by as other from restriction
       where lifted_on is null and family_id <> ${restricted.familyId} order by id`,
    )
    if (found === null) return
    const at = `/families/${found.family}/access`
    const decides = found.other === people.divisionalDirector ? people.chair : people.divisionalDirector
    await goAndSend(life, { who: found.other, at: `${at}/people/new`, given: [[/Who gets/, String(decides)], [/Until/, '']] }) // prettier-ignore
    await goAndSend(life, { who: found.other, at: `${at}/ask`, given: [[/What do you ask/, 'lift']] })
    const request = await oneOf(
      life,
      `select family_id as family, id as other from restriction_request
       where family_id = ${found.family} and asks = 'lift' and decided_on is null`,
    )
    if (request !== null)
      await goAndSend(life, { who: decides, at: `${at}/requests/${request.other}`, given: [[/decide/, 'agree']] })
  },
}

/** Who was denied a family is let see it again. (FAM-05) */
export const aDenialIsLifted: Happening = {
  says: 'a denial is lifted',
  isDue: ({ chance }) => chance.in(0.3),
  happen: async (life) => {
    const found = await oneOf(life, 'select family_id as family, person_id as other from denied_access order by 1, 2')
    if (found === null) return
    const at = `/families/${found.family}/access/denied/${found.other}/lift`
    await goAndSend(life, { who: life.world.place.people.chair, at })
    await goAndSend(life, { who: life.world.place.people.divisionalDirector, at })
  },
}
