import { actionsOfFamily, type KeptAction } from '#records/actions/actions.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { Db } from '#records/keeping/db.ts'
import type { KeptItem } from '#records/meeting/agenda-items.ts'
import { type KeptUpdate, updatesOfChildren } from '#records/pre-proceedings/review-updates.ts'
import { type KeptReview, reviewsOfChildren, type Written } from '#records/pre-proceedings/reviews.ts'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { lastUpdate, openingWords, sayWhatBecame, type UpdateKind } from '#rules/pre-proceedings/review-update.ts'

/** What a review of a child begins with. (PP-11) */
export type BeforeItem = {
  /** What the team wrote for it, or for the meeting from which it returns; once the item is recorded what was read there. */
  readonly update: KeptUpdate | null
  /** The review of these pre-proceedings that was held last. */
  readonly before: KeptReview | null
  /** What stands under the headings before anybody has typed, by the kind of review. */
  readonly opening: Readonly<Record<UpdateKind, Written>>
  /** What became of each thing that the last review asked for. */
  readonly became: readonly string[]
}

/** The same of a child of the item in these pre-proceedings (null: in none). */
export type BeforeItems = (childId: number, of: { readonly stored: { readonly id: number } } | null) => BeforeItem

const nothing: BeforeItem = { update: null, before: null, opening: { midpoint: {}, final: {} }, became: [] }

type ItemOfFamily = {
  readonly family: KeptFamily
  readonly kept: KeptItem | null
  readonly on: Temporal.PlainDate
}

/** What the reviews of a family's children begin with at an item of a meeting on a day. (PP-11) */
export async function beforeItem(db: Db, looking: Looking, { family, kept, on }: ItemOfFamily): Promise<BeforeItems> {
  const ids = family.children.map(({ id }) => id)
  const [updates, reviews, actions] = await Promise.all([
    updatesOfChildren(db, looking, ids),
    reviewsOfChildren(db, looking, ids),
    actionsOfFamily(db, looking, family.id),
  ])
  return (childId, of) => {
    if (of === null) return nothing
    const isOfEpisode = ({ episodeId }: { readonly episodeId: number }) => episodeId === of.stored.id
    const isHere = ({ agendaItemId }: KeptReview) => kept !== null && agendaItemId === kept.id
    const held = reviews.filter((each) => isOfEpisode(each) && !isAfter(each.heldOn, on) && !isHere(each))
    const update = updateAt(updates.filter(isOfEpisode), held, kept)
    const before = held.at(-1) ?? null
    const opening = (kind: UpdateKind) => openingWords(kind, { update, before })
    return {
      ...{ update, before, opening: { midpoint: opening('midpoint'), final: opening('final') } },
      became: whatBecame(actions, before, childId),
    }
  }
}

function updateAt(updates: readonly KeptUpdate[], held: readonly KeptReview[], kept: KeptItem | null) {
  if (kept === null || kept.state === 'open') return lastUpdate(updates, held)
  return updates.find(({ agendaItemId }) => agendaItemId === kept.id) ?? null
}

const whatBecame = (actions: readonly KeptAction[], before: KeptReview | null, childId: number): readonly string[] =>
  before?.agendaItemId == null
    ? []
    : actions
        .filter((each) => each.agendaItemId === before.agendaItemId && (each.childId ?? childId) === childId)
        .filter(({ stopped }) => !stopped)
        .toSorted((one, other) => one.id - other.id)
        .map(sayWhatBecame)
