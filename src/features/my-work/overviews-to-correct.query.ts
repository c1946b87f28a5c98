import { hasVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import type { Labels } from '#rules/words/labels.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { WorkItem } from './work-item.ts'

/**
 * Published Overviews of whose items the chair has confirmed some since: '12 items confirmed since version 1: publish version 2?', until a
 * version is published or it is said that this one stays as it is. (LO-02, M3)
 */
export async function overviewsToCorrect(
  db: Db,
  looking: Looking,
  sittings: readonly StoredSitting[],
  labels: Labels,
): Promise<readonly WorkItem[]> {
  const confirmed = await confirmedSince(
    db,
    looking,
    sittings.flatMap(({ id }) => id ?? []),
  )
  return sittings.flatMap((sitting): readonly WorkItem[] => {
    const found = confirmed.find(({ sittingId }) => sittingId === sitting.id)
    if (found === undefined) return []
    const { items, number } = found
    return [
      {
        title: `${sayCount(items, 'item')} confirmed since version ${number}: publish version ${number + 1}?`,
        href: `/overviews/${sitting.address}/since`,
        detail: `${labels('document.legal-overview')} of ${sayDateInFullWithoutYear(sitting.on)}`,
        tag: { text: 'To decide', tone: 'soon' },
        on: 'now',
        pastLimitBy: 0,
        saw: [],
      },
    ]
  })
}

/** By meeting: how many of its items were confirmed after its latest version, of those this person may see. */
const confirmedSince = async (db: Db, looking: Looking, sittingIds: readonly number[]) =>
  sittingIds.length === 0
    ? []
    : db
        .selectFrom('agendaItem')
        .innerJoin('overview', 'overview.sittingId', 'agendaItem.sittingId')
        .innerJoin(
          (eb) =>
            eb
              .selectFrom('overviewVersion')
              .select(({ fn }) => [
                'overviewId',
                fn.max('number').as('number'),
                fn.max('publishedAt').as('publishedAt'),
              ])
              .groupBy('overviewId')
              .as('latest'),
          (join) => join.onRef('latest.overviewId', '=', 'overview.id'),
        )
        .select(({ fn }) => ['agendaItem.sittingId', 'latest.number', fn.countAll<number>().as('items')])
        .where('agendaItem.sittingId', '=', anyOf(sittingIds))
        .where('agendaItem.state', '=', 'confirmed')
        .whereRef('agendaItem.confirmedAt', '>', 'latest.publishedAt')
        .where((eb) =>
          eb.or([eb('overview.leftAt', 'is', null), eb('agendaItem.confirmedAt', '>', eb.ref('overview.leftAt'))]),
        )
        .where((eb) =>
          eb.or([eb('agendaItem.familyId', 'is', null), hasVisibleChild(looking, 'agenda_item.family_id')]),
        )
        .groupBy(['agendaItem.sittingId', 'latest.number'])
        .execute()
