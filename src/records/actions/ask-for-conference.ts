import { loadCalendar } from '#records/calendar/calendar.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { conferenceAfter, type StepOut } from '#rules/meeting/follow-up-actions.ts'
import type { Labels } from '#rules/words/labels.ts'
import { say } from '#rules/words/name-for.ts'
import { addAction } from './change-actions.ts'

type SteppedOut = {
  readonly outcome: StepOut
  readonly on: PlainDate
  /** The item at which a panel decided it; null where it was decided outside one. */
  readonly agendaItemId: number | null
}

/** Stepping out outside a review makes the same action as at one, for the child's worker: the child's status isn't changed by the decision. (P8, PP-05) */
export async function askForConference(
  tx: Tx,
  deed: Deed & { readonly labels: Labels },
  child: KeptChild,
  { outcome, on, agendaItemId }: SteppedOut,
): Promise<void> {
  const calendar = await loadCalendar(tx)
  const action = conferenceAfter(outcome, on, { ...child, calendar })
  if (action === null) return
  const manager = await teamManagerOfChildren(tx, [child.id], deed.today)
  await addAction(tx, deed, {
    familyId: child.familyId,
    childId: child.id,
    words: say(action.words, deed.labels),
    dueOn: action.dueOn,
    source: 'gateway',
    agendaItemId,
    doerId: child.socialWorkerId ?? manager?.personId ?? deed.actor.personId,
    accountableManagerId: manager?.personId ?? null,
  })
}
