import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { plainMondays, type SittingPlan } from '#rules/sittings/sittings.ts'
import { type Clock, clockOf, type ClockSettings, type RunningClock } from '#rules/pre-proceedings/clock.ts'
import { inSlices } from '#platform/threads/in-slices.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadEpisodes, loadOpenEpisodes, type StoredEpisode } from './episodes.ts'
import { clockSetting } from '#records/settings/settings.ts'
import { loadPlacing, type Placing } from '#records/sittings/sitting-plans.ts'

/** A clock as it stands, or as it stood while the meeting of its day could still take the child. */
type AsOf = 'now' | 'before-its-meeting-ended'

/** One episode of a child with its clock as it stands on the day asked for. */
export type EpisodeClock = { readonly stored: StoredEpisode; readonly clock: Clock }

/** The same for an open episode, with the meetings its dates are placed on. */
export type OpenClock = { readonly stored: StoredEpisode; readonly clock: RunningClock; readonly plan: SittingPlan }

/**
 * The clocks of these children's episodes on a day, oldest first for each child: dates placed on the meetings of the series that the
 * child's team belongs to. Ended episodes are there with a stopped clock. (PP-02, PP-03, PP-09)
 */
export async function loadClocks(
  db: Db,
  childIds: readonly number[],
  today: Temporal.PlainDate,
  asOf: AsOf = 'now',
): Promise<ReadonlyMap<number, readonly EpisodeClock[]>> {
  const [episodes, settingsOf] = await Promise.all([loadEpisodes(db, childIds), loadClockSettings(db, childIds, asOf)])
  const clocks = episodes.map((stored) => ({
    stored,
    clock: clockOf(stored.episode, settingsOf(stored.childId), today),
  }))
  return Map.groupBy(clocks, ({ stored }) => stored.childId)
}

/** The running clocks of these children on a day, by the child's id; a child without an open episode isn't there. */
export async function loadOpenClocks(
  db: Db,
  childIds: readonly number[],
  today: Temporal.PlainDate,
  asOf: AsOf = 'now',
): Promise<ReadonlyMap<number, OpenClock>> {
  const [episodes, settingsOf] = await Promise.all([
    loadOpenEpisodes(db, childIds),
    loadClockSettings(db, childIds, asOf),
  ])
  return inSlices(openClocks(episodes, settingsOf, today))
}

function* openClocks(
  episodes: readonly StoredEpisode[],
  settingsOf: (childId: number) => ClockSettings,
  today: Temporal.PlainDate,
): Generator<undefined, ReadonlyMap<number, OpenClock>> {
  const clocks = new Map<number, OpenClock>()
  for (const stored of episodes) {
    const settings = settingsOf(stored.childId)
    const clock = clockOf(stored.episode, settings, today)
    if (clock.kind === 'running') clocks.set(stored.childId, { stored, clock, plan: settings.plan })
    yield
  }
  return clocks
}

/** By child: the plan of the series that takes the team's reviews, as things stand now. */
export const loadClockSettings = async (
  db: Db,
  childIds: readonly number[],
  asOf: AsOf = 'now',
): Promise<(childId: number) => ClockSettings> => {
  const placing = await loadPlacing(db)
  return clockSettingsWith(
    db,
    childIds,
    asOf === 'now' ? placing : { ...placing, plans: new Map([...placing.plans].map(beforeItEnded)) },
  )
}

const beforeItEnded = ([id, plan]: readonly [number, SittingPlan]) =>
  [id, { ...plan, endedOn: new Set<string>() }] as const

/** By child: the plan of the series that takes the team's reviews; where no series does, plain Mondays. */
export async function clockSettingsWith(
  db: Db,
  childIds: readonly number[],
  { plans, whoTakes }: Placing,
): Promise<(childId: number) => ClockSettings> {
  const rows =
    childIds.length === 0
      ? []
      : await db.selectFrom('child').select(['id', 'teamId']).where('id', '=', anyOf(childIds)).execute()
  const { value: serviceLevels } = await clockSetting.load(db)
  const teamOf = new Map(rows.map(({ id, teamId }) => [id, teamId]))
  const usual = plainMondays(englandAndWales)
  return (childId) => ({
    plan: plans.get(whoTakes('reviews', teamOf.get(childId) ?? null) ?? -1) ?? usual,
    serviceLevels,
  })
}
