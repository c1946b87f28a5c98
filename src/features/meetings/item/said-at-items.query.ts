import { actionsOfItems, type KeptAction } from '#records/actions/actions.ts'
import type { KeptItem } from '#records/meeting/agenda-items.ts'
import { hearingsOfItems, type PanelHearing } from '#records/panels/panel-hearings.ts'
import { directionsOfItems, type KeptDirection } from '#records/pre-proceedings/asked-directions.ts'
import type { Db } from '#records/keeping/db.ts'
import { type KeptReview, reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import { type UrgentReturn, urgentReturnsOfItems } from '#records/pre-proceedings/urgent-returns.ts'
import { type OutsideDecision, ratifiedAtItems } from '#records/pre-proceedings/outside-decisions.ts'
import type { Looking } from '#records/access/visible-children.ts'

/** What the meeting decided at an item and what it led to. */
export type SaidAtItem = {
  readonly reviews: readonly KeptReview[]
  readonly urgentReturns: readonly UrgentReturn[]
  readonly actions: readonly KeptAction[]
  /** Of heads of service who weren't there: asked for, or given since. */
  readonly directions: readonly KeptDirection[]
  /** The decision taken outside it that a meeting ratified, changed or didn't ratify here. */
  readonly ratified: OutsideDecision | null
  /** How a panel heard what it was asked for; null where the item is about something else. */
  readonly heard: PanelHearing | null
}

/** The same for several items, by the item's key. */
export async function saidAtItems(
  db: Db,
  looking: Looking,
  items: readonly KeptItem[],
): Promise<ReadonlyMap<string, SaidAtItem>> {
  const ids = items.map(({ id }) => id)
  const [reviews, urgentReturns, actions, directions, ratified, heard] = await Promise.all([
    reviewsOfItems(db, looking, ids),
    urgentReturnsOfItems(db, looking, ids),
    actionsOfItems(db, looking, ids),
    directionsOfItems(db, looking, ids),
    ratifiedAtItems(db, looking, ids),
    hearingsOfItems(db, looking, ids),
  ])
  const of = <Row extends { readonly agendaItemId: number | null }>(rows: readonly Row[], id: number) =>
    rows.filter(({ agendaItemId }) => agendaItemId === id)
  return new Map(
    items.map(({ id, key }) => [
      key,
      {
        reviews: of(reviews, id),
        urgentReturns: of(urgentReturns, id),
        actions: of(actions, id),
        directions: of(directions, id),
        ratified: of(ratified, id)[0] ?? null,
        heard: of(heard, id)[0] ?? null,
      },
    ]),
  )
}
