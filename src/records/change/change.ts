import { dayInEngland } from '#platform/clock.ts'
import { type Outcome } from '#rules/outcome.ts'
import { renewTouchedLines } from '#records/tracker/clock-lines.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
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
  readonly form: { text(name: string): string }
  readonly trail: { written: boolean }
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
 * Makes one change: record, history, messages, trail row and the lines of the children it touched in one transaction, or nothing at all.
 * The form's once-only token makes a double press have one effect: the second is answered with where the first one went. A refusal from
 * `work` rolls everything back.
 */
export async function change<Reason>(
  asking: Asking,
  work: (tx: Tx) => Promise<Outcome<Changed, Reason>>,
): Promise<Outcome<{ readonly goTo: string }, Reason>> {
  const token = tokenOf(asking)
  forgetFacts(asking.db)
  try {
    const goTo = await inOneTransaction(asking.db, async (tx) => {
      const earlier = token === '' ? null : await claim(tx, asking, token)
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
      if (token !== '')
        await tx.updateTable('formUsed').set({ wentTo: outcome.value.goTo }).where('token', '=', token).execute()
      asking.trail.written = true
      await renewTouchedLines(tx, dayInEngland(asking.now))
      return outcome.value.goTo
    })
    return { ok: true, value: { goTo } }
  } catch (error) {
    // The reason came out of `work` in this very call, so it has the type `work` gave it.
    if (error instanceof Refusal) return { ok: false, because: error.because as Reason }
    throw error
  }
}

/** As much of the form's token as ours are long: what else somebody sends fits into the index all the same. */
const tokenOf = ({ form }: Pick<Asking, 'form'>): string => form.text('_once').slice(0, 64)

/** Takes the token, waiting for a twin that is still at work; answers where the twin went, or null when we are the first. */
async function claim(tx: Tx, asking: Asking, token: string): Promise<string | null> {
  const taken = await tx
    .insertInto('formUsed')
    .values({ token, personId: asking.actor.personId, at: asking.now, wentTo: '' })
    .onConflict((conflict) => conflict.column('token').doNothing())
    .returning('token')
    .executeTakeFirst()
  if (taken !== undefined) return null
  const twin = await tx
    .selectFrom('formUsed')
    .select('wentTo')
    .where('token', '=', token)
    .where('personId', '=', asking.actor.personId)
    .executeTakeFirst()
  return twin?.wentTo ?? '/'
}

/** Where this very form led when it was sent before; null for the first time. For forms that check before they change. */
export async function ledBefore(asking: Pick<Asking, 'db' | 'actor' | 'form'>): Promise<string | null> {
  const used = await asking.db
    .selectFrom('formUsed')
    .select('wentTo')
    .where('token', '=', tokenOf(asking))
    .where('personId', '=', asking.actor.personId)
    .executeTakeFirst()
  return used?.wentTo ?? null
}
