import { loadDraftInView } from '#features/overview/draft.query.ts'
import { freezeOverview, toPublish, type ToPublish } from '#features/overview/freeze-overview.ts'
import type { Tx } from '#records/keeping/db.ts'
import { putRows } from '#records/keeping/write-rows.ts'
import { afterEvent } from '#rules/messages/after-event.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { nextWorkingDay } from '#rules/calendar/working-days.ts'
import { childrenIn } from '#rules/overview/content.ts'
import { actorOn, type Holding } from './holding.ts'
import { at } from './story.ts'

type PlainDate = Temporal.PlainDate

/** Of the last Overview some copies are still to be read. */
const readAtOnce = 0.7

/** The Court QA Manager publishes a meeting's Overview and sends its copies, which their readers open the next working day. (LO-02, LO-03) */
export async function publishOverviewOf(
  holding: Holding,
  { on, publishedOn: today }: { readonly on: PlainDate; readonly publishedOn: PlainDate },
): Promise<void> {
  const { tx, view, story, organisation, address, council } = holding
  const now = at(today, '14:20')
  const actor = await actorOn(holding, organisation.courtQaManager, today)
  const draft = await loadDraftInView(view, { actor, today }, on.toString())
  if (draft === null) throw new Error(`no meeting on ${on.toString()} to publish the Overview of`)
  const next = await toPublish(view, today, draft)
  const frozen = await freezeOverview(tx, { actor, now, today }, next, { reason: null, address, council })
  if (!frozen.ok) throw new Error(`the Overview of ${on.toString()} is published already`)
  const children = childrenIn(draft.whole)
  story.happens({
    at: now,
    by: actor.personId,
    does: ({ sent }) => sent('published an overview', () => `/overviews/${on.toString()}/publish`, children),
  })
  await copiesAreRead(holding, next, today)
}

async function copiesAreRead({ tx, story, chance, today }: Holding, { recipients }: ToPublish, publishedOn: PlainDate) {
  const readOn = nextWorkingDay(englandAndWales, publishedOn)
  const isLast = !isBefore(publishedOn, today.subtract({ weeks: 1 }))
  if (!isBefore(readOn, today)) return
  const copies = await tx
    .selectFrom('overviewCopy')
    .innerJoin('message', (join) =>
      join.onRef('message.aboutId', '=', 'overviewCopy.id').on('message.aboutKind', '=', 'overview-copy'),
    )
    .where('message.writtenAt', '=', at(publishedOn, '14:20'))
    .select(['overviewCopy.id', 'overviewCopy.personId'])
    .orderBy('overviewCopy.id')
    .execute()
  for (const { id: copyId, personId } of copies) {
    if (isLast && !chance.in(readAtOnce)) continue
    const openedAt = at(readOn, `10:${String(copyId % 60).padStart(2, '0')}`)
    const copy = recipients.find((recipient) => recipient.personId === personId)?.copy
    story.plan({
      at: openedAt,
      by: personId,
      does: ({ row, opened }) => {
        row('overview_copy_opened', { copyId, openedAt })
        opened('read their copy of an overview', () => `/overview-copies/${copyId}`, copy ? childrenIn(copy) : [])
      },
    })
  }
}

/** Without a mail server every message is kept to be looked at, as the sender does once it is written. */
export async function keepMessages(tx: Tx): Promise<void> {
  const written = await tx.selectFrom('message').select(['id', 'writtenAt as at']).orderBy('id').execute()
  const [first] = written
  const standing = first === undefined ? null : afterEvent({ state: 'waiting', tries: 0 }, 'kept', first.at)
  if (standing === null) return
  const words = 'Kept here: no mail server is set.'
  await putRows(
    tx,
    'message_event',
    written.map(({ id: messageId, at }) => ({ messageId, at, event: 'kept', words })),
  )
  await tx.updateTable('message').set(standing).execute()
}
