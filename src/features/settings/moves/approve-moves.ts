import { createHash } from 'node:crypto'
import { type Answer, page, redirect, refusal } from '#door/answers.ts'
import { ledBefore } from '#records/change/change.ts'
import { type DatesThatMove, datesThatMove } from './dates-that-move.query.ts'
import type { Tx } from '#records/keeping/db.ts'
import { oneSettingAtATime } from '#records/settings/settings-lock.ts'
import { loadMeetingFacts, type MeetingFacts, plansFrom } from '#records/sittings/sitting-plans.ts'
import { whatStandsInTheWay } from '#rules/sittings/what-stands-in-the-way.ts'
import type { Visit } from '#door/visit.ts'
import { approveMovesPage, type MovesToApprove } from './approve-moves.page.ts'
import { type InTheWay, inTheWayPage } from './in-the-way.page.ts'

type Proposal = Pick<MovesToApprove, 'title' | 'about' | 'back' | 'save' | 'told'> & {
  /** How things would be. */
  readonly change: (now: MeetingFacts) => MeetingFacts
  /** Saves, once the moves are approved, as long as nobody changed the calendar or a meeting since they were worked out. */
  readonly keep: (approved: Approved) => Promise<Answer | 'changed'>
  /** What to send again with the approval, where it isn't simply what was typed. */
  readonly again?: readonly (readonly [string, string])[]
}

export type Approved = {
  /** Goes into the history. */
  readonly reason: string
  /** Holds calendar and meetings until the transaction ends; whether they are as they were when the moves were worked out. */
  readonly stillSo: (tx: Tx) => Promise<boolean>
}

/**
 * Shows every open child's date that a change would move, and saves it only when a person has approved exactly that list; if the list
 * has become another meanwhile, the new one is shown. Refused while a meeting that a person moved or added couldn't stay so. (SET-04, PP-03; P4)
 */
export async function afterApproval(visit: Visit, asked: Proposal): Promise<Answer> {
  const { change, keep, again, ...proposal } = asked
  const now = await loadMeetingFacts(visit.db)
  const then = change(now)
  const inTheWay = meetingsInTheWay(now, then, visit.today)
  if (inTheWay.length > 0) {
    const content = inTheWayPage({ ...proposal, inTheWay })
    return visit.method === 'POST'
      ? refusal(content, 'a meeting moved or added by hand stands in the way')
      : page(content)
  }
  const moves = await datesThatMove(visit.db, visit, now, then)
  const fingerprint = fingerprintOf(moves)
  const approved = visit.form.text('approved')
  if (visit.method === 'POST' && approved === fingerprint) {
    const kept = await keep({ reason: reasonOf(moves), stillSo: (tx) => areStill(tx, now) })
    // Somebody changed something at the same moment: what that means for this is worked out anew.
    return kept === 'changed' ? afterApproval(visit, asked) : kept
  }
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

async function areStill(tx: Tx, read: MeetingFacts): Promise<boolean> {
  await oneSettingAtATime(tx)
  return inOrder(await loadMeetingFacts(tx)) === inOrder(read)
}

/** Written so that two are the same where they say the same. */
const inOrder = ({ calendar, series, kept, business }: MeetingFacts): string =>
  JSON.stringify([
    { ...calendar, bankHolidays: [...calendar.bankHolidays], closureDays: [...calendar.closureDays] },
    series,
    kept.toSorted((one, other) => one.id - other.id),
    business,
  ])

/** The meetings of every series that a person moved or added and that couldn't stay so. (P4) */
function meetingsInTheWay(now: MeetingFacts, then: MeetingFacts, today: Temporal.PlainDate): readonly InTheWay[] {
  const [before, after] = [plansFrom(now), plansFrom(then)]
  return now.series.flatMap(({ id }) => {
    const [one, other] = [before.get(id), after.get(id)]
    const kept = now.kept.filter(({ seriesId }) => seriesId === id)
    if (one === undefined || other === undefined) return []
    return whatStandsInTheWay(kept, one, other, today).map((found) => ({ ...found, seriesId: id }))
  })
}

/** A handler that answers a second press of the same button with where the first one led. (SEC-05) */
export const onceApproved =
  (handle: (visit: Visit) => Promise<Answer>) =>
  async (visit: Visit): Promise<Answer> => {
    const goTo = await ledBefore(visit)
    return goTo === null ? handle(visit) : redirect(goTo)
  }

/** What was typed, with which copy of the form it was typed in: that is kept until its approval saves it. */
const typedFields = (visit: Visit): readonly (readonly [string, string])[] =>
  [...visit.form.fields]
    .filter(([name]) => (name === '_draft' || !name.startsWith('_')) && name !== 'approved')
    .flatMap(([name, values]) => values.map((value) => [name, value] as const))

const fingerprintOf = (moves: DatesThatMove): string =>
  createHash('sha256').update(JSON.stringify(moves)).digest('base64url')

function reasonOf({ named, unnamed }: DatesThatMove): string {
  const dates =
    named.reduce((count, { moves }) => count + moves.length, 0) +
    unnamed.reduce((count, { children }) => count + children, 0)
  return dates === 0 ? 'no date moved' : `approved with ${dates} ${dates === 1 ? 'date that moves' : 'dates that move'}`
}
