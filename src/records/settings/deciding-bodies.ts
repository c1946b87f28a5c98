import { z } from 'zod'
import { type DecidingPower, type StartingBody, usualPower } from '#rules/pre-proceedings/deciding-bodies.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keptSetting } from '#records/keeping/kept-setting.ts'

/** What a body's approval does, as it is kept. Version and id are 0 until it is first changed. */
export type StoredPower = {
  readonly body: StartingBody
  readonly id: number
  readonly power: DecidingPower
  readonly version: number
}

const powerOf = (body: StartingBody) =>
  keptSetting<{ readonly power: DecidingPower }>(
    `power.${body}`,
    z.object({ power: z.enum(['starts', 'recommends']) }),
    { power: usualPower },
  )

const powers = {
  'planning-meeting': powerOf('planning-meeting'),
  'care-pathways-panel': powerOf('care-pathways-panel'),
  'gateway-panel': powerOf('gateway-panel'),
} as const satisfies Record<StartingBody, unknown>

/** Whether a body's approval starts pre-proceedings or only recommends. (SET-03) */
export async function loadPower(db: Db, body: StartingBody): Promise<StoredPower> {
  const { id, version, value } = await powers[body].load(db)
  return { body, id, version, power: value.power }
}

/** Saves it as loaded before; says when somebody else has saved since. */
export const savePower = (tx: Tx, deed: Deed, stored: StoredPower, power: DecidingPower): Promise<Saved> =>
  powers[stored.body].save(tx, deed, { ...stored, value: { power: stored.power } }, { power })
