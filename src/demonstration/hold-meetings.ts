import { loadMeeting } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { addOpenDays } from '#rules/calendar/working-days.ts'
import { isToTake } from '#rules/meeting/agenda.ts'
import { pastMeetings, workingDay } from './calendar-of-work.ts'
import { fileItems } from './file-items.ts'
import { actorOn, type Holding } from './holding.ts'
import { Kept } from './kept.ts'
import { publishOverviewOf } from './publish-overview-of.ts'
import { at, type Doing } from './story.ts'
import { planComingUpdates, planUpdates } from './send-updates.ts'
import { takeItem, type TakenItem } from './take-item.ts'

type PlainDate = Temporal.PlainDate

/** How many weeks the council has worked with Waymark. */
const weeksTold = 30

/**
 * Lives through the weeks: what people entered before each meeting, the meeting itself with its own agenda, the chair's confirmation that
 * afternoon, and on the next working day the filing and the Overview. Today's work is left to do.
 */
export async function holdMeetings(holding: Holding): Promise<void> {
  const meetings = pastMeetings(holding.today, weeksTold).toReversed()
  const taken: TakenItem[] = []
  for (const on of meetings) {
    const items = await holdMeeting(holding, on)
    if (on !== meetings.at(-1)) taken.push(...items)
    const dueOn = addOpenDays(await loadCalendar(holding.view), on, 1)
    if (!isBefore(dueOn, holding.today)) continue
    await upTo(holding, at(dueOn, '14:00'))
    await fileItems(holding, items, dueOn)
    await publishOverviewOf(holding, { on, publishedOn: dueOn })
  }
  moveOneAction(holding, taken)
  await planComingUpdates(holding)
  await upTo(holding, at(holding.today, '00:00'))
}

/** The date of an action moved after its meeting's decisions were filed: what was filed is to be filed again. (FI-03) */
function moveOneAction({ story, today, organisation }: Holding, taken: readonly TakenItem[]): void {
  const isOpen = ({ values }: Kept): boolean =>
    values['dueOn'] instanceof Temporal.PlainDate && !isBefore(values['dueOn'], today)
  const item = taken.findLast(({ actions }) => actions.some(isOpen))
  const action = item?.actions.find(isOpen)
  if (item === undefined || action === undefined) return
  const to = workingDay(today.add({ days: 11 }))
  story.plan({
    at: at(workingDay(today.subtract({ days: 1 })), '15:10'),
    by: organisation.panelAdministrator,
    does: ({ moveAction, sent }) => {
      moveAction(action, to, 'The grandmother is away until then')
      sent('moved an action’s date', () => `/actions/${action.id}/move`, item.childIds)
    },
  })
}

/** Writes down whatever happens before this moment. */
async function upTo({ tx, story, write }: Holding, moment: Temporal.Instant): Promise<void> {
  story.until(moment)
  await write(tx, story.written())
}

/** One meeting from nine to ten, with the agenda it had that morning; answers the items it took. */
async function holdMeeting(holding: Holding, on: PlainDate): Promise<readonly TakenItem[]> {
  const { story, organisation, view } = holding
  planUpdates(holding, on)
  await upTo(holding, at(on, '09:00'))
  const actor = await actorOn(holding, organisation.panelAdministrator, on)
  const meeting = await loadMeeting(view, { actor, permission: 'see-meeting', today: on }, on.toString())
  if (meeting === null) throw new Error(`the council doesn't meet on ${on.toString()}`)
  const sitting = new Kept('sitting')
  const { seriesId, standsFor, dayAlone } = meeting.sitting
  const by = organisation.panelAdministrator
  story.happens({
    at: at(on, '09:02'),
    by,
    does: (doing) => begin(holding, doing, sitting, { seriesId, meetsOn: on, standsFor, dayAlone }),
  })
  const due = holding.reviews.filter(({ review }) => review.heldOn.equals(on))
  const items = meeting.agenda.items.filter(isToTake).flatMap((item, place) => {
    const reviews = due.filter(({ family }) => family.id === item.familyId)
    return takeItem(holding, { item, reviews, sitting, on, nextOn: meeting.nextOn, place }) ?? []
  })
  const taken = new Set(items.flatMap(({ reviews }) => reviews))
  const missed = due.find((each) => !taken.has(each))
  if (missed !== undefined)
    throw new Error(`the agenda of ${on.toString()} hasn't the ${missed.review.kind} of ${missed.child.plan.name}`)
  story.happens({ at: at(on, '10:00'), by, does: (doing) => end(doing, sitting, on) })
  story.until(at(on, '14:30'))
  story.happens({
    at: at(on, '14:30'),
    by: organisation.chair,
    does: (doing) => confirm(doing, items, organisation.chair, on),
  })
  return items
}

type SittingRow = {
  readonly seriesId: number
  readonly meetsOn: PlainDate
  readonly standsFor: PlainDate | null
  readonly dayAlone: boolean
}

/** Who came is recorded, which opens the meeting: the chair among them, one of the others with apologies. */
function begin({ organisation, chance }: Holding, { add, change, sent }: Doing, sitting: Kept, row: SittingRow): void {
  const { core, chair } = organisation
  const nobodyYet = { reason: null, chairId: null, chairedAs: null }
  add(sitting, null, { ...row, byHand: true, state: 'planned', ...nobodyYet })
  // A head of service who is away would be asked for the direction at each midpoint of their service.
  const away = chance.pick([2, 3, 5])
  for (const [place, { seatId, personId }] of core.entries()) {
    const present = place === away ? 'apologies' : 'present'
    add(new Kept('attendance'), { sittingId: sitting, seatId, personId, present })
  }
  change(sitting, { state: 'open', chairId: chair, chairedAs: 'chair' }, { openedAt: at(row.meetsOn, '09:02') })
  sent('recorded who came to a meeting', () => `/meetings/${row.meetsOn.toString()}/attendance`, [])
}

function end({ change, sent }: Doing, sitting: Kept, on: PlainDate): void {
  change(sitting, { state: 'held' }, { closedAt: at(on, '10:00') })
  sent('ended a meeting', () => `/meetings/${on.toString()}/end`, [])
}

/** The chair reads what was written and confirms all of it. */
function confirm({ change, sent }: Doing, items: readonly TakenItem[], confirmedBy: number, on: PlainDate): void {
  if (items.length === 0) return
  const confirmed = { confirmedBy, confirmedAs: 'chair', confirmedAt: at(on, '14:30') }
  for (const { record } of items) change(record, { state: 'confirmed' }, confirmed)
  const children = items.flatMap(({ childIds }) => childIds)
  sent('confirmed meeting items', () => `/meetings/${on.toString()}/confirm`, children)
}
