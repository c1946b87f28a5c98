import type { Form } from '#platform/http/form.ts'
import type { Answer } from './answers.ts'
import type { Db } from '#records/keeping/db.ts'
import { dropDraft, keepDraft } from '#records/keeping/drafts.ts'

type Sent = {
  readonly db: Db
  readonly actor: { readonly personId: number }
  readonly path: string
  readonly form: Form
  readonly now: Temporal.Instant
  readonly mayOpen: (path: string) => boolean
}

/** The address whose form asks to have its words kept, null for other forms. Only an address of this service is one. */
export function draftPath(form: Pick<Form, 'text'>): string | null {
  const path = form.text('_draft')
  return /^\/(?!\/)[a-z0-9/.-]{1,200}$/.test(path) ? path : null
}

/** Keeps what is typed in a form that asks for it, if the form is this person's to open; whether it was kept. */
export async function keepTyped({ db, actor, form, now, mayOpen }: Sent): Promise<boolean> {
  const path = draftPath(form)
  if (path === null || !mayOpen(path)) return false
  return keepDraft(db, { personId: actor.personId, path }, form.fields, now)
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
  // Where a form asks again before it saves, what it sends last no longer says that it keeps drafts.
  const path = draftPath(sent.form) ?? sent.path
  await dropDraft(sent.db, { personId: sent.actor.personId, path })
}
