import type { Visit } from '#door/visit.ts'
import type { Db } from '#records/keeping/db.ts'
import { askedBodies, loadBodies } from '#records/panels/where-heard.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { sayLimits } from '#rules/resources/say-who-agrees.ts'
import { limitSteps } from '#rules/resources/who-agrees.ts'

/** By which limits requests for children of a team are routed, in words. (PP-07) */
export async function sayRoute(
  db: Db,
  teamId: number | null,
  { labels, today }: Pick<Visit, 'labels' | 'today'>,
): Promise<string> {
  const [table, panel] = await Promise.all([loadPowers(db), resourcePanel(db, teamId)])
  const steps = limitSteps(table, { on: today, hasPanel: panel !== null })
  return sayLimits(steps, { labels, panel: panel?.name ?? null })
}

/** The series that takes resources of a team; null where none does. (PP-07, SET-06) */
export async function resourcePanel(
  db: Db,
  teamId: number | null,
): Promise<{ readonly id: number; readonly name: string } | null> {
  const bodies = await loadBodies(db)
  const id = bodies.takes('resources', teamId)
  return askedBodies(bodies, ['resources']).find((each) => each.id === id) ?? null
}
