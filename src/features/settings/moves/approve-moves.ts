import { createHash } from 'node:crypto'
import { type Answer, page, redirect } from '#door/answers.ts'
import { ledBefore } from '#records/change/change.ts'
import { type DatesThatMove, datesThatMove } from './dates-that-move.query.ts'
import { loadMeetingFacts, type MeetingFacts } from '#records/sittings/sitting-plans.ts'
import type { Visit } from '#door/visit.ts'
import { approveMovesPage, type MovesToApprove } from './approve-moves.page.ts'

type Proposal = Pick<MovesToApprove, 'title' | 'about' | 'back' | 'save'> & {
  /** How things would be. */
  readonly change: (now: MeetingFacts) => MeetingFacts
  /** Saves, once the moves are approved; `reason` goes into the history. */
  readonly keep: (reason: string) => Promise<Answer>
  /** What to send again with the approval, where it isn't simply what was typed. */
  readonly again?: readonly (readonly [string, string])[]
}

/**
 * Shows every open child's date that a change would move, and saves it only when a person has approved exactly that list; if the list
 * has become another meanwhile, the new one is shown. (SET-04, PP-03)
 */
export async function afterApproval(visit: Visit, { change, keep, again, ...proposal }: Proposal): Promise<Answer> {
  const now = await loadMeetingFacts(visit.db)
  const moves = await datesThatMove(visit.db, visit, now, change(now))
  const fingerprint = fingerprintOf(moves)
  const approved = visit.form.text('approved')
  if (visit.method === 'POST' && approved === fingerprint) return keep(reasonOf(moves))
  return page(
    approveMovesPage({
      ...proposal,
      moves,
      fingerprint,
      hidden: visit.hidden,
      changedMeanwhile: approved !== '',
      again: again ?? typedFields(visit),
    }),
    moves.named.map(({ childId }) => childId),
  )
}

/** A handler that answers a second press of the same button with where the first one led. (SEC-05) */
export const onceApproved =
  (handle: (visit: Visit) => Promise<Answer>) =>
  async (visit: Visit): Promise<Answer> => {
    const goTo = await ledBefore(visit)
    return goTo === null ? handle(visit) : redirect(goTo)
  }

const typedFields = (visit: Visit): readonly (readonly [string, string])[] =>
  [...visit.form.fields]
    .filter(([name]) => !name.startsWith('_') && name !== 'approved')
    .flatMap(([name, values]) => values.map((value) => [name, value] as const))

const fingerprintOf = (moves: DatesThatMove): string =>
  createHash('sha256').update(JSON.stringify(moves)).digest('base64url')

function reasonOf({ named, unnamed }: DatesThatMove): string {
  const dates =
    named.reduce((count, { moves }) => count + moves.length, 0) +
    unnamed.reduce((count, { children }) => count + children, 0)
  return dates === 0 ? 'no date moved' : `approved with ${dates} ${dates === 1 ? 'date that moves' : 'dates that move'}`
}
