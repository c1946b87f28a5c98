import { dayInEngland } from '#platform/clock.ts'
import { type Outcome } from '#rules/outcome.ts'
import { renewTouchedLines } from '#records/tracker/clock-lines.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { draftPlace, dropSavedDrafts } from '#records/keeping/drafts.ts'
import { forgetFacts } from '#records/keeping/facts.ts'
import { inOneTransaction } from '#records/keeping/in-one-transaction.ts'
import { writeTrail } from '#records/keeping/trail.ts'

/** The request that asks for the change. */
export type Asking = {
  readonly db: Db
  readonly now: Temporal.Instant
  readonly actor: { readonly personId: number }
  readonly did: string
  readonly method: string
  readonly path: string
  readonly query: { toString(): string }
  readonly form: {
    readonly fields: ReadonlyMap<string, readonly string[]>
    text(name: string): string
    digest(): string
  }
  /** Whether its trail row was written with the change, and whether what it asked is saved: now, or when it was sent before. */
  readonly trail: { written: boolean; saved: boolean }
}

/** What a change led to: where the person goes next and whose record it touched. */
export type Changed = { readonly goTo: string; readonly children: readonly number[] }

class Refusal extends Error {
  readonly because: unknown
  constructor(because: unknown) {
    super('refused')
    this.because = because
  }
}

/**
 * Makes one change: record, history, messages, trail row and the lines of the children it touched in one transaction, or nothing at all; and
 * what was typed is a draft no more. Nothing is left to do after it that could fail and make what is saved look as if it weren't.
 * The form's once-only token makes a double press have one effect: the same content sent again by the same person to the same address is
 * answered with where it went. Anything else under a used token (Back, changed, saved again) is a change like any other. A refusal from `work`
 * rolls everything back.
 */
export async function change<Reason>(
  asking: Asking,
  work: (tx: Tx) => Promise<Outcome<Changed, Reason>>,
): Promise<Outcome<{ readonly goTo: string }, Reason>> {
  const form = sentForm(asking)
  forgetFacts(asking.db)
  try {
    const goTo = await inOneTransaction(asking.db, async (tx) => {
      const earlier = form === null ? null : await claim(tx, form, asking.now)
      await dropDraftsOf(tx, asking)
      if (earlier !== null) return earlier
      const outcome = await work(tx)
      if (!outcome.ok) throw new Refusal(outcome.because)
      await writeTrail(tx, {
        at: asking.now,
        personId: asking.actor.personId,
        did: asking.did,
        method: asking.method,
        path: asking.path,
        outcome: 'done',
        because: null,
        children: outcome.value.children,
      })
      if (form !== null) await remember(tx, form, outcome.value.goTo)
      asking.trail.written = true
      await renewTouchedLines(tx, dayInEngland(asking.now))
      return outcome.value.goTo
    })
    asking.trail.saved = true
    return { ok: true, value: { goTo } }
  } catch (error) {
    // The reason came out of `work` in this very call, so it has the type `work` gave it.
    if (error instanceof Refusal) return { ok: false, because: error.because as Reason }
    throw error
  }
}

/** Drops what is kept of the form while it was typed. */
const dropDraftsOf = (tx: Tx, { form, path, actor: { personId } }: Asking): Promise<void> =>
  dropSavedDrafts(tx, { personId, ...(draftPlace(form) ?? { path, copy: '' }) }, form.fields)

/** One form at one address, as one person sent it. */
type SentForm = {
  readonly token: string
  readonly personId: number
  readonly address: string
  readonly content: string
}

/** As much of the token as ours are long: what else somebody sends fits into the index all the same. Null for a form without one. */
function sentForm({ form, actor, path, query }: Pick<Asking, 'form' | 'actor' | 'path' | 'query'>): SentForm | null {
  const token = form.text('_once').slice(0, 64)
  if (token === '') return null
  const asked = query.toString()
  const address = `${path}${asked === '' ? '' : `?${asked}`}`.slice(0, 500)
  return { token, personId: actor.personId, address, content: form.digest() }
}

/**
 * Takes the form, waiting for a twin that is still at work; answers where the twin went, or null when these words weren't the last that were
 * sent with it: then they are a change of their own.
 */
async function claim(tx: Tx, form: SentForm, at: Temporal.Instant): Promise<string | null> {
  const taken = await tx
    .insertInto('formUsed')
    .values({ ...form, at, wentTo: '' })
    .onConflict((conflict) =>
      conflict
        .columns(['token', 'personId', 'address'])
        .doUpdateSet({ content: form.content, at, wentTo: '' })
        .where('formUsed.content', '<>', form.content),
    )
    .returning('token')
    .executeTakeFirst()
  return taken === undefined ? ((await whereItLed(tx, form)) ?? '/') : null
}

const remember = (tx: Tx, { token, personId, address }: SentForm, wentTo: string) =>
  tx
    .updateTable('formUsed')
    .set({ wentTo })
    .where('token', '=', token)
    .where('personId', '=', personId)
    .where('address', '=', address)
    .execute()

async function whereItLed(db: Db, { token, personId, address, content }: SentForm): Promise<string | null> {
  const used = await db
    .selectFrom('formUsed')
    .select('wentTo')
    .where('token', '=', token)
    .where('personId', '=', personId)
    .where('address', '=', address)
    .where('content', '=', content)
    .executeTakeFirst()
  return used?.wentTo ?? null
}

/** Where this very form, with these very words, led when it was sent before; null for the first time. For forms that check before they change. */
export async function ledBefore(
  asking: Pick<Asking, 'db' | 'actor' | 'form' | 'path' | 'query'>,
): Promise<string | null> {
  const form = sentForm(asking)
  return form === null ? null : whereItLed(asking.db, form)
}

/** Whether this person has sent this form already, with whatever words: what the page still sends of it on the way is late. */
export async function wasSent({ db, actor, form }: Pick<Asking, 'db' | 'actor' | 'form'>): Promise<boolean> {
  const token = form.text('_once').slice(0, 64)
  const used = await db
    .selectFrom('formUsed')
    .select('token')
    .where('token', '=', token)
    .where('personId', '=', actor.personId)
    .executeTakeFirst()
  return used !== undefined
}
