import { isBefore } from '#rules/calendar/plain-date.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import { followUpActions } from '#rules/meeting/follow-up-actions.ts'
import { finalConsiderations } from '#rules/pre-proceedings/considerations.ts'
import { subjectIdOf } from '#records/meeting/agenda-items.ts'
import { workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import type { Holding } from './holding.ts'
import { Kept } from './kept.ts'
import { at, type Doing } from './story.ts'
import { planSoughtBy, type ReviewToHold } from './story-of-episode.ts'
import { considered, discussions, meetingActions } from './words-of-meetings.ts'

type PlainDate = Temporal.PlainDate

/** An item that a meeting took: its record, and whose it is. */
export type TakenItem = {
  readonly record: Kept
  readonly key: string
  readonly childIds: readonly number[]
  readonly reviews: readonly ReviewToHold[]
  /** What was given somebody to do there. */
  readonly actions: readonly Kept[]
}

type ToTake = {
  readonly item: AgendaItem
  readonly reviews: readonly ReviewToHold[]
  readonly sitting: Kept
  readonly on: PlainDate
  readonly nextOn: PlainDate | null
  readonly place: number
}

/** Records one item as the meeting takes it; null when the meeting leaves a family to the next one. */
export function takeItem(holding: Holding, { item, reviews, sitting, on, nextOn, place }: ToTake): TakenItem | null {
  const isAboutReviews = item.section === 'reviews' || item.section === 'cannot-wait'
  if (isAboutReviews && reviews.length === 0) return null
  const { organisation, families, story, chance } = holding
  const family = families.find(({ id }) => id === item.familyId) ?? null
  const record = new Kept('agenda-item', family)
  const actions: Kept[] = []
  const by = organisation.panelAdministrator
  const recordedAt = at(on, `09:${String(5 + Math.min(place, 49)).padStart(2, '0')}`)
  story.happens({
    at: recordedAt,
    by,
    does: (doing) => {
      open(doing, record, { item, sitting })
      const discussion = chance.pick(discussions[item.section])
      doing.change(record, { discussion, state: 'recorded' }, { recordedBy: by, recordedAt })
      for (const review of reviews) decide(holding, doing, { record, review, on, nextOn })
      const [first] = reviews
      if (first !== undefined) actions.push(giveToDo(holding, doing, { record, review: first, on }))
      const path = `/meetings/${on.toString()}/items/${item.key}`
      doing.sent('recorded a meeting item', () => path, item.childIds)
    },
  })
  return { record, key: item.key, childIds: item.childIds, reviews, actions }
}

function open({ add, row }: Doing, record: Kept, { item, sitting }: Pick<ToTake, 'item' | 'sitting'>): void {
  const { section, reviewKind, familyId, title, reason, sortsAs, minutes, subject } = item
  const about = { section, subjectKind: subject.kind, subjectId: subjectIdOf(subject), reviewKind, familyId }
  const notYet = { sortsAs, minutes, discussion: '', state: 'open', number: 1 }
  add(record, { sittingId: sitting, ...about, title, reason }, notYet)
  for (const childId of item.childIds) row('agenda_item_child', { itemId: record, childId })
}

type Deciding = {
  readonly record: Kept
  readonly review: ReviewToHold
  readonly on: PlainDate
  readonly nextOn: PlainDate | null
}

/** The chair's decision on one child, and what follows from it by itself. */
function decide(holding: Holding, doing: Doing, { record, review, on, nextOn }: Deciding): void {
  const { chair } = holding.organisation
  const { child, episode, family, urgentReturn, ended } = review
  const { kind, outcome } = review.review
  const update = holding.updates.get(review)
  const byItself = writtenAt(holding.chance, kind)
  // The form opened with what the team had sent.
  const written = update === undefined ? byItself : update.values['written']
  const why = outcome === 'seek-extension' ? 'The assessment can’t be finished in time' : (urgentReturn?.why ?? null)
  const decided = { episodeId: episode, agendaItemId: record, kind, heldOn: on, outcome, why, recommendedLimitOn: null }
  doing.add(
    new Kept('review', family, child.record),
    { ...decided, earlyReason: null, decidedAs: 'chair', written },
    { decidedBy: chair },
  )
  if (update !== undefined) doing.change(update, {}, { agendaItemId: record })
  if (urgentReturn !== null)
    doing.add(
      new Kept('urgent-return', family, child.record),
      { episodeId: episode, agendaItemId: record, ownerId: chair, why: urgentReturn.why },
      { byOn: urgentReturn.byOn },
    )
  if (ended === null) return
  doing.change(episode, { outcome: ended.outcome, endedOn: on, endedWords: null })
  followUp(holding, doing, { record, review, on, nextOn }, ended.outcome)
}

function writtenAt(chance: Chance, kind: 'midpoint' | 'final'): Readonly<Record<string, string>> {
  const headings = kind === 'final' ? finalConsiderations : chance.in(0.5) ? ['progress', 'engagement'] : ['progress']
  return Object.fromEntries(headings.map((heading) => [heading, considered[heading] ?? '']))
}

/** Stepping out to another plan than the child's makes the action to ask for a conference, which is asked for in the same week. (P8) */
function followUp(
  holding: Holding,
  doing: Doing,
  { record, review, on, nextOn }: Deciding,
  outcome: NonNullable<ReviewToHold['ended']>['outcome'],
): void {
  const { plan, people } = review.child
  const planSought = planSoughtBy(outcome)
  if (planSought === null) return
  const stage = { status: 'stepped-out', on, planSought } as const
  const decided = { outcome: `step-out-${planSought}`, heldOn: on, daysLate: 0, decidedAs: 'chair', stage } as const
  const followUps = followUpActions(
    { ...decided, recommendedLimit: null },
    {
      name: plan.name,
      childProtection: plan.status === 'child-protection',
      childInNeed: plan.status === 'child-in-need',
      written: {},
      directionsBy: {},
      givenSince: [],
      nextMeetingOn: nextOn ?? on.add({ weeks: 1 }),
      calendar: englandAndWales,
    },
  )
  for (const { words, dueOn } of followUps) {
    const action = new Kept('action', review.family, review.child.record)
    addAction(doing, action, { record, review, on }, { words, dueOn, source: 'review', doer: people.worker })
    isDoneLater(holding, action, {
      by: people.worker,
      on: workingDay(dueOn.subtract({ days: 1 })),
      child: review.child.record,
    })
  }
}

type ToDo = { readonly words: string; readonly dueOn: PlainDate; readonly source: string; readonly doer: number }

function addAction(
  { add }: Doing,
  action: Kept,
  { record, review, on }: Pick<Deciding, 'record' | 'review' | 'on'>,
  { words, dueOn, source, doer }: ToDo,
): void {
  const { family, child } = review
  add(action, {
    ...{ familyId: family, childId: action.child, words, doerId: doer },
    accountableManagerId: child.people.manager,
    ...{ dueOn, source, agendaItemId: record, addedOn: on },
  })
}

/** One thing to do until some meeting, given to the child's worker and done by its day; what isn't due yet is still open. */
function giveToDo(holding: Holding, doing: Doing, at: Pick<Deciding, 'record' | 'review' | 'on'>): Kept {
  const { chance, today } = holding
  const { family, child } = at.review
  const { words, forChild } = chance.pick(meetingActions)
  const action = new Kept('action', family, forChild ? child.record : null)
  // What the last meetings gave isn't due yet.
  const soonest = isBefore(at.on, today.subtract({ days: 23 })) ? 8 : 19
  const dueOn = workingDay(at.on.add({ days: chance.between(soonest, 26) }))
  addAction(doing, action, at, { words, dueOn, source: 'tracking-meeting', doer: child.people.worker })
  if (isBefore(dueOn, today))
    isDoneLater(holding, action, {
      by: child.people.worker,
      on: workingDay(dueOn.subtract({ days: 2 })),
      child: child.record,
    })
  return action
}

type Done = { readonly by: number; readonly on: PlainDate; readonly child: Kept }

function isDoneLater({ story, today }: Holding, action: Kept, { by, on: doneOn, child }: Done): void {
  if (!isBefore(doneOn, today)) return
  story.plan({
    at: at(doneOn, '15:10'),
    by,
    does: ({ change, sent }) => {
      change(action, { doneOn, doneWords: 'Done; the record of it is on the child’s file' })
      sent('said that an action is done', () => `/actions/${action.id}/done`, [child])
    },
  })
}
