import type { Db } from '#records/keeping/db.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { loadSeries } from '#records/sittings/sitting-address.ts'
import { inForce, type Power } from '#rules/access/powers.ts'
import { sayHolders } from '#rules/access/power-words.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Labels } from '#rules/words/labels.ts'

/** Everybody who has a power on a day, in words: 'the Divisional Director', 'the head of service of the child’s own area or …'. (SET-07) */
export async function whoHoldsPower(
  db: Db,
  does: Power,
  { labels, today }: { readonly labels: Labels; readonly today: PlainDate },
): Promise<string> {
  const [table, series] = await Promise.all([loadPowers(db), loadSeries(db)])
  const holders = inForce(table, does, today).map(({ holder }) => holder)
  return sayHolders(holders, { does, labels, names: new Map(series.map(({ id, name }) => [id, name])) })
}
