import { Form } from '#platform/http/form.ts'
import type { Answer } from './answers.ts'
import type { Db } from '#records/keeping/db.ts'
import { dropDraft, keepDraft } from '#records/keeping/drafts.ts'

type Sent = { readonly path: string; readonly form: Form; readonly now: Temporal.Instant }

/** The address whose form asks to have its words kept, '' for other forms. Only an address of this service is one. */
const keptAs = ({ form }: Pick<Sent, 'form'>): string => {
  const path = form.text('_draft')
  return /^\/(?!\/)[a-z0-9/.-]{1,200}$/.test(path) ? path : ''
}

/**
 * Keeps what was typed in a form that asks for it when it isn't saved (a mistake, a refusal, a session that ran out), and drops it once
 * it is; the same whether the page's script sent it on the way or the person pressed a button. (SEC-05)
 */
export async function keepOrDropDraft(db: Db, personId: number, sent: Sent, answer: Answer | null): Promise<void> {
  const path = keptAs(sent)
  if (path === '') return
  if (answer?.kind === 'redirect') await dropDraft(db, { personId, path })
  else await keepDraft(db, { personId, path }, sent.form.fields, sent.now)
}
