import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import type { KeptItem } from '#records/meeting/agenda-items.ts'
import { directionsOfItems } from '#records/pre-proceedings/asked-directions.ts'
import { extensionsOfWeek } from '#records/pre-proceedings/extensions-of-week.ts'
import { loadClocks } from '#records/pre-proceedings/clocks.ts'
import { episodesVisible } from '#records/pre-proceedings/episodes-visible.ts'
import { reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import {
  awaitedUrgentReturns,
  urgentReturnsEnded,
  urgentReturnsOfItems,
} from '#records/pre-proceedings/urgent-returns.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import { heldOnDay } from '#rules/pre-proceedings/review-clock.ts'
import { idsOf, reviewEnded, reviewToHold } from '#rules/overview/ended-things.ts'
import { childrenAtMeeting, isAboutReviews, type WhatBecame, whatBecameOf } from './children-at-meeting.query.ts'
import type { Week } from './records-of-week.query.ts'
import type { Resolved, ResolvedReview } from './told-elsewhere.ts'
import type { ReviewsOfWeek } from './reviews-of-week.ts'

type Loaded = {
  readonly reviews: ReviewsOfWeek
  readonly notReached: readonly AgendaItem[]
  readonly resolved: Resolved
}

/** What was decided at the meeting's items, and how each child in pre-proceedings stood then, of those this person may see. */
export async function loadReviewsOfWeek(
  db: Db,
  looking: Looking,
  { sitting, lastOn, stood }: Week,
  items: readonly KeptItem[],
): Promise<Loaded> {
  const ids = items.map(({ id }) => id)
  const toHold = reviewsToHold(stood)
  // Whose they are by now: a twin born since has the reviews of the unborn child too.
  const reviewed = reviewsOfItems(db, looking, ids)
  const childrenOfItems = items.filter(isAboutReviews).flatMap(({ childIds }) => childIds)
  const [{ at, notReached }, reviews, returns, awaited, ended, directions, extensions, { episodes, became }, clocks] =
    await Promise.all([
      childrenAtMeeting(db, looking, sitting, items),
      reviewed,
      urgentReturnsOfItems(db, looking, ids),
      awaitedUrgentReturns(db, looking, null),
      urgentReturnsEnded(db, looking, idsOf(stood, 'return')),
      directionsOfItems(db, looking, ids),
      extensionsOfWeek(db, looking, { after: lastOn, to: sitting.on }),
      loadWhatBecame(db, looking, toHold, childrenOfItems),
      reviewed.then((all) => loadClocks(db, [...new Set(all.map(({ childId }) => childId))], sitting.on)),
    ])
  const decided = new Set(returns.map(({ id }) => id))
  const known = awaited.filter(({ id, childId }) => !decided.has(id) && at(childId)?.child.urgentReturnBy != null)
  const decisions = { reviews, returns: [...returns, ...known], directions, extensions }
  return {
    reviews: { on: sitting.on, ...decisions, at, heldAs: heldIn(clocks), endedOf: became.endedOf },
    notReached,
    resolved: { reviews: resolvedAmong(toHold, episodes, became, lastOn), returns: ended },
  }
}

const heldIn =
  (clocks: Awaited<ReturnType<typeof loadClocks>>): ReviewsOfWeek['heldAs'] =>
  ({ childId, episodeId, kind, heldOn }) => {
    const own = clocks.get(childId)?.find(({ stored }) => stored.id === episodeId)
    return own === undefined ? null : heldOnDay(own.clock, kind, heldOn)
  }

/** What became of the reviews that stood as still to hold, and of the children on the agenda. */
async function loadWhatBecame(db: Db, looking: Looking, toHold: readonly ToHold[], childrenOfItems: readonly number[]) {
  const ids = toHold.map(({ episodeId }) => episodeId)
  const episodes = await episodesVisible(db, looking, ids)
  const wanted = new Set([...childrenOfItems, ...episodes.map(({ childId }) => childId)])
  return { episodes, became: await whatBecameOf(db, [...wanted], looking.today) }
}

type ToHold = NonNullable<ReturnType<typeof reviewToHold>> & { readonly thing: string }

const reviewsToHold = (stood: ReadonlySet<string>): readonly ToHold[] =>
  [...stood].flatMap((thing) => {
    const review = reviewToHold(thing)
    return review === null ? [] : [{ thing, ...review }]
  })

/** Of the reviews that stood as still to hold those whose record says that they were held since, or that nothing is to hold any more. */
function resolvedAmong(
  toHold: readonly ToHold[],
  episodes: Awaited<ReturnType<typeof episodesVisible>>,
  { reviewsOf }: WhatBecame,
  lastOn: Temporal.PlainDate,
): readonly ResolvedReview[] {
  const childOf = new Map(episodes.map((episode) => [episode.episodeId, episode]))
  return toHold.flatMap(({ thing, kind, episodeId }) => {
    const [child, of] = [childOf.get(episodeId), reviewsOf(episodeId)]
    const ended = of === undefined ? null : reviewEnded(kind, of, lastOn)
    return child === undefined || ended === null ? [] : [{ thing, kind, ended, ...child }]
  })
}
