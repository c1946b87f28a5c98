import { dayInEngland } from '#platform/clock.ts'
import { type FilingPack, loadFilingPacks, packsOnFile } from '#records/filing/filing-packs.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { type FilingState, filingState, withoutChasing } from '#rules/filing/filing-jobs.ts'
import type { Visit } from '#door/visit.ts'

/** A pack with where it stands today. */
export type QueuedPack = { readonly pack: FilingPack; readonly state: FilingState }

export type FilingQueue = {
  readonly late: readonly QueuedPack[]
  readonly toDo: readonly QueuedPack[]
  /** Of children who aren't followed any more: without a day or a count. */
  readonly owed: readonly QueuedPack[]
  readonly filed: readonly QueuedPack[]
}

const weeksBack = 26
const filedShown = 50

/** Where a pack stands: done jobs by the day they were confirmed in England. */
export function stateOf(pack: FilingPack, today: Temporal.PlainDate): FilingState {
  const done = pack.done.map(({ job, doneAt }) => ({ job, doneOn: dayInEngland(doneAt) }))
  const state = filingState(pack.dueOn, done, today)
  return isFollowed(pack) ? state : withoutChasing(state)
}

/** What is late and what is to do, however long ago it was decided, and what was filed last, of the meetings of the last half year. (FI-02) */
export async function filingQueue(visit: Visit): Promise<FilingQueue> {
  const { db, looking, today } = visit
  const since = today.subtract({ weeks: weeksBack })
  const [open, onFile] = await Promise.all([openPacks(visit), packsOnFile(db, looking, { since, most: filedShown })])
  const filed = [...open.filed, ...queued(onFile, today)].toSorted(
    (one, other) =>
      Temporal.PlainDate.compare(other.pack.meetingOn, one.pack.meetingOn) || newestFamilyFirst(one, other),
  )
  return { ...open, filed: filed.slice(0, filedShown) }
}

const newestFamilyFirst = ({ pack: one }: QueuedPack, { pack: other }: QueuedPack): number =>
  other.familyId - one.familyId || (one.siblingPlace < other.siblingPlace ? -1 : 1)

const queued = (packs: readonly FilingPack[], today: Temporal.PlainDate): readonly QueuedPack[] =>
  packs.map((pack) => ({ pack, state: stateOf(pack, today) }))

async function openPacks({ db, looking, today }: Visit): Promise<FilingQueue> {
  const packs = queued(await loadFilingPacks(db, looking), today)
  const of = (kind: FilingState['kind']) => packs.filter(({ state }) => state.kind === kind)
  return {
    late: of('late').toSorted((one, other) => Temporal.PlainDate.compare(one.pack.dueOn, other.pack.dueOn)),
    toDo: of('to-do'),
    owed: of('owed'),
    filed: of('filed'),
  }
}

/** The pack to file next, for a person who has just filed one: the longest late first. (FI-02) */
export async function nextToFile(visit: Visit): Promise<FilingPack | null> {
  const { late, toDo, owed } = await openPacks(visit)
  return [...late, ...toDo, ...owed][0]?.pack ?? null
}
