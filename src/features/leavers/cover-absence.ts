import type { Visit } from '#door/visit.ts'
import type { Tx } from '#records/keeping/db.ts'
import { addCover, aroundCover, endCoverBefore } from '#records/people/covers.ts'
import { loadHoldingsOf, type StoredCover, type StoredHolding } from '#records/people/role-holdings.ts'
import { earliest, isAfter, latest } from '#rules/calendar/plain-date.ts'
import { arrangesCover, type DaysAway, daysWithout } from '#rules/people/absence.ts'
import { decideCover } from '#rules/people/appoint-cover.ts'
import { overlap } from '#rules/people/holdings.ts'
import { whyNotCover } from './away.form.ts'
import { placed } from './people-in-reach.ts'

type Absence = DaysAway & { readonly id: number; readonly personId: number }

/** The cover of these roles that was arranged for an absence. */
export const coversFor = ({ id }: Pick<Absence, 'id'>, holdings: readonly StoredHolding[]): readonly StoredCover[] =>
  holdings.flatMap(({ covers }) => covers.filter(({ absenceId }) => absenceId === id))

/** The roles of somebody away whose cover this person arranges. */
async function rolesToCover(tx: Tx, { actor }: Visit, personId: number): Promise<readonly StoredHolding[]> {
  const holdings = await placed(tx, await loadHoldingsOf(tx, personId))
  return holdings.filter((holding) => arrangesCover(actor, holding))
}

/** Ends, from today on, the cover for an absence that this person arranges: what goes on is arranged anew. */
export async function endCovers(tx: Tx, visit: Visit, absence: Absence): Promise<void> {
  const covers = coversFor(absence, await rolesToCover(tx, visit, absence.personId))
  for (const cover of covers) await endCoverBefore(tx, visit, cover, visit.today)
}

/**
 * Has one person cover each of somebody's roles that this person arranges cover for, on the days from today on that nobody covers yet. Null where
 * that is done or nobody is to cover; else a sentence why not. (AC-04, SET-01)
 */
export async function coverFor(tx: Tx, visit: Visit, absence: Absence, by: number | null): Promise<string | null> {
  if (by === null) return null
  const { labels, today, actor } = visit
  const days = { startsOn: latest(absence.startsOn, today), endsOn: absence.endsOn }
  if (isAfter(days.startsOn, days.endsOn)) return null
  const running = (await rolesToCover(tx, visit, absence.personId)).filter((holding) => overlap(holding, days))
  if (running.length === 0)
    return `Who covers for them is arranged by the ${labels('role.authority-administrator')}, or by a manager above them. Leave this empty`
  const around = await aroundCover(tx, actor, by)
  const free = running.flatMap((holding) =>
    daysWithout(within(days, holding), holding.covers).map((span) => ({ holding, cover: { personId: by, ...span } })),
  )
  if (free.length === 0) return whyNotCover('covered-already', labels)
  for (const { holding, cover } of free) {
    const decided = decideCover(cover, holding, around)
    if (!decided.ok) return whyNotCover(decided.because, labels)
    await addCover(tx, visit, holding.id, cover, absence.id)
  }
  return null
}

/** The days of an absence within those of a role. */
const within = (days: DaysAway, { startsOn, endsOn }: StoredHolding): DaysAway => ({
  startsOn: latest(days.startsOn, startsOn),
  endsOn: endsOn === null ? days.endsOn : earliest(endsOn, days.endsOn),
})
