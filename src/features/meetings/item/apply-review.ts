import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { addAction, moveAction } from '#records/actions/change-actions.ts'
import { endEpisode, reopenEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { takeBackDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Saved } from '#records/keeping/deed.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import { saveRecommendation, takeBackRecommendation } from '#records/pre-proceedings/recommended-extensions.ts'
import { saveReview, takeBackReview } from '#records/pre-proceedings/reviews.ts'
import { takeBackAction } from '#records/actions/take-back-action.ts'
import { saveUrgentReturn, takeBackUrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { endingBy } from '#rules/pre-proceedings/episode.ts'
import { decideReview, episodeBefore, type ReviewDecided, wasEndedBy } from '#rules/meeting/decide-review.ts'
import { sayAll } from '#rules/words/name-for.ts'
import { followUpActions, type FollowUp, usualForDirection } from '#rules/meeting/follow-up-actions.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { directionHeadings } from '#rules/pre-proceedings/review-words.ts'
import type { DecidingSitting } from '#rules/sittings/who-decides.ts'
import type { Visit } from '#door/visit.ts'
import type { ChildInItem, ItemInView } from './item-in-view.query.ts'
import type { FormShape } from './item-fields.ts'
import type { WantedReview } from './read-review.form.ts'
import type { ItemRefusal } from './refusal-words.ts'

/** Where and by whom the reviews of an item are decided. */
export type AtItem = {
  readonly visit: Visit
  readonly view: ItemInView
  readonly itemId: number
  readonly calendar: Calendar
  /** The authority's pages, without a slash at the end, for links in messages. */
  readonly publicAddress: string
  /** The reason of a correction. */
  readonly reason: string | undefined
}

export type ReviewProblem = ItemRefusal | 'changed-by-someone-else'
type Child = FormShape['children'][number]
type Applied = Outcome<null, ReviewProblem>
const done: Applied = allowed(null)

/**
 * Records one child's review at an item over whatever the item recorded of the child before, decided anew from the episode as it stood
 * before: the review, an urgent return, a recommended extension, the episode's end, and the actions that follow by themselves.
 */
export async function applyReview(tx: Tx, at: AtItem, child: Child, wanted: WantedReview): Promise<Applied> {
  if (wanted.decided === null) return child.review === null ? done : takeBack(tx, at, child)
  const { sitting } = at.view.meeting
  const before = episodeBefore(child.episode.stored.episode, child.review)
  const decided = decideReview(before, wanted.decided, decidingAt(at), at.visit.today)
  if (!decided.ok) return decided
  if (sitting.chairId === null) return refused('nobody-to-decide')
  const { kind } = wanted.decided
  await saveReview(
    tx,
    at.visit,
    {
      ...idsOf(child),
      agendaItemId: at.itemId,
      kind,
      heldOn: decided.value.heldOn,
      outcome: decided.value.outcome,
      why: wanted.why,
      written: wanted.written,
      recommendedLimitOn: decided.value.recommendedLimit,
      earlyReason: wanted.decided.kind === 'midpoint' ? wanted.decided.earlyReason : null,
      decidedBy: sitting.chairId,
      decidedAs: decided.value.decidedAs,
    },
    child.review,
    at.reason,
  )
  await keepReturn(tx, at, child, wanted)
  const recommended = await keepRecommendation(tx, at, child, {
    decided: decided.value,
    why: wanted.why,
    by: sitting.chairId,
  })
  if (!recommended.ok) return recommended
  const ended = await keepEnd(tx, at, child, decided.value)
  if (!ended.ok) return ended
  await keepFollowUps(tx, at, child, followUpsOf(at, child, decided.value, wanted))
  await moveDirections(tx, at, child, wanted)
  return done
}

const decidingAt = ({ view: { meeting } }: AtItem): DecidingSitting => ({
  on: meeting.sitting.on,
  decidedAs: meeting.sitting.chairedAs,
  lacksLegalAdviser: meeting.lacksLegalAdviser,
  decides: meeting.decides,
})

const directionsOf = (at: AtItem, { child }: ChildInItem) =>
  at.view.said.directions.filter(({ childId }) => childId === child.id)

const idsOf = ({ child, episode }: Child) => ({
  episodeId: episode.stored.id,
  childId: child.id,
  familyId: child.familyId,
})

async function takeBack(tx: Tx, at: AtItem, child: Child): Promise<Applied> {
  const { review } = child
  if (review === null) return done
  const recommended = await takeBackRecommended(tx, at, child)
  if (!recommended.ok) return recommended
  if (child.urgentReturn !== null) await takeBackUrgentReturn(tx, at.visit, child.urgentReturn)
  const ended = await keepEnd(tx, at, child, null)
  if (!ended.ok) return ended
  for (const direction of directionsOf(at, child)) await takeBackDirection(tx, at.visit, direction)
  await takeBackReview(tx, at.visit, review, at.reason)
  await keepFollowUps(tx, at, child, [])
  return done
}

async function keepReturn(tx: Tx, at: AtItem, child: Child, wanted: WantedReview): Promise<void> {
  const decision = wanted.decided?.decision
  if (decision !== undefined && 'takenBy' in decision && decision.takenBy !== null) {
    const { why, by, takenBy: ownerId } = decision
    const kept = { ...idsOf(child), teamId: child.child.teamId, agendaItemId: at.itemId, ownerId, why, by }
    await saveUrgentReturn(tx, at.visit, kept, child.urgentReturn)
  } else if (child.urgentReturn !== null) await takeBackUrgentReturn(tx, at.visit, child.urgentReturn)
}

async function keepRecommendation(
  tx: Tx,
  at: AtItem,
  child: Child,
  { decided, why, by }: { readonly decided: ReviewDecided; readonly why: string | null; readonly by: number },
): Promise<Applied> {
  const newLimitOn = decided.recommendedLimit
  if (newLimitOn === null) return takeBackRecommended(tx, at, child)
  const { recommended } = child
  const exceptional = why ?? ''
  const isSame = recommended?.newLimitOn.equals(newLimitOn) === true && recommended.exceptional === exceptional
  if (isSame) return done
  if (recommended !== null && recommended.state !== 'recommended') return refused('extension-decided')
  const dayZeroOn = child.episode.clock.start.on
  const wanted = { ...idsOf(child), agendaItemId: at.itemId, dayZeroOn, newLimitOn, exceptional }
  await saveRecommendation(tx, at.visit, { ...wanted, recommendedOn: decided.heldOn, recommendedBy: by }, recommended)
  return done
}

async function takeBackRecommended(tx: Tx, at: AtItem, child: Child): Promise<Applied> {
  if (child.recommended === null) return done
  if (child.recommended.state !== 'recommended') return refused('extension-decided')
  await takeBackRecommendation(tx, at.visit, child.recommended, idsOf(child))
  return done
}

/** Ends the episode, opens it again when this item had ended it and no longer does, or leaves it as it is (P10, P11). */
async function keepEnd(tx: Tx, at: AtItem, child: Child, decided: ReviewDecided | null): Promise<Applied> {
  const { stored } = child.episode
  const wasEnded = child.review !== null && wasEndedBy(stored.episode.stage, child.review)
  const outcome = decided === null ? null : endingBy(decided.outcome)
  if (outcome !== null)
    return asOutcome(await endEpisode(tx, at.visit, stored, { outcome, on: at.view.meeting.sitting.on }))
  if (!wasEnded) return done
  const { followedUntil, noLongerBecause, noLongerWords } = child.child
  // Who isn't followed any more has nothing open: the episode ended with that, whatever this item says now.
  if (followedUntil !== null && noLongerBecause !== null)
    return asOutcome(
      await endEpisode(tx, at.visit, stored, {
        outcome: noLongerBecause,
        on: followedUntil,
        words: noLongerWords ?? '',
      }),
    )
  const others = (await loadEpisodes(tx, [child.child.id])).filter(({ id }) => id !== stored.id)
  // Also one that has ended again: it would lie within this one, which would be open since before it.
  if (others.some(({ episode }) => !isBefore(episode.decidedOn, stored.episode.decidedOn)))
    return refused('new-episode-began')
  return asOutcome(
    await reopenEpisode(
      tx,
      at.visit,
      stored,
      at.reason ?? 'The decision was recorded again before the chair confirmed it',
    ),
  )
}

const asOutcome = (saved: Saved): Applied => (saved === 'saved' ? done : refused(saved))

const followUpsOf = (at: AtItem, item: Child, decided: ReviewDecided, { written, directionsBy }: WantedReview) => {
  const { later } = at.view.meeting
  const { name, childProtection, childInNeed } = item.child
  const nextMeetingOn = usualForDirection(later, at.visit.today)
  const givenSince = directionsOf(at, item).flatMap(({ given }) => (given === null ? [] : [given.words]))
  const { calendar } = at
  const child = { name, childProtection, childInNeed }
  const followUps = followUpActions(decided, { ...child, written, directionsBy, givenSince, nextMeetingOn, calendar })
  // An action keeps the names of its day.
  return sayAll(followUps, at.visit.labels)
}

const madeFor = (at: AtItem, id: number): readonly KeptAction[] =>
  at.view.said.actions.filter(({ source, childId }) => source === 'review' && childId === id)

/** Makes the actions that follow by themselves, once each, and takes back those that no longer follow and nobody has touched. */
async function keepFollowUps(
  tx: Tx,
  at: AtItem,
  { child }: ChildInItem,
  followUps: readonly FollowUp[],
): Promise<void> {
  const made = madeFor(at, child.id)
  for (const action of made)
    if (!followUps.some(({ words }) => words === action.words)) await takeBackAction(tx, at.visit, action)
  const missing = followUps.filter(({ words }) => !made.some((action) => action.words === words))
  if (missing.length === 0) return
  const manager = await teamManagerOfChildren(tx, [child.id], at.visit.today)
  for (const { words, dueOn } of missing)
    await addAction(tx, at.visit, {
      familyId: child.familyId,
      childId: child.id,
      words,
      dueOn,
      source: 'review',
      agendaItemId: at.itemId,
      doerId: child.socialWorkerId ?? manager?.personId ?? at.visit.actor.personId,
      accountableManagerId: manager?.personId ?? null,
    })
}

/** What became of a direction before goes to the day that is recorded for it now; what is done stays. */
async function moveDirections(tx: Tx, at: AtItem, { child }: ChildInItem, { written, directionsBy }: WantedReview) {
  const open = madeFor(at, child.id).filter(({ doneOn }) => doneOn === null)
  for (const heading of directionHeadings) {
    const to = directionsBy[heading]
    const action = open.find(({ words }) => words === written[heading])
    if (to === undefined || action === undefined || action.dueOn?.equals(to) === true) continue
    await moveAction(tx, at.visit, action, { to, reason: at.reason ?? 'Another day was recorded at the meeting' })
  }
}
