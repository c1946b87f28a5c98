import { loadDraftInView } from '#features/overview/draft.query.ts'
import { freezeOverview, toPublish } from '#features/overview/freeze-overview.ts'
import { loadActor } from '#records/access/actors.ts'
import type { Tx } from '#records/keeping/db.ts'
import { recordEvent } from '#records/messages/messages.ts'
import { filingDueOn } from '#rules/filing/due.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { pastMeetings } from './calendar-of-work.ts'
import type { Organisation } from './organisation.ts'

const weeksPublished = 4

type Telling = {
  readonly tx: Tx
  readonly organisation: Organisation
  readonly today: Temporal.PlainDate
  /** The authority's pages, without a slash at the end. */
  readonly address: string
}

/** Publishes the Overviews of the last meetings, each in the afternoon of the day it was due, oldest first; today's work is left to do. */
export async function writePastOverviews(telling: Telling): Promise<void> {
  for (const on of pastMeetings(telling.today, weeksPublished).toReversed()) {
    const publishedOn = filingDueOn(englandAndWales, on)
    if (isBefore(publishedOn, telling.today)) await publishOverviewOf(telling, on, publishedOn)
  }
}

async function publishOverviewOf(
  { tx, organisation, address }: Telling,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  const actor = await loadActor(tx, organisation.courtQaManager, today)
  if (actor === null) throw new Error(`the Court QA Manager isn't there on ${today.toString()}`)
  const draft = await loadDraftInView(tx, { actor, today }, on.toString())
  if (draft === null) throw new Error(`no meeting on ${on.toString()} to publish the Overview of`)
  const now = today.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '14:20' }).toInstant()
  const next = await toPublish(tx, today, draft)
  const frozen = await freezeOverview(tx, { actor, now, today }, next, { reason: null, address })
  if (!frozen.ok) throw new Error(`the Overview of ${on.toString()} is published already`)
  for (const id of frozen.value.messageIds)
    await recordEvent(
      tx,
      { id, state: 'waiting', tries: 0 },
      { event: 'kept', words: 'Kept here: no mail server is set.', at: now },
    )
}
