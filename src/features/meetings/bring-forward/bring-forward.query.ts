import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { loadChild } from '#records/families/children.ts'
import { seriesOfChild } from '#records/meeting/children-of-series.ts'
import { type KeptChoice, loadChoice } from '#records/pre-proceedings/brought-forward.ts'
import { loadClockSettings, loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { loadSittings, type StoredSitting } from '#records/sittings/sittings.ts'
import { isToTake } from '#rules/meeting/agenda.ts'
import type { SittingPlan } from '#rules/sittings/sittings.ts'
import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'

type Review = 'midpoint' | 'final'

/** A child's review with the clock it stands on, the plan of the series, and what was last chosen; null where there is none to see. */
export async function reviewToBringForward(db: Db, looking: Looking, childId: number, kind: Review) {
  const [child, clocks, settingsOf, seriesId] = await Promise.all([
    loadChild(db, looking, childId),
    loadOpenClocks(db, [childId], looking.today),
    loadClockSettings(db, [childId]),
    seriesOfChild(db, childId),
  ])
  const open = clocks.get(childId)
  if (child === null || open === undefined || seriesId === null) return null
  const choice: KeptChoice | null = await loadChoice(db, open.stored.id, kind)
  const plan: SittingPlan = settingsOf(childId).plan
  return { child, ...open, review: open.clock[kind], plan, seriesId, choice }
}

export type ReviewToBringForward = NonNullable<Awaited<ReturnType<typeof reviewToBringForward>>>

/** The meeting of a series on a day; null when it has none then. */
export async function meetingOn(db: Db, seriesId: number, on: Temporal.PlainDate): Promise<StoredSitting | null> {
  const sittings = await loadSittings(db, on, on)
  return sittings.find((sitting) => sitting.seriesId === seriesId) ?? null
}

/** The minutes a meeting has left besides what it is to take of this family already; it has room for what it takes. */
export async function minutesLeft(
  db: Db,
  looking: Looking,
  { address, minutes }: StoredSitting,
  familyId: number,
): Promise<number> {
  const agenda = (await loadMeeting(db, looking, address))?.agenda
  if (agenda === undefined) return minutes
  const takes = agenda.items.some((item) => item.familyId === familyId && isToTake(item))
  return takes ? minutes : agenda.toSpare
}
