import { sayDate } from '#rules/calendar/say-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { filingDueOn } from '#rules/filing/due.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { neverFiled, type PackRow } from '#records/filing/pack-rows.ts'
import { type MovedDate, movedDates, type OpenDate } from '#rules/calendar/moved-dates.ts'
import { clockOf } from '#rules/pre-proceedings/clock.ts'
import { openDates } from '#rules/pre-proceedings/open-dates.ts'
import { clockSettingsWith } from '#records/pre-proceedings/clocks.ts'
import { courtDatesOf, loadOpenCases, type OpenCases } from '#records/court/open-cases.ts'
import { hasSomethingOpen } from '#records/families/something-open.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadOpenEpisodes, type StoredEpisode } from '#records/pre-proceedings/episodes.ts'
import { type MeetingFacts, placingFrom } from '#records/sittings/sitting-plans.ts'
import { idsAmong, type Looking, isOpenFamily } from '#records/access/visible-children.ts'

/** A child this person may see, with the dates that a change would move. */
export type ChildWithMoves = {
  readonly childId: number
  readonly name: string
  readonly familyId: number
  readonly familyReference: string
  readonly moves: readonly MovedDate[]
}

/** One move of one or several children this person may not see: counted, without names. */
export type UnnamedMove = MovedDate & { readonly children: number }

export type DatesThatMove = { readonly named: readonly ChildWithMoves[]; readonly unnamed: readonly UnnamedMove[] }

/**
 * Every open child's dates, and the days by which their decisions are to be filed, that would be others if the calendar or the meetings were as `then` instead of as `now`, before anything is
 * saved. Children the person may see are named; others are counted, and a restricted family without named access isn't there at all.
 * (SET-04, PP-03, FAM-05)
 */
export async function datesThatMove(
  db: Db,
  looking: Omit<Looking, 'permission'>,
  now: MeetingFacts,
  then: MeetingFacts,
): Promise<DatesThatMove> {
  const packs = await neverFiled(db, looking, looking.today.subtract({ weeks: 26 }))
  const children = await db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .select(['child.id as childId', 'child.name', 'familyId', 'family.reference as familyReference'])
    .where(isOpenFamily(looking, 'child.family_id'))
    .where((eb) => eb.or([hasSomethingOpen, eb('child.id', '=', anyOf(packs.map(({ childId }) => childId)))]))
    .orderBy('family.name')
    .orderBy('family.id')
    .orderBy(inSiblingOrder())
    .execute()
  const ids = children.map(({ childId }) => childId)
  const [episodes, cases, seen] = await Promise.all([
    loadOpenEpisodes(db, ids),
    loadOpenCases(db),
    idsAmong(db, { ...looking, permission: 'see-tracker' }, ids),
  ])
  const [before, after] = await Promise.all([
    datesWith(db, now, { episodes, cases, packs }, looking.today),
    datesWith(db, then, { episodes, cases, packs }, looking.today),
  ])
  const moved = children
    .map((child) => ({ ...child, moves: movedDates(before(child.childId), after(child.childId), looking.today) }))
    .filter(({ moves }) => moves.length > 0)
  return {
    named: moved.filter(({ childId }) => seen.has(childId)),
    unnamed: counted(moved.filter(({ childId }) => !seen.has(childId))),
  }
}

/** Everything open that dates follow from. */
type Open = {
  readonly episodes: readonly StoredEpisode[]
  readonly cases: OpenCases
  readonly packs: readonly PackRow[]
}

async function datesWith(
  db: Db,
  facts: MeetingFacts,
  { episodes, cases, packs }: Open,
  today: Temporal.PlainDate,
): Promise<(childId: number) => readonly OpenDate[]> {
  const ids = episodes.map(({ childId }) => childId)
  const settingsOf = await clockSettingsWith(db, ids, placingFrom(facts))
  const byChild = Map.groupBy(episodes, ({ childId }) => childId)
  const ofEpisode = ({ childId, episode }: StoredEpisode) => {
    const clock = clockOf(episode, settingsOf(childId), today)
    return clock.kind === 'running' ? openDates(clock, settingsOf(childId)) : []
  }
  return (childId) => [
    ...(byChild.get(childId) ?? []).flatMap(ofEpisode),
    ...courtDatesOf(cases, childId, facts.calendar),
    ...packs.filter((pack) => pack.childId === childId).map((pack) => filingDate(facts.calendar, pack)),
  ]
}

const filingDate = (calendar: Calendar, { meetingOn }: PackRow): OpenDate => ({
  what: `Filing of the meeting on ${sayDate(meetingOn)}`,
  on: filingDueOn(calendar, meetingOn),
  note: null,
})

function counted(children: readonly ChildWithMoves[]): readonly UnnamedMove[] {
  const sameMove = ({ what, from, to, note }: MovedDate) => [what, from, to, note].join('|')
  const groups = Map.groupBy(
    children.flatMap(({ moves }) => moves),
    sameMove,
  )
  return [...groups.values()]
    .flatMap((moves) => moves.slice(0, 1).map((move) => ({ ...move, children: moves.length })))
    .toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)))
}

/** The day of a move as text in order: without names there is no other order a reader could follow. */
const dayOf = ({ from, to }: MovedDate): string => (from ?? to)?.toString() ?? ''
