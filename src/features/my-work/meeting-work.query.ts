import { chairOf } from '#rules/words/name-for.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { seriesChairedBy } from '#records/meeting/attendance.ts'
import { loadSittings, type StoredSitting } from '#records/sittings/sittings.ts'
import { type Looking, hasVisibleChild } from '#records/access/visible-children.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFullWithoutYear, sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { ReviewsAhead } from './reviews-ahead.query.ts'
import { dueTag, type WorkItem } from './work-item.ts'

/** The meetings of the last eight weeks and of the coming one: what there is to hold, to confirm and to publish. */
export const meetingsAround = (db: Db, today: PlainDate): Promise<readonly StoredSitting[]> =>
  loadSittings(db, today.subtract({ weeks: 8 }), today.add({ days: 7 }))

/** What comes to the meetings ahead: reviews and what waits for one, and requests to panels by the meeting's address. */
export type Ahead = ReviewsAhead & { readonly requests: ReadonlyMap<string, number> }

/** The meetings still to hold in the coming week, with what comes to them. (TM-03) */
export function meetingsToHold(
  sittings: readonly StoredSitting[],
  ahead: Ahead,
  today: PlainDate,
): readonly WorkItem[] {
  return sittings
    .filter((sitting) => isToHold(sitting, today))
    .map((sitting) => ({
      title: sitting.seriesName,
      href: `/meetings/${sitting.address}`,
      detail: [whenHeld(sitting), ...whatComes(ahead, sitting, { sittings, today })].join(' · '),
      tag: dueTag(sitting.on, today),
      on: sitting.on,
      pastLimitBy: 0,
      saw: [],
    }))
}

/** 'Mon 23 Nov at 09:00'; 'Fri 4 Dec, on papers', to which nobody comes at an hour. */
const whenHeld = ({ on, startsAt, onPapers }: StoredSitting): string =>
  `${sayDateWithoutYear(on)}${onPapers ? ', on papers' : ` at ${startsAt.toString({ smallestUnit: 'minute' })}`}`

const isToHold = ({ on, state }: StoredSitting, today: PlainDate): boolean =>
  !isBefore(on, today) && (state === 'planned' || state === 'open')

/**
 * '5 reviews', '1 extension asked for', '1 urgent return', '2 requests to hear': what waits for no date of its own comes to the series' next meeting alone, as
 * the agenda has it. (TM-03)
 */
export function whatComes(
  ahead: Ahead,
  { on, seriesId, address }: StoredSitting,
  { sittings, today }: { readonly sittings: readonly StoredSitting[]; readonly today: PlainDate },
): readonly string[] {
  const { days, extensionsAsked, urgentReturns } = ahead.of(seriesId)
  const reviewed = days.find((day) => day.on.equals(on))?.children ?? 0
  const isNext = !sittings.some(
    (other) => other.seriesId === seriesId && isToHold(other, today) && isBefore(other.on, on),
  )
  const counts: readonly (readonly [number, string, string])[] = [
    [reviewed, 'review', 'reviews'],
    [isNext ? extensionsAsked : 0, 'extension asked for', 'extensions asked for'],
    [isNext ? urgentReturns : 0, 'urgent return', 'urgent returns'],
    [ahead.requests.get(address) ?? 0, 'request to hear', 'requests to hear'],
  ]
  return counts.filter(([count]) => count > 0).map(([count, one, several]) => sayCount(count, one, several))
}

/**
 * What was recorded at a meeting and awaits the chair: the chair's of every meeting of that series, an acting deputy's of those they
 * chaired. (TM-04)
 */
export async function itemsToConfirm(
  db: Db,
  looking: Looking,
  sittings: readonly StoredSitting[],
): Promise<readonly WorkItem[]> {
  const { personId } = looking.actor
  const chaired = await seriesChairedBy(db, personId, looking.today)
  const mine = sittings.filter(
    ({ seriesId, chairId, chairedAs }) => chairedAs !== null && (chaired.has(seriesId) || chairId === personId),
  )
  const ids = mine.flatMap(({ id }) => (id === null ? [] : [id]))
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('agendaItem')
    .select(({ fn }) => ['sittingId', fn.countAll<number>().as('items')])
    .where('sittingId', '=', anyOf(ids))
    .where('state', '=', 'recorded')
    .where((eb) => eb.or([eb('familyId', 'is', null), hasVisibleChild(looking, 'agenda_item.family_id')]))
    .groupBy('sittingId')
    .execute()
  const countOf = new Map(rows.map(({ sittingId, items }) => [sittingId, items]))
  return mine.flatMap((sitting) => {
    const items = sitting.id === null ? undefined : countOf.get(sitting.id)
    if (items === undefined) return []
    const day = sayMeetingOf(sayDateInFullWithoutYear(sitting.on), sitting)
    return [{ ...confirmItem(sitting, items), detail: `recorded at the meeting of ${day}` }]
  })
}

const confirmItem = (sitting: StoredSitting, items: number): Omit<WorkItem, 'detail'> => ({
  title: `Confirm ${sayCount(items, 'item')}`,
  href: `/meetings/${sitting.address}/confirm`,
  tag: { text: `Awaiting the ${chairOf(sitting.seriesId)}`, tone: 'soon' },
  on: 'now',
  pastLimitBy: 0,
  saw: [],
})

/** Whether a meeting has begun or been held by that day, so that something follows from it. */
export const hasBegun = ({ on, state }: StoredSitting, today: PlainDate): boolean =>
  !isAfter(on, today) && (state === 'open' || state === 'held')
