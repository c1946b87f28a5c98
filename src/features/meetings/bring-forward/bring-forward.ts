import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { among } from '#parts/forms/fields/choice-fields.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import {
  mistaken,
  notLawful,
  openForm,
  openFormAgain,
  type Problem,
  saveForm,
  savedMeanwhile,
  unlessMeanwhile,
} from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { stillFollowed } from '#records/access/visible-children.ts'
import type { Changed } from '#records/change/change.ts'
import { holdChildren } from '#records/families/children.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { saveChoice } from '#records/pre-proceedings/brought-forward.ts'
import { type StoredSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import { may } from '#rules/access/permissions.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { day, isBefore } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDateInFull } from '#rules/calendar/say-date.ts'
import type { Outcome } from '#rules/outcome.ts'
import {
  type BringForwardRefusal,
  decideToBringForward,
  meetingByItself,
  meetingsBefore,
} from '#rules/pre-proceedings/bring-forward.ts'
import { earliestMidpoint } from '#rules/pre-proceedings/timetable.ts'
import { dayForExtraMeeting } from '#rules/sittings/extra-meeting.ts'
import { sayDistance } from '#rules/sittings/meeting-reason.ts'
import { bringForwardForm, byItself, type Offered } from './bring-forward.form.ts'
import { bringForwardPage, noMeetingBefore, pointName } from './bring-forward.page.ts'
import { meetingOn, minutesLeft, reviewToBringForward, type ReviewToBringForward } from './bring-forward.query.ts'

/** The child's review that the address names, as this person may see it. */
async function found(visit: Visit, db: Db = visit.db): Promise<ReviewToBringForward | null> {
  const kind = among(['midpoint', 'final'], visit.params['review'] ?? '')
  return kind === null ? null : reviewToBringForward(db, stillFollowed(visit.looking), idIn(visit, 'id'), kind)
}

const offeredOf = (of: ReviewToBringForward): Offered => {
  const { clock, review, plan } = of
  const back = meetingByItself(review)
  return {
    days: meetingsBefore(clock, review, plan).map(({ on }) => on.toString()),
    hintOf: (text) => {
      const distance = sayDistance(day(text), review.point, pointName(of))
      const isEarly = review.review === 'midpoint' && isBefore(day(text), earliestMidpoint(clock.start.on))
      return isEarly ? `${distance}; less than 4 weeks in, holding it then needs a reason` : distance
    },
    back:
      review.broughtForward === null
        ? null
        : back === null
          ? 'None: it is no longer brought forward'
          : `${sayDateInFull(back.on)}, where it is placed by itself`,
  }
}

type Answers = { readonly meeting: string | null; readonly reason: string | null }

const answersOf = ({ review, choice }: ReviewToBringForward): Answers =>
  review.broughtForward === null || review.meeting === null
    ? { meeting: null, reason: null }
    : { meeting: review.meeting.on.toString(), reason: choice?.reason ?? null }

/** What is likely meant: the meeting the way here names, or the one proposed before a birth, and that birth as the reason. */
function likely(visit: Visit, of: ReviewToBringForward, { days }: Offered): Answers {
  const kept = answersOf(of)
  const before =
    of.review.review === 'final' ? of.clock.warnings.find((warning) => warning.kind === 'bring-forward') : undefined
  const named = [visit.query.get('meeting'), kept.meeting, before?.meeting?.on.toString()]
  return {
    meeting: named.find((each) => each != null && days.includes(each)) ?? null,
    reason: kept.reason ?? (before === undefined ? null : `The birth is expected ${sayDate(before.expectedOn)}`),
  }
}

const model = (visit: Visit, of: ReviewToBringForward) => {
  const on = dayForExtraMeeting(of.plan, of.review.point, visit.today)
  const mayAdd = may(visit.actor, 'keep-meeting-series') && on !== null
  const { child, clock, review, seriesId } = of
  return {
    child,
    clock,
    review,
    addMeeting: mayAdd ? `/settings/meetings/${seriesId}/dates/add?to=${on.toString()}` : null,
  }
}

const isToHold = ({ review }: ReviewToBringForward): boolean =>
  review.state.kind === 'due' || review.state.kind === 'overdue'

/** The form to hold a review at an earlier meeting than the one it is placed on. */
export async function showBringForward(visit: Visit): Promise<Answer> {
  const of = await found(visit)
  if (of === null || !isToHold(of)) return notFound()
  const offered = offeredOf(of)
  const saw = [of.child.id]
  if (offered.days.length === 0)
    return page(noMeetingBefore(model(visit, of), whoCan('keep-meeting-series', visit.labels)), saw)
  const asked = bringForwardForm(offered)
  const state = openForm(visit, asked, likely(visit, of, offered), of.choice?.version ?? null)
  return page(bringForwardPage(model(visit, of), asked, state), saw)
}

/** Brings the review forward to the meeting chosen, or puts it back where it is placed by itself. (PP-03, P13) */
export async function bringForward(visit: Visit): Promise<Answer> {
  const of = await found(visit)
  if (of === null) return notFound()
  const asked = bringForwardForm(offeredOf(of))
  return saveForm(visit, {
    // A meeting that was on the list when the form was opened is told what became of it.
    read: bringForwardForm(withSent(offeredOf(of), visit.form.text('meeting'))).read(visit.form),
    save: async (tx, { meeting, reason }) => {
      await holdChildren(tx, [of.child.id])
      const now = await found(visit, tx)
      if (now === null) return notLawful(sentences['not-to-be-held'](''), 'not to be held')
      if (versionIn(visit) !== (now.choice?.version ?? -1)) return savedMeanwhile
      return meeting === byItself
        ? putBack(tx, visit, now, reason)
        : choose(tx, visit, now, { on: day(meeting), reason })
    },
    show: async (problem) => {
      const now = (await found(visit)) ?? of
      const { choice } = now
      const kept =
        choice === null
          ? null
          : { kind: 'brought-forward', id: choice.id, version: choice.version, values: answersOf(now) }
      return bringForwardPage(model(visit, now), asked, await openFormAgain(visit, asked, problem, kept))
    },
    saw: [of.child.id],
  })
}

function withSent(offered: Offered, sent: string): Offered {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(sent) && !offered.days.includes(sent)
  try {
    return isDay ? { ...offered, days: [...offered.days, day(sent).toString()] } : offered
  } catch {
    return offered
  }
}

type Done = Promise<Outcome<Changed, Problem>>

async function choose(
  tx: Tx,
  visit: Visit,
  of: ReviewToBringForward,
  { on, reason }: { readonly on: Temporal.PlainDate; readonly reason: string },
): Done {
  const sitting = await meetingOn(tx, of.seriesId, on)
  const meeting = sitting === null ? null : { ...sitting, toSpare: await left(tx, visit, sitting, of) }
  const decided = decideToBringForward(of.clock, of.review, of.plan, meeting)
  if (!decided.ok) return mistaken({ meeting: sentences[decided.because](sayDate(on)) })
  if (sitting === null) return mistaken({ meeting: sentences['meeting-cancelled'](sayDate(on)) })
  const sittingId = await writeDownSitting(tx, sitting, visit.today)
  return save(tx, visit, of, { sittingId, to: on, reason })
}

const left = (tx: Tx, visit: Visit, sitting: StoredSitting, { child }: ReviewToBringForward): Promise<number> =>
  minutesLeft(tx, lookingFor(visit, 'see-meeting'), sitting, child.familyId)

const putBack = (tx: Tx, visit: Visit, of: ReviewToBringForward, reason: string): Done =>
  save(tx, visit, of, { sittingId: null, to: null, reason })

async function save(
  tx: Tx,
  visit: Visit,
  { child, stored, review, choice }: ReviewToBringForward,
  chosen: { readonly sittingId: number | null; readonly to: Temporal.PlainDate | null; readonly reason: string },
): Done {
  const from = review.broughtForward === null ? null : (review.meeting?.on ?? null)
  const choosing = { episodeId: stored.id, childId: child.id, familyId: child.familyId, review: review.review, from }
  const saved = await saveChoice(tx, visit, { ...choosing, ...chosen }, choice)
  return unlessMeanwhile(saved, { goTo: `/children/${child.id}/clock`, children: [child.id] })
}

const sentences: Record<BringForwardRefusal, (on: string) => string> = {
  'not-to-be-held': () =>
    `This review is no longer to be held: it was held meanwhile, or ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended`,
  'meeting-cancelled': (on) => `No meeting is held on ${on} any more: choose another`,
  'meeting-ended': (on) => `The meeting on ${on} has ended: choose another`,
  'meeting-full': (on) => `The meeting on ${on} is full: choose another, or have an extra one added`,
  'not-earlier': (on) => `The meeting on ${on} doesn’t come before the one that takes the review: choose another`,
}
