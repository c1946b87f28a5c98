import type { openWaymark } from './waymark.ts'

type Waymark = Awaited<ReturnType<typeof openWaymark>>
type Family = {
  readonly familyId: number
  readonly children: readonly { readonly childId: number; readonly episodeId: number | null }[]
}

const monday = Temporal.PlainDate.from('2026-11-23')

/** A recorded item of the meeting of Monday 23 November 2026: a midpoint of every child, one action for the first. Answers its id. */
export async function midpointAtItem(
  { db, place, clock }: Waymark,
  family: Family,
  discussion: string,
): Promise<number> {
  const { familyId, children } = family
  const { people, seriesId } = place
  const { id: sittingId } = await db
    .insertInto('sitting')
    .values({ seriesId, meetsOn: monday, standsFor: monday, state: 'open', chairId: people.chair, chairedAs: 'chair' })
    .onConflict((twice) => twice.columns(['seriesId', 'standsFor']).doUpdateSet({ state: 'open' }))
    .returning('id')
    .executeTakeFirstOrThrow()
  const about = { section: 'reviews' as const, subjectKind: 'family-review' as const, subjectId: familyId, familyId }
  const recorded = { state: 'recorded' as const, recordedBy: people.panelAdministrator, recordedAt: clock.now() }
  const { id: agendaItemId } = await db
    .insertInto('agendaItem')
    .values({
      sittingId,
      ...about,
      ...recorded,
      reviewKind: 'midpoint',
      title: 'Midpoint review',
      minutes: 6,
      discussion,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { childId, episodeId } of children) {
    await db.insertInto('agendaItemChild').values({ itemId: agendaItemId, childId }).execute()
    if (episodeId !== null)
      await db
        .insertInto('review')
        .values({
          ...{ episodeId, kind: 'midpoint', heldOn: monday, agendaItemId, outcome: 'continue' },
          ...{ decidedBy: people.chair, decidedAs: 'chair' },
          why: 'Ben and Mr Cole agree',
          considerations: JSON.stringify({ progress: 'Ben settles at school' }),
        })
        .execute()
  }
  await db
    .insertInto('action')
    .values({
      ...{ familyId, childId: children[0]?.childId ?? null, agendaItemId, source: 'tracking-meeting', addedOn: monday },
      words: 'Viability assessment of the aunt, with Ben',
      ...{ doerId: people.socialWorker, accountableManagerId: people.teamManager, dueOn: monday.add({ days: 9 }) },
    })
    .execute()
  return agendaItemId
}
