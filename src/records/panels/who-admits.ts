import type { Db } from '#records/keeping/db.ts'
import { loadDecider, whereTheyAre } from '#records/meeting/deciders.ts'
import { whoHoldsPower } from '#records/meeting/who-holds-power.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { type ByPower, inForce, mayDecideBy, type NoPower } from '#rules/access/powers.ts'
import { type Outcome, refused } from '#rules/outcome.ts'
import { stillToHear } from '#rules/panels/panel-item.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { PanelItem } from './panel-items.ts'

type Admits = (item: PanelItem, seriesId: number) => Promise<Outcome<ByPower, NoPower>>

/**
 * By which row of the table somebody lets a request come before a series, or why not. Siblings may be of several teams: it is enough that
 * one of the children is of the area. (SET-07)
 */
export async function whoAdmits(db: Db, personId: number, on: Temporal.PlainDate): Promise<Admits> {
  const [table, decider] = await Promise.all([loadPowers(db), loadDecider(db, personId, on)])
  return async (item, seriesId) => {
    if (decider === null) return refused('not-theirs')
    const places = await whereTheyAre(db, stillToHear(item))
    const answers = places.map((place) =>
      mayDecideBy(table, { does: 'admit', on }, decider, { ...place, seriesId, askedBy: item.askedById }),
    )
    return answers.find(({ ok }) => ok) ?? answers[0] ?? refused('not-theirs')
  }
}

/** Who has to admit a request before it is heard, in words; null where nobody was given that power, and it stands as soon as it is made. (SET-07) */
export const whoMustAdmit = async (
  db: Db,
  asked: { readonly labels: Labels; readonly today: Temporal.PlainDate },
): Promise<string | null> =>
  inForce(await loadPowers(db), 'admit', asked.today).length === 0 ? null : whoHoldsPower(db, 'admit', asked)
