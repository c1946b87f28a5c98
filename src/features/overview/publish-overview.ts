import { type FieldErrors, hasErrors, noErrors } from '#parts/form-errors.ts'
import { type Answer, conflict, mistakes, notFound, page, redirect } from '#platform/http/answers.ts'
import { change, type Changed } from '#records/change.ts'
import type { Tx } from '#records/db.ts'
import { loadLabels } from '#records/labels.ts'
import { writeMessage } from '#records/messages.ts'
import { lockDraft } from '#records/overviews.ts'
import { freezeCopy, publishVersion, versionsOfSitting } from '#records/published-overviews.ts'
import { writeDownSitting } from '#records/sittings.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { childrenIn } from '#rules/overview/content.ts'
import { namesInProse } from '#rules/overview/names-in-prose.ts'
import type { Visit } from '../../visit.ts'
import { type DraftInView, loadDraftInView } from './draft.query.ts'
import { copyMessage } from './copy-message.ts'
import { type PublishModel, publishPage } from './publish-overview.page.ts'
import { findRecipients, itemsIn, type RecipientWithCopy } from './recipients.query.ts'
import { namedSentence, namesIn } from './write-words.ts'

/** The address of the authority's pages that links in messages begin with. */
export type PublicAddress = (host: string) => string

type ToPublish = {
  readonly draft: DraftInView
  readonly number: number
  readonly recipients: readonly RecipientWithCopy[]
}

async function loadToPublish(visit: Visit): Promise<ToPublish | null> {
  const draft = await loadDraftInView(visit.db, visit, visit.params['meeting'] ?? '')
  if (draft === null) return null
  const recipients = await findRecipients(visit.db, visit.today, draft.sitting.seriesId, draft.content)
  return { draft, number: (draft.versions[0]?.number ?? 0) + 1, recipients }
}

/** Who will be sent what, before anything is. */
export async function showPublish(visit: Visit): Promise<Answer> {
  const toPublish = await loadToPublish(visit)
  return toPublish === null ? notFound() : page(publishPage(await modelOf(visit, toPublish, noErrors)))
}

const modelOf = async (visit: Visit, toPublish: ToPublish, errors: FieldErrors): Promise<PublishModel> => ({
  ...toPublish,
  ...{ errors, hidden: visit.hidden, reason: visit.form.text('reason') },
  label: (await loadLabels(visit.db))('document.legal-overview'),
  changed: false,
})

/** Freezes the next version with a copy for each recipient and writes the messages that lead to them: all of it, or nothing. (LO-02, LO-03) */
export async function publishOverview(visit: Visit, publicAddress: PublicAddress): Promise<Answer> {
  const toPublish = await loadToPublish(visit)
  if (toPublish === null) return notFound()
  const errors = errorsIn(visit, toPublish)
  if (hasErrors(errors)) return mistakes(publishPage(await modelOf(visit, toPublish, errors)))
  const published = await change(visit, (tx) => freeze(tx, visit, toPublish, publicAddress(visit.host)))
  if (published.ok) return redirect(published.value.goTo)
  const now = (await loadToPublish(visit)) ?? toPublish
  return conflict(publishPage({ ...(await modelOf(visit, now, noErrors)), changed: true }))
}

function errorsIn(visit: Visit, { draft, number }: ToPublish): FieldErrors {
  if (number === 1) return noErrors
  const reason = visit.form.text('reason')
  if (reason === '') return { reason: 'Write what is corrected, and why' }
  const names = namesInProse(reason, namesIn(draft))
  return names.length === 0 ? noErrors : { reason: namedSentence(names) }
}

async function freeze(
  tx: Tx,
  visit: Visit,
  { draft, number, recipients }: ToPublish,
  address: string,
): Promise<Outcome<Changed, 'changed-meanwhile'>> {
  const { sitting, content } = draft
  const sittingId = await writeDownSitting(tx, sitting)
  const { id: overviewId } = await lockDraft(tx, visit, sittingId)
  const isFirst = (await versionsOfSitting(tx, sittingId)).every((version) => version.number < number)
  if (!isFirst || visit.form.text('hash') !== draft.hash) return refused('changed-meanwhile')
  const reason = number === 1 ? null : visit.form.text('reason')
  const versionId = await publishVersion(tx, visit, { overviewId, number, content, reason })
  const labels = await loadLabels(tx)
  for (const { personId, name, email, because, copy } of recipients.filter((each) => itemsIn(each.copy) > 0)) {
    const copyId = await freezeCopy(tx, { versionId, personId, because: because.join('; '), content: copy })
    const words = copyMessage(labels, { ...{ name, because, number, address, copyId }, copy })
    await writeMessage(tx, {
      ...{ kind: 'overview-copy', to: { personId, name, address: email }, ...words },
      ...{ about: { kind: 'overview-copy', id: copyId }, writtenAt: visit.now },
    })
  }
  return allowed({ goTo: `/overviews/${sitting.address}/versions/${number}`, children: childrenIn(content) })
}
