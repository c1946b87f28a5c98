import type { KeptItem } from '#records/meeting/agenda-items.ts'
import { type ItemVersion, loadItemVersions } from '#records/meeting/agenda-item-versions.ts'
import { type KeptChild } from '#records/families/children.ts'
import { type EpisodeClock, loadClocks } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import { type RecommendedExtension, recommendedAtItems } from '#records/pre-proceedings/recommended-extensions.ts'
import type { KeptReview } from '#records/pre-proceedings/reviews.ts'
import { loadOutsideDecision, type OutsideDecision } from '#records/pre-proceedings/outside-decisions.ts'
import type { UrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { earliest } from '#rules/calendar/plain-date.ts'
import type { ItemOfMeeting } from '#rules/meeting/agenda.ts'
import { childForAgenda, reviewHeldOn } from '#rules/meeting/families-on-agenda.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import {
  findItem,
  findMeeting,
  type ItemAtMeeting,
  type Meeting,
} from '#features/meetings/agenda/meeting-in-view.query.ts'
import { type PanelAtItem, panelAtItem } from '#features/meetings/panel/panel-at-item.query.ts'
import { type BeforeItem, beforeItem } from './before-item.query.ts'
import { type SaidAtItem, saidAtItems } from './said-at-items.query.ts'

/** A child of the item with the clock, and what is recorded of the child at it. */
export type ChildInItem = {
  readonly child: KeptChild
  /** 'Cara' of Cara Adeyemi. */
  readonly called: string
  /** The episode reviewed here: the one recorded at this item, else the open one; null when there is none. */
  readonly episode: EpisodeClock | null
  /** Which review it is to be, and whether the agenda proposes it for this meeting. */
  readonly kind: 'midpoint' | 'final'
  readonly isDue: boolean
  readonly review: KeptReview | null
  readonly urgentReturn: UrgentReturn | null
  readonly recommended: RecommendedExtension | null
} & BeforeItem

/** One item of a meeting as one person sees it; `kept` is null while it exists only as proposed. */
export type ItemInView = ItemAtMeeting & {
  /** The children whose reviews can be recorded here, and others of the family in view; empty where the item is about something else. */
  readonly children: readonly ChildInItem[]
  /** The decision taken outside a panel that the item is to ratify; null where it is about something else. */
  readonly outside: OutsideDecision | null
  /** What a panel was asked for; null where the item is about something else. */
  readonly panel: PanelAtItem | null
  /** The names of the children the item is about. */
  readonly named: readonly { readonly id: number; readonly name: string }[]
  readonly said: SaidAtItem
  readonly versions: readonly ItemVersion[]
}

/** The item under this key; null when the meeting has none that the person may see. */
export async function loadItem(db: Db, looking: Looking, address: string, key: string): Promise<ItemInView | null> {
  const meeting = await findMeeting(db, looking, address)
  return meeting === null ? null : loadItemOf(db, looking, meeting, key)
}

/** The same, of a meeting that is found already. */
export async function loadItemOf(db: Db, looking: Looking, at: Meeting, key: string): Promise<ItemInView | null> {
  const found = await findItem(db, looking, at, key)
  if (found === null) return null
  const { meeting, item, kept } = found
  const [written, family, outside] = await Promise.all([
    kept === null ? nothingWritten : writtenIn(db, looking, kept),
    item.familyId === null ? null : loadFamily(db, looking, item.familyId),
    item.subject.kind === 'ratification' ? loadOutsideDecision(db, looking, item.subject.decisionId) : null,
  ])
  const here = { item, kept, said: written.said }
  const about = family === null ? nobody : await loadAbout(db, looking, meeting, { ...here, family })
  const named = family?.children.filter(({ id }) => item.childIds.includes(id)) ?? []
  return { meeting, ...here, ...about, named, outside, versions: written.versions }
}

type About = Pick<ItemInView, 'children' | 'panel'>
const nobody: About = { children: [], panel: null }

/** What of its family's children the item decides: their reviews, or what a panel was asked for. */
async function loadAbout(db: Db, looking: Looking, meeting: Meeting, recorded: Recorded): Promise<About> {
  const { item, kept, family } = recorded
  if (isAboutReviews(item)) return { children: await childrenInItem(db, looking, meeting, recorded), panel: null }
  if (item.subject.kind !== 'panel-item') return nobody
  const { panelItemId } = item.subject
  const here = { sitting: meeting.sitting, panelItemId, agendaItemId: kept?.id ?? null, family }
  return { children: [], panel: await panelAtItem(db, looking, here) }
}

type Written = Pick<ItemInView, 'said' | 'versions'>

const nothingWritten: Written = {
  said: { reviews: [], urgentReturns: [], actions: [], directions: [], ratified: null, heard: null },
  versions: [],
}

async function writtenIn(db: Db, looking: Looking, kept: KeptItem): Promise<Written> {
  const [said, versions] = await Promise.all([saidAtItems(db, looking, [kept]), loadItemVersions(db, kept.id)])
  return { said: said.get(kept.key) ?? nothingWritten.said, versions }
}

const isAboutReviews = ({ subject }: ItemOfMeeting): boolean =>
  subject.kind === 'family-review' || subject.kind === 'urgent-return' || subject.kind === 'extension'

type Recorded = Pick<ItemInView, 'item' | 'kept' | 'said'> & { readonly family: KeptFamily }

async function childrenInItem(
  db: Db,
  looking: Looking,
  meeting: Meeting,
  { item, kept, said, family }: Recorded,
): Promise<readonly ChildInItem[]> {
  const ids = family.children.map(({ id }) => id)
  const on = earliest(looking.today, meeting.sitting.on)
  const [clocks, recommended, beforeOf] = await Promise.all([
    loadClocks(db, ids, on, 'before-its-meeting-ended'),
    recommendedAtItems(db, kept === null ? [] : [kept.id]),
    beforeItem(db, looking, { family, kept, on: meeting.sitting.on }),
  ])
  return family.children.flatMap((child): readonly ChildInItem[] => {
    const review = said.reviews.find(({ childId }) => childId === child.id) ?? null
    const episode = reviewedHere(clocks.get(child.id) ?? [], review)
    if (episode === null && !item.childIds.includes(child.id)) return []
    return [
      {
        child,
        called: nameWithin(family.name, child.name),
        episode,
        review,
        ...kindOf(episode, review, child, meeting.sitting.on),
        urgentReturn: said.urgentReturns.find(({ childId }) => childId === child.id) ?? null,
        recommended: episode === null ? null : (recommended.get(episode.stored.id) ?? null),
        ...beforeOf(child.id, episode),
      },
    ]
  })
}

const reviewedHere = (episodes: readonly EpisodeClock[], review: KeptReview | null): EpisodeClock | null =>
  episodes.find(({ stored }) => stored.id === review?.episodeId) ??
  episodes.find(({ clock }) => clock.kind === 'running') ??
  null

function kindOf(
  episode: EpisodeClock | null,
  review: KeptReview | null,
  child: KeptChild,
  on: Temporal.PlainDate,
): Pick<ChildInItem, 'kind' | 'isDue'> {
  if (review !== null) return { kind: review.kind, isDue: true }
  if (episode?.clock.kind !== 'running') return { kind: 'final', isDue: false }
  const named = { childId: child.id, name: child.name, familyId: child.familyId, familyName: child.familyName }
  const { reviews } = childForAgenda(named, episode.clock)
  const due = reviewHeldOn(reviews, on)
  return { kind: due?.kind ?? reviews[0]?.kind ?? 'final', isDue: due !== null }
}
