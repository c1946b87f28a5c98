import { type FieldErrors, hasErrors, noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, conflict, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { change, type Changed } from '#records/keeping/change.ts'
import type { Tx } from '#records/keeping/db.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { childrenIn } from '#rules/overview/content.ts'
import { namesInProse } from '#rules/overview/names-in-prose.ts'
import type { Visit } from '#door/visit.ts'
import { loadDraftInView } from './draft.query.ts'
import { freezeOverview, type ToPublish, toPublish } from './freeze-overview.ts'
import { type PublishModel, publishPage } from './publish-overview.page.ts'
import { namedSentence, namesIn } from './write-words.ts'

/** The address of the authority's pages that links in messages begin with. */
export type PublicAddress = (host: string) => string

async function nextVersion(visit: Visit): Promise<ToPublish | null> {
  const draft = await loadDraftInView(visit.db, visit, visit.params['meeting'] ?? '')
  return draft === null ? null : toPublish(visit.db, visit.today, draft)
}

/** Who will be sent what, before anything is. */
export async function showPublish(visit: Visit): Promise<Answer> {
  const next = await nextVersion(visit)
  return next === null ? notFound() : page(publishPage(modelOf(visit, next, noErrors)))
}

const modelOf = (visit: Visit, next: ToPublish, errors: FieldErrors): PublishModel => ({
  ...next,
  errors,
  hidden: visit.hidden,
  reason: visit.form.text('reason'),
  label: visit.labels('document.legal-overview'),
  changed: false,
})

/** Publishes the next version and sends its copies, if the draft is still the one that was looked through: all of it, or nothing. (LO-02) */
export async function publishOverview(visit: Visit, publicAddress: PublicAddress): Promise<Answer> {
  const next = await nextVersion(visit)
  if (next === null) return notFound()
  const errors = errorsIn(visit, next)
  if (hasErrors(errors)) return mistakes(publishPage(modelOf(visit, next, errors)))
  const published = await change(visit, (tx) => freeze(tx, visit, next, publicAddress(visit.host)))
  if (published.ok) return redirect(published.value.goTo)
  const now = (await nextVersion(visit)) ?? next
  return conflict(publishPage({ ...modelOf(visit, now, noErrors), changed: true }))
}

async function freeze(
  tx: Tx,
  visit: Visit,
  next: ToPublish,
  address: string,
): Promise<Outcome<Changed, 'changed-meanwhile'>> {
  const { draft, number } = next
  if (visit.form.text('hash') !== draft.hash) return refused('changed-meanwhile')
  const reason = number === 1 ? null : visit.form.text('reason')
  const frozen = await freezeOverview(tx, visit, next, { reason, address })
  if (!frozen.ok) return frozen
  const goTo = `/overviews/${draft.sitting.address}/versions/${number}`
  return allowed({ goTo, children: childrenIn(draft.content) })
}

function errorsIn(visit: Visit, { draft, number }: ToPublish): FieldErrors {
  if (number === 1) return noErrors
  const reason = visit.form.text('reason')
  if (reason === '') return { reason: 'Write what is corrected, and why' }
  const names = namesInProse(reason, namesIn(draft))
  return names.length === 0 ? noErrors : { reason: namedSentence(names) }
}
