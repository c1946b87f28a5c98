import type { Form } from '#platform/http/form.ts'
import type { Answer } from './answers.ts'
import { thrownField } from '#parts/forms/draft-notice.ts'
import type { Db } from '#records/keeping/db.ts'
import { draftPlace, dropDraft, dropSavedDrafts, keepDraft } from '#records/keeping/drafts.ts'

type Sent = {
  readonly db: Db
  readonly actor: { readonly personId: number }
  readonly path: string
  readonly form: Form
  readonly now: Temporal.Instant
  readonly mayOpen: (path: string) => boolean
}

/** Keeps what is typed in a form that asks for it, if the form is this person's to open; whether it was kept. */
export async function keepTyped({ db, actor, form, now, mayOpen }: Sent): Promise<boolean> {
  const place = draftPlace(form)
  if (place === null || !mayOpen(place.path)) return false
  return keepDraft(db, { personId: actor.personId, ...place }, form.fields, now)
}

/**
 * Keeps what was typed in a form that asks for it when it isn't saved (a mistake, a refusal, a session that ran out), and drops it once
 * it is; the same whether the page's script sent it on the way or the person pressed a button. (SEC-05)
 */
export async function keepOrDropDraft(sent: Sent, answer: Answer | null): Promise<void> {
  if (answer?.kind !== 'redirect') {
    await keepTyped(sent)
    return
  }
  const { personId } = sent.actor
  const place = draftPlace(sent.form) ?? { path: sent.path, copy: '' }
  // What is thrown away from the form was typed in another copy of it.
  if (sent.form.fields.has(thrownField))
    await dropDraft(sent.db, { personId, ...place, copy: sent.form.text(thrownField) })
  else await dropSavedDrafts(sent.db, { personId, ...place }, sent.form.fields)
}
