import { type FieldErrors, noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, conflict, mistakes, notFound, page, redirect, refusal } from '#door/answers.ts'
import { change, type Changed } from '#records/change/change.ts'
import type { Tx } from '#records/keeping/db.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { childrenIn, entriesOf, itemsIn } from '#rules/overview/content.ts'
import { openFormAgain } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { loadDraftInView } from './draft.query.ts'
import { freezeOverview, type ToPublish, toPublish } from './freeze-overview.ts'
import { namedIn } from './named-in.query.ts'
import { type PublishModel, publishPage, reasonForm } from './publish-overview.page.ts'

/** The address of the authority's pages that links in messages begin with. */
export type PublicAddress = (host: string) => string

async function nextVersion(visit: Visit): Promise<ToPublish | null> {
  const draft = await loadDraftInView(visit.db, visit, visit.params['meeting'] ?? '')
  return draft === null ? null : toPublish(visit.db, visit.today, draft)
}

/** Who will be sent what, before anything is. */
export async function showPublish(visit: Visit): Promise<Answer> {
  const next = await nextVersion(visit)
  return next === null ? notFound() : page(publishPage(await modelOf(visit, next, noErrors)))
}

async function modelOf(visit: Visit, next: ToPublish, errors: FieldErrors): Promise<PublishModel> {
  const asked = reasonForm(next.number)
  const state = await openFormAgain(visit, asked, { is: 'mistaken', errors })
  const recipients = inView(next)
  const sent = visit.method === 'POST'
  return { ...next, recipients, asked, state, label: visit.labels('document.legal-overview'), changed: false, sent }
}

/** Who is sent what, as far as whoever publishes may see it: what they may not isn't counted, and nobody is named for it alone. */
function inView({ draft, recipients }: ToPublish): ToPublish['recipients'] {
  const seen = new Set(entriesOf(draft.content).map(({ key }) => key))
  const only = ({ copy }: (typeof recipients)[number]) => ({
    ...copy,
    parts: copy.parts.map((part) => ({ ...part, entries: part.entries.filter(({ key }) => seen.has(key)) })),
  })
  return recipients
    .map((recipient) => ({ ...recipient, whole: itemsIn(recipient.copy), copy: only(recipient) }))
    .filter(({ whole, copy }) => whole === 0 || itemsIn(copy) > 0)
}

/** Publishes the next version and sends its copies, if the draft is still the one that was looked through: all of it, or nothing. (LO-02) */
export async function publishOverview(visit: Visit, publicAddress: PublicAddress): Promise<Answer> {
  const next = await nextVersion(visit)
  if (next === null) return notFound()
  if (visit.form.text('number') !== String(next.number)) return changedMeanwhile(visit, next)
  const read = reasonForm(next.number).read(visit.form)
  if (!read.ok) return mistakes(publishPage(await modelOf(visit, next, read.because)))
  if (next.draft.isUnchanged) return refusal(publishPage(await modelOf(visit, next, noErrors)), 'nothing is corrected')
  const { reason } = read.value
  const named = next.number === 1 || reason === null ? null : await namedIn(visit, next.draft, reason)
  if (named !== null) return mistakes(publishPage(await modelOf(visit, next, { reason: named })))
  const published = await change(visit, (tx) => freeze(tx, visit, next, { reason, address: publicAddress(visit.host) }))
  if (published.ok) return redirect(published.value.goTo)
  return changedMeanwhile(visit, (await nextVersion(visit)) ?? next)
}

/** Shows what is there to publish now, with the words typed: the draft is another one, or somebody has published this version. */
const changedMeanwhile = async (visit: Visit, now: ToPublish): Promise<Answer> =>
  conflict(publishPage({ ...(await modelOf(visit, now, noErrors)), changed: true }))

async function freeze(
  tx: Tx,
  visit: Visit,
  next: ToPublish,
  said: { readonly reason: string | null; readonly address: string },
): Promise<Outcome<Changed, 'changed-meanwhile'>> {
  const { draft, number } = next
  if (visit.form.text('hash') !== draft.hash) return refused('changed-meanwhile')
  const reason = number === 1 ? null : said.reason
  const frozen = await freezeOverview(tx, visit, next, { ...said, reason, council: visit.authority.name })
  if (!frozen.ok) return frozen
  const goTo = `/overviews/${draft.sitting.address}/versions/${number}`
  return allowed({ goTo, children: childrenIn(draft.whole) })
}
