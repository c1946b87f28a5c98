import { confirmAgendaItem, openAgendaItem, recordAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { loadAgendaItem } from '#records/meeting/agenda-items.ts'
import { loadActor } from '#records/access/actors.ts'
import { saveReview } from '#records/pre-proceedings/reviews.ts'
import { findSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import type { AgendaItem } from '#rules/meeting/agenda-items.ts'
import type { openWaymark } from './waymark.ts'

type Waymark = Awaited<ReturnType<typeof openWaymark>>
type Item = Pick<AgendaItem, 'section' | 'subject' | 'familyId' | 'childIds' | 'title'> & {
  readonly discussion: string
  readonly confirmed?: boolean
}

/** Records an item of the first series' meeting on that day as the panel administrator; the chair confirms it when asked for. Answers its id. */
export async function recordItem({ db, clock, place }: Waymark, on: string, item: Item): Promise<number> {
  const deed = { now: clock.now(), today: clock.today(), actor: { personId: place.people.panelAdministrator } }
  const chair = await loadActor(db, place.people.chair, clock.today())
  const sitting = await findSitting(db, on)
  if (sitting === null || chair === null) throw new Error(`no meeting on ${on}`)
  const looking = { actor: chair, permission: 'see-meeting', today: clock.today() } as const
  return db.transaction().execute(async (tx) => {
    const { section, subject, familyId, childIds, title, discussion, confirmed = false } = item
    const common = { section, subject, familyId, childIds, title }
    const opened = await openAgendaItem(tx, deed, await writeDownSitting(tx, sitting, deed.today), {
      ...common,
      reviewKind: null,
      reason: 'midpoint',
      minutes: 5,
      sortsAs: `1 ${title}`,
    })
    await recordAgendaItem(tx, deed, { ...opened, familyId, discussion: '', state: 'open' }, discussion)
    if (!confirmed) return opened.id
    const kept = await loadAgendaItem(tx, looking, opened.id)
    if (kept === null) throw new Error(`the chair can't see item ${opened.id}`)
    await confirmAgendaItem(tx, { ...deed, actor: chair }, kept, 'chair')
    return opened.id
  })
}

/** Records that a midpoint at an item goes on, for one child. */
export async function recordMidpoint(
  { db, clock, place }: Waymark,
  review: { readonly itemId: number; readonly episodeId: number; readonly childId: number; readonly familyId: number },
): Promise<void> {
  const deed = { now: clock.now(), today: clock.today(), actor: { personId: place.people.panelAdministrator } }
  const { itemId: agendaItemId, ...of } = review
  await db.transaction().execute((tx) =>
    saveReview(
      tx,
      deed,
      {
        ...of,
        agendaItemId,
        heldOn: clock.today(),
        kind: 'midpoint',
        outcome: 'continue',
        why: 'Work is going well',
        recommendedLimitOn: null,
        written: {},
        earlyReason: null,
        decidedBy: place.people.chair,
        decidedAs: 'chair',
      },
      null,
    ),
  )
}
