import type { Chance } from '#demonstration/chance.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadPowers, savePower, versionOfPower } from '#records/settings/powers.ts'
import type { Holder, Power } from '#rules/access/powers.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { SmallAuthority } from '#test/support/small-authority.ts'

const headsInTheirArea: Holder = { kind: 'role', role: 'head-of-service', byArea: true }
const heads: Holder = { kind: 'role', role: 'head-of-service', byArea: false }
const director: Holder = { kind: 'role', role: 'divisional-director', byArea: false }
const chair: Holder = { kind: 'chair', seriesId: null }
const panel: Holder = { kind: 'panel' }

/** A way of another council: who has each power, and what goes to the panel. */
type Way = readonly (readonly [Power, readonly Holder[]])[]

const ways: readonly [Way, ...Way[]] = [
  [['issue', [headsInTheirArea, director, panel]]],
  [['step-down', [chair, panel]]],
  [
    ['issue', [director, panel]],
    ['step-down', [panel]],
  ],
  // The chair is one of them, and doesn’t agree what they recommended.
  [['extend', [heads]]],
  [
    ['start', [headsInTheirArea, director]],
    ['step-down', [chair, headsInTheirArea]],
  ],
  [['admit', [headsInTheirArea, chair]]],
]

/** One council in three decides in another way than the terms of reference. (SET-07) */
export async function otherPowers(db: Db, place: SmallAuthority, chance: Chance, begins: PlainDate): Promise<void> {
  if (!chance.in(0.35)) return
  const now = begins.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '08:30' }).toInstant()
  const deed = { now, today: begins, actor: { personId: place.people.administrator } }
  const way = chance.pick(ways)
  for (const [does, holders] of way)
    await db.transaction().execute(async (tx) => {
      const version = versionOfPower(await loadPowers(tx), does)
      await savePower(tx, deed, { does, version }, holders)
    })
}
