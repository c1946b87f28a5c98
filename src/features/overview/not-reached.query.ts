import type { KeptItem } from '#records/meeting/agenda-items.ts'
import type { ChildOfSeries } from '#records/meeting/children-of-series.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import type { Db } from '#records/keeping/db.ts'
import { type StoredSitting, sittingsAfter } from '#records/sittings/sittings.ts'
import { earliest, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { childForAgenda, familiesOnAgenda, meetingDays } from '#rules/meeting/families-on-agenda.ts'

type Week = {
  readonly sitting: StoredSitting
  readonly children: readonly ChildOfSeries[]
  /** What the meeting opened. */
  readonly items: readonly KeptItem[]
  readonly today: PlainDate
}

/**
 * The families that the agenda had for this meeting and that it didn't open: a child past the 12-week date whom nobody reached must not
 * be missing from the Overview. As the records stand on the meeting's day. (LO-01, TM-03)
 */
export async function familiesNotReached(
  db: Db,
  { sitting, children, items, today }: Week,
): Promise<readonly AgendaItem[]> {
  const opened = new Set(items.filter(isAboutReviews).map(({ familyId }) => familyId))
  const others = children.filter(({ familyId }) => !opened.has(familyId))
  const [settings, clocks, soughtLater, later] = await Promise.all([
    agendaSetting.load(db),
    loadOpenClocks(
      db,
      others.map(({ id }) => id),
      earliest(today, sitting.on),
    ),
    episodesSentToPanelLater(db, sitting),
    sittingsAfter(db, sitting),
  ])
  const inPreProceedings = others.flatMap(({ id, name, familyId, familyName }) => {
    const open = clocks.get(id)
    if (open === undefined) return []
    const { facts } = open.clock
    const urgentReturnBy = soughtLater.has(open.stored.id) ? null : facts.urgentReturnBy
    return [
      childForAgenda(
        { childId: id, name, familyId, familyName },
        { ...open.clock, facts: { ...facts, urgentReturnBy } },
      ),
    ]
  })
  // Reviews of the next meetings are theirs to tell.
  return familiesOnAgenda(inPreProceedings, meetingDays(sitting.on, later, 0), settings.value)
}

/** The episodes whose urgent return a later meeting sought: this one knew nothing of it. */
async function episodesSentToPanelLater(db: Db, { on }: StoredSitting): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('urgentReturn')
    .innerJoin('agendaItem', 'agendaItem.id', 'urgentReturn.agendaItemId')
    .innerJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
    .select('urgentReturn.episodeId')
    .where('sitting.meetsOn', '>', on)
    .execute()
  return new Set(rows.map(({ episodeId }) => episodeId))
}

/** Whether a meeting's item is about the reviews of a family. */
export const isAboutReviews = ({ section }: Pick<AgendaItem, 'section'>): boolean =>
  section === 'reviews' || section === 'cannot-wait'
