import type { KeptItem } from '#records/meeting/agenda-items.ts'
import { childrenInPreProceedings, type ChildOfSeries } from '#records/meeting/children-of-series.ts'
import { loadClocks, loadOpenClocks, type OpenClock } from '#records/pre-proceedings/clocks.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { type StoredSitting, sittingsAfter } from '#records/sittings/sittings.ts'
import { earliest, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import {
  childForAgenda,
  type ChildForAgenda,
  familiesOnAgenda,
  meetingDays,
  reasonOf,
} from '#rules/meeting/families-on-agenda.ts'
import type { ChildAtMeeting } from '#rules/overview/child-standing.ts'
import type { ReviewOnClock } from '#rules/overview/ended-things.ts'
import { clockSentence } from '#rules/pre-proceedings/clock-words.ts'

/** The children in pre-proceedings on a meeting's day, each as they stood then, and the families whom it didn't reach. */
export type ChildrenAtMeeting = {
  readonly at: (childId: number) => ChildAtMeeting | undefined
  /** What the agenda had and the meeting didn't open: a child past the 12-week date must not be missing. (LO-01, TM-03) */
  readonly notReached: readonly AgendaItem[]
}

/** As the records stand on the meeting's day, of the children this person may see. */
export async function childrenAtMeeting(
  db: Db,
  looking: Looking,
  sitting: StoredSitting,
  items: readonly KeptItem[],
): Promise<ChildrenAtMeeting> {
  const [children, settings, knownOnlyLater, later] = await Promise.all([
    childrenInPreProceedings(db, looking, sitting.seriesId, null),
    agendaSetting.load(db),
    knownLater(db, sitting),
    sittingsAfter(db, sitting),
  ])
  const day = earliest(looking.today, sitting.on)
  const clocks = await loadOpenClocks(
    db,
    children.map(({ id }) => id),
    day,
    'before-its-meeting-ended',
  )
  // Reviews of the next meetings are theirs to tell.
  const days = meetingDays({ on: sitting.on, readOn: sitting.on, isNext: true, later }, 0)
  const found = children.flatMap((child): readonly ChildAtMeeting[] => {
    const open = clocks.get(child.id)
    if (open === undefined) return []
    const forAgenda = onAgenda(child, open, knownOnlyLater)
    return [{ child: forAgenda, episodeId: open.stored.id, reason: reasonOf(forAgenda, days, settings.value) }]
  })
  const byId = new Map(found.map((each) => [each.child.childId, each]))
  const opened = new Set(items.filter(isAboutReviews).map(({ familyId }) => familyId))
  const others = found.flatMap(({ child }) => (opened.has(child.familyId) ? [] : [child]))
  return { at: (id) => byId.get(id), notReached: familiesOnAgenda(others, days, settings.value) }
}

/** A child for the agenda, without what this meeting knew nothing of. */
function onAgenda(child: ChildOfSeries, { stored, clock }: OpenClock, later: KnownLater): ChildForAgenda {
  const { id: childId, name, familyId, familyName } = child
  const { urgentReturnBy: by, extensions: all } = clock.facts
  const urgentReturnBy = later.sent.has(stored.id) ? null : by
  const isKnown = ({ state }: { readonly state: string }) => state === 'agreed' || state === 'refused'
  const extensions = later.asked.has(stored.id) ? all.filter(isKnown) : all
  const forAgenda = childForAgenda(
    { childId, name, familyId, familyName },
    { ...clock, facts: { ...clock.facts, urgentReturnBy, extensions } },
  )
  // What was proposed for the meeting and nobody chose wasn't its to take.
  return { ...forAgenda, proposed: null }
}

/** The episodes whose urgent return a later meeting sought, and those of which an extension was asked for only later. */
type KnownLater = { readonly sent: ReadonlySet<number>; readonly asked: ReadonlySet<number> }

async function knownLater(db: Db, { on }: StoredSitting): Promise<KnownLater> {
  const [sent, asked] = await Promise.all([
    db
      .selectFrom('urgentReturn')
      .innerJoin('agendaItem', 'agendaItem.id', 'urgentReturn.agendaItemId')
      .innerJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
      .select('urgentReturn.episodeId')
      .where('sitting.meetsOn', '>', on)
      .execute(),
    db
      .selectFrom('extension')
      .select('episodeId')
      .where('state', 'in', ['recommended', 'requested'])
      .where('requestedOn', '>', on)
      .execute(),
  ])
  const ids = (rows: readonly { readonly episodeId: number }[]) => new Set(rows.map(({ episodeId }) => episodeId))
  return { sent: ids(sent), asked: ids(asked) }
}

/** Whether a meeting's item is about the reviews of a family. */
export const isAboutReviews = ({ section }: Pick<AgendaItem, 'section'>): boolean =>
  section === 'reviews' || section === 'cannot-wait'

/** What became of children who were in pre-proceedings: the reviews held, and how it ended. */
export type WhatBecame = {
  readonly endedOf: (childId: number) => { readonly episodeId: number; readonly words: string } | undefined
  readonly reviewsOf: (episodeId: number) => ReviewOnClock | undefined
}

/** The same of these children, as the records stand on a day. */
export async function whatBecameOf(db: Db, childIds: readonly number[], today: PlainDate): Promise<WhatBecame> {
  const clocks = childIds.length === 0 ? new Map<number, never>() : await loadClocks(db, childIds, today)
  const all = [...clocks].flatMap(([childId, ofChild]) => ofChild.map((each) => ({ childId, ...each })))
  const reviews = new Map(
    all.map(({ stored, clock }) => [
      stored.id,
      {
        midpointOn: clock.midpoint.state.kind === 'held' ? clock.midpoint.state.on : null,
        finalOn: clock.finals.at(-1)?.on ?? null,
        ended: clock.kind === 'stopped' ? clockSentence(clock) : null,
      },
    ]),
  )
  const ended = new Map(
    all.flatMap(({ childId, stored, clock }) =>
      clock.kind === 'stopped' ? [[childId, { episodeId: stored.id, words: clockSentence(clock) }] as const] : [],
    ),
  )
  return { endedOf: (childId) => ended.get(childId), reviewsOf: (episodeId) => reviews.get(episodeId) }
}
