import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { writeMessages } from '#records/messages/messages.ts'
import { clearTaken, lockDraft } from '#records/overview/overviews.ts'
import { freezeCopies, publishVersion, versionsOfSitting } from '#records/overview/published-overviews.ts'
import { writeDownSitting } from '#records/sittings/sittings.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { copyMessage } from './copy-message.ts'
import type { DraftInView } from './draft.query.ts'
import { itemsIn } from '#rules/overview/content.ts'
import { findRecipients, type RecipientWithCopy } from './recipients.query.ts'

/** The next version of a meeting's Overview, before it is published: its number and who gets a copy of what. */
export type ToPublish = {
  readonly draft: DraftInView
  readonly number: number
  readonly recipients: readonly RecipientWithCopy[]
}

/** What would be published of a draft today, and to whom it would go. */
export async function toPublish(db: Db, today: Temporal.PlainDate, draft: DraftInView): Promise<ToPublish> {
  const recipients = await findRecipients(db, today, draft.sitting.seriesId, draft.whole)
  return { draft, number: (draft.versions[0]?.number ?? 0) + 1, recipients }
}

type How = {
  /** Why a version after the first is published. */
  readonly reason: string | null
  /** What the authority is called; null where nobody says. */
  readonly council: string | null
  /** The authority's pages, without a slash at the end. */
  readonly address: string
}

/**
 * Freezes the version with a copy for each recipient who may see anything of it, and writes the messages that lead to them. Refused when
 * that number was published meanwhile. (LO-02, LO-03)
 */
export async function freezeOverview(
  tx: Tx,
  deed: Deed & { readonly actor: { readonly name: string } },
  { draft, number, recipients }: ToPublish,
  { reason, council, address }: How,
): Promise<Outcome<{ readonly messageIds: readonly number[] }, 'changed-meanwhile'>> {
  const { sitting, whole: content } = draft
  const sittingId = await writeDownSitting(tx, sitting, deed.today)
  const { id: overviewId } = await lockDraft(tx, deed, sittingId)
  const published = await versionsOfSitting(tx, sittingId)
  if (published.some((version) => version.number >= number)) return refused('changed-meanwhile')
  const labels = await loadLabels(tx)
  const called = labels('document.legal-overview')
  const { apart } = sitting
  const version = { overviewId, number, content, reason, called, council, apart, publishedBy: deed.actor.name }
  const versionId = await publishVersion(tx, deed, version)
  await clearTaken(tx, overviewId)
  const receiving = recipients.filter(({ copy }) => itemsIn(copy) > 0)
  const copyIds = await freezeCopies(
    tx,
    versionId,
    receiving.map(({ personId, name, because, copy }) => {
      return { personId, sentTo: name, because: because.join('; '), content: copy }
    }),
  )
  const messages = receiving.map(({ personId, name, email, because, copy }, place) => {
    const copyId = copyIds[place] ?? 0
    return {
      kind: 'overview-copy',
      to: { personId, name, address: email },
      ...copyMessage(called, { name, because, number, address, copyId, copy, meeting: sitting }),
      about: { kind: 'overview-copy', id: copyId },
      writtenAt: deed.now,
    }
  })
  const messageIds = await writeMessages(tx, messages)
  return allowed({ messageIds })
}
