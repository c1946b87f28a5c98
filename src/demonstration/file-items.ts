import { filingJobs } from '#rules/filing/filing-jobs.ts'
import { contentsNow } from '#records/filing/content-now.ts'
import { confirmJobsOfAll, packKey } from '#records/filing/filed-versions.ts'
import { packRows } from '#records/filing/pack-rows.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { actorOn, type Holding } from './holding.ts'
import { at } from './story.ts'
import type { TakenItem } from './take-item.ts'

type PlainDate = Temporal.PlainDate

/** Everything that a meeting decided is put on each child's file on the day it is due, all three jobs of it. (FI-02) */
export async function fileItems(holding: Holding, items: readonly TakenItem[], dueOn: PlainDate): Promise<void> {
  const { tx, view, story, organisation, council } = holding
  const ids = items.filter(({ reviews }) => reviews.length > 0).map(({ record }) => record.id)
  if (ids.length === 0) return
  const by = organisation.panelAdministrator
  const actor = await actorOn(holding, by, dueOn)
  const looking = { actor, permission: 'see-filing', today: dueOn } as const
  const labels = await loadLabels(view)
  const rows = await packRows(view, looking).where('agendaItem.id', '=', anyOf(ids)).execute()
  const contents = await contentsNow(view, looking, rows, labels)
  const now = at(dueOn, '14:00')
  const packs = rows.flatMap((row) => {
    const content = contents.get(packKey(row))?.content
    const { itemId, childId, familyId } = row
    const reference = `CN-${10_000 + itemId * 10 + (childId % 10)}`
    const how = { number: 1, council, dueOn, jobs: filingJobs, nothingToUpload: true, reference }
    return content === undefined ? [] : [{ itemId, childId, familyId, content, ...how }]
  })
  await confirmJobsOfAll(tx, { now, today: dueOn, actor }, packs)
  for (const { itemId, childId } of packs)
    story.happens({
      at: now,
      by,
      does: ({ sent }) => sent('confirmed what was filed', () => `/filing/${itemId}/${childId}`, [childId]),
    })
}
