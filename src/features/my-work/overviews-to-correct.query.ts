import { sql } from 'kysely'
import { hasVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayCount, sayList } from '#rules/words/say-names.ts'
import type { WorkItem } from './work-item.ts'

/**
 * Published Overviews of whose items the chair has confirmed some since, or whose children died or moved away: '12 items confirmed since
 * version 1: publish version 2?', until a version is published or it is said that this one stays as it is. (LO-02, M3)
 */
export async function overviewsToCorrect(
  db: Db,
  looking: Looking,
  sittings: readonly StoredSitting[],
  labels: Labels,
): Promise<readonly WorkItem[]> {
  const happened = await happenedSince(
    db,
    looking,
    sittings.flatMap(({ id }) => id ?? []),
  )
  return sittings.flatMap((sitting): readonly WorkItem[] => {
    const found = happened.find(({ sittingId }) => sittingId === sitting.id)
    if (found === undefined) return []
    return [
      {
        title: sayWhatIsSince(found),
        href: `/overviews/${sitting.address}/since`,
        detail: `${labels('document.legal-overview')} of ${sayMeetingOf(sayDateInFullWithoutYear(sitting.on), sitting)}`,
        tag: { text: 'To decide', tone: 'soon' },
        on: 'now',
        pastLimitBy: 0,
        saw: [],
      },
    ]
  })
}

type Since = { readonly confirmed: number; readonly ended: number; readonly number: number }

/** '2 items confirmed and 1 child no longer followed since version 1: publish version 2?' */
function sayWhatIsSince({ confirmed, ended, number }: Since): string {
  const what = [
    ...(confirmed === 0 ? [] : [`${sayCount(confirmed, 'item')} confirmed`]),
    ...(ended === 0 ? [] : [`${sayCount(ended, 'child', 'children')} no longer followed`]),
  ]
  return `${sayList(what)} since version ${number}: publish version ${number + 1}?`
}

const lastLooked = sql<Temporal.Instant>`greatest(latest.published_at, overview.left_at)`
const isConfirmedSince = sql<boolean>`(agenda_item.state = 'confirmed' and agenda_item.confirmed_at > ${lastLooked})`
const endedSince = sql`
  select distinct c.child_id from agenda_item_child c
  join child on child.id = c.child_id and child.followed_until is not null
  join change_history h on h.record_kind = 'child' and h.record_id = c.child_id and h.child_id = c.child_id
    and h.after ? 'followedUntil' and h.at > ${lastLooked}
  where c.item_id = agenda_item.id`

/**
 * By meeting: how many of its items were confirmed after its latest version, and how many of their children aren’t followed any more since,
 * of those this person may see.
 */
async function happenedSince(db: Db, looking: Looking, sittingIds: readonly number[]) {
  if (sittingIds.length === 0) return []
  const rows = await db
    .selectFrom('agendaItem')
    .innerJoin('overview', 'overview.sittingId', 'agendaItem.sittingId')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('overviewVersion')
          .select(({ fn }) => ['overviewId', fn.max('number').as('number'), fn.max('publishedAt').as('publishedAt')])
          .groupBy('overviewId')
          .as('latest'),
      (join) => join.onRef('latest.overviewId', '=', 'overview.id'),
    )
    .select(['agendaItem.sittingId', 'latest.number', isConfirmedSince.as('isConfirmed')])
    .select(sql<readonly number[]>`array(${endedSince})`.as('ended'))
    .where('agendaItem.sittingId', '=', anyOf(sittingIds))
    .where('agendaItem.state', 'in', ['recorded', 'confirmed'])
    .where(sql<boolean>`(${isConfirmedSince} or exists (${endedSince}))`)
    .where((eb) => eb.or([eb('agendaItem.familyId', 'is', null), hasVisibleChild(looking, 'agenda_item.family_id')]))
    .execute()
  return [...Map.groupBy(rows, ({ sittingId }) => sittingId).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [together([first, ...others], first)],
  )
}

type Row = {
  readonly sittingId: number
  readonly number: number
  readonly isConfirmed: boolean
  readonly ended: readonly number[]
}

const together = (rows: readonly Row[], { sittingId, number }: Row) => ({
  ...{ sittingId, number },
  confirmed: rows.filter(({ isConfirmed }) => isConfirmed).length,
  ended: new Set(rows.flatMap(({ ended }) => ended)).size,
})
