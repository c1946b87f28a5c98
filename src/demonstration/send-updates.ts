import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { reviewAhead, type UpdateKind, updateHeadings } from '#rules/pre-proceedings/review-update.ts'
import { comingMeeting, workingDay } from './calendar-of-work.ts'
import { chanceFrom } from './chance.ts'
import { actorOn, type Holding } from './holding.ts'
import { Kept } from './kept.ts'
import { at } from './story.ts'
import { considered } from './words-of-meetings.ts'

type PlainDate = Temporal.PlainDate

/** The day before a meeting on which its updates are sent: the Thursday before a Monday. */
const sentOn = (meetingOn: PlainDate): PlainDate => workingDay(meetingOn.subtract({ days: 4 }))

/** What a team writes before a review: the same for siblings. */
const writtenBefore = (kind: UpdateKind): Readonly<Record<string, string>> =>
  Object.fromEntries(updateHeadings[kind].map((heading) => [heading, considered[heading] ?? '']))

/** With chances of its own, so that all else falls as without it: one family in six sends nothing, and the meeting doesn't wait. (PP-11) */
const isSent = (name: string, on: PlainDate): boolean => chanceFrom(`update on ${name}, ${on.toString()}`).in(0.83)

/** A child whose review a meeting is to hold. */
type ToTell = {
  readonly kind: UpdateKind
  readonly family: Kept
  readonly child: Kept
  readonly name: string
  readonly worker: number
  readonly episode: Kept | number
  /** Whoever is to know what was sent. */
  readonly sent: (update: Kept) => void
}

/** Before the reviews that a meeting of the past held, the worker of siblings sends the update once for those of one kind. (PP-11, FAM-02) */
export function planUpdates(holding: Holding, on: PlainDate): void {
  const due = holding.reviews.filter(({ review }) => review.heldOn.equals(on))
  planFor(
    holding,
    on,
    due.map((each) => ({
      ...{ kind: each.review.kind, family: each.family, child: each.child.record, episode: each.episode },
      ...{ name: each.child.plan.name, worker: each.child.people.worker },
      sent: (update) => holding.updates.set(each, update),
    })),
  )
}

/** The same before the meeting that comes, where its Thursday has been. */
export async function planComingUpdates(holding: Holding): Promise<void> {
  const { view, today, organisation, families } = holding
  const on = comingMeeting(today)
  if (!isBefore(sentOn(on), today)) return
  const actor = await actorOn(holding, organisation.panelAdministrator, today)
  const meeting = await loadMeeting(view, { actor, permission: 'see-meeting', today }, on.toString())
  const ids = meeting?.agenda.items.flatMap(({ dueChildIds }) => dueChildIds) ?? []
  const clocks = await loadOpenClocks(view, ids, today)
  const children = await view
    .selectFrom('child')
    .select(['id', 'name', 'familyId', 'socialWorkerId'])
    .where('id', '=', anyOf(ids))
    .orderBy('id')
    .execute()
  const due = children.flatMap(({ id, name, familyId, socialWorkerId: worker }): readonly ToTell[] => {
    const [open, family] = [clocks.get(id), families.find((each) => each.id === familyId)]
    const kind = open === undefined ? undefined : reviewAhead(open.clock)?.kind
    if (open === undefined || family === undefined || kind === undefined || worker === null) return []
    const child = new Kept('child', family)
    child.id = id
    return [{ kind, family, child, name, worker, episode: open.stored.id, sent: () => undefined }]
  })
  planFor(holding, on, due)
}

function planFor({ story }: Holding, on: PlainDate, due: readonly ToTell[]): void {
  for (const ofFamily of Map.groupBy(due, ({ family }) => family).values())
    for (const [kind, together] of Map.groupBy(ofFamily, (each) => each.kind)) {
      const [first] = together
      if (first === undefined || !isSent(first.name, on)) continue
      const { family, worker } = first
      const by = { writtenBy: worker, writtenAt: at(sentOn(on), '10:20'), writtenOn: sentOn(on), agendaItemId: null }
      story.plan({
        at: by.writtenAt,
        by: worker,
        does: ({ add, sent }) => {
          for (const { child, episode, sent: isKnown } of together) {
            const update = new Kept('review-update', family, child)
            add(update, { kind, written: writtenBefore(kind) }, { episodeId: episode, ...by })
            isKnown(update)
          }
          sent('sent the team’s update', () => `/families/${family.id}/update`, together.map(({ child }) => child)) // prettier-ignore
        },
      })
    }
}
