import type { Db } from '#records/keeping/db.ts'
import { bodyOf } from '#records/sittings/meeting-series.ts'
import { loadPower } from '#records/settings/deciding-bodies.ts'
import type { DecidingPower, StartingBody } from '#rules/pre-proceedings/deciding-bodies.ts'

/** Which body a series is, and whether its approval starts pre-proceedings or only recommends. (P1, SET-03) */
export async function bodyOfSeries(
  db: Db,
  seriesId: number,
): Promise<{ readonly body: StartingBody; readonly power: DecidingPower }> {
  const row = await db.selectFrom('meetingSeries').select('body').where('id', '=', seriesId).executeTakeFirst()
  const body = bodyOf(row)
  return { body, power: (await loadPower(db, body)).power }
}
