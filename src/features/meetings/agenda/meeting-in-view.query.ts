import { type KeptItem, loadAgendaItemAt, loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { loadAttendance, type SeatAtMeeting } from '#records/meeting/attendance.ts'
import type { Db } from '#records/keeping/db.ts'
import {
  findSitting,
  sittingBefore,
  sittingsAfter,
  sittingToCome,
  type StoredSitting,
} from '#records/sittings/sittings.ts'
import { type Looking, stillFollowed } from '#records/access/visible-children.ts'
import { type Agenda, agendaOf, itemsOf, type ItemOfMeeting, proposeAgenda } from '#rules/meeting/agenda.ts'
import { type AgendaItem, type ReadKey, readKey } from '#rules/meeting/agenda-items.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { meetingDecides } from '#rules/access/powers.ts'
import { lacksLegalAdviser, type MeetingDecides } from '#rules/sittings/who-decides.ts'
import { earliest, isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { meetingDays } from '#rules/meeting/families-on-agenda.ts'
import { comeForwardAt, type WayForward } from '#rules/pre-proceedings/bring-forward.ts'
import { namesakes } from '#rules/people/namesakes.ts'
import { type ClockOnAgenda, loadForAgenda } from './agenda.query.ts'
import { lateUpdates } from './late-updates.query.ts'
import { leftOut, type LeftOut } from './left-out.ts'
import { type PapersShown, papersShown } from '#features/meetings/papers/paper-words.ts'
import { papersAtItems } from '#features/meetings/papers/papers-at-items.query.ts'

/** One page whose state moves on: before the meeting, on its day, afterwards; or it isn't held. */
export type MeetingPhase = 'before' | 'live' | 'after' | 'cancelled'

/** A meeting without its agenda: when, who is there, and the meetings around it. */
export type Meeting = {
  readonly sitting: StoredSitting
  readonly phase: MeetingPhase
  readonly seats: readonly SeatAtMeeting[]
  /** It decides with a legal adviser, and none is recorded present. (M2) */
  readonly lacksLegalAdviser: boolean
  /** What its chair decides at a final review, by the table of powers on its day. (SET-07) */
  readonly decides: MeetingDecides
  readonly nextOn: Temporal.PlainDate | null
  /** The days of the series' meetings after it, in order, and of the one before. */
  readonly later: readonly Temporal.PlainDate[]
  readonly lastOn: Temporal.PlainDate
  /** The day of the series' next meeting that can still take something; null when none is planned. */
  readonly comingOn: Temporal.PlainDate | null
}

/** A meeting as one person sees it: without what they may not see, anywhere, and uncounted. */
export type MeetingInView = Meeting & {
  readonly kept: readonly KeptItem[]
  readonly agenda: Agenda
  /** Of families whose name another on the agenda has too. */
  readonly references: ReadonlyMap<number, string>
  /** By the key of an item still to take: whose reviews can be brought forward, or put back. */
  readonly comeForward: ReadonlyMap<string, readonly ComesForward[]>
  /** Whom the items recorded leave without a review that was to be held here. */
  readonly leftOut: readonly LeftOut[]
  /** By the key of an item: its papers, as they stand today or as they stood when it was recorded. (SET-08) */
  readonly papers: ReadonlyMap<string, PapersShown>
  /** By the key of an item still to take: that the team's update is late and not there, and of whom. (PP-11) */
  readonly withoutUpdate: ReadonlyMap<string, string>
}

/** A child of an item with the reviews that can be brought forward, or put back. */
export type ComesForward = {
  readonly childId: number
  readonly called: string
  readonly ways: readonly WayForward[]
}

/** One item of a meeting, and what the meeting has written in it; null while it is only proposed. */
export type ItemAtMeeting = {
  readonly meeting: Meeting
  readonly item: ItemOfMeeting
  readonly kept: KeptItem | null
}

/** The meeting at this address by itself; null when there is none. */
export async function findMeeting(db: Db, looking: Looking, address: string): Promise<Meeting | null> {
  const sitting = await findSitting(db, address)
  return sitting === null ? null : meetingAt(db, looking, sitting)
}

/** The meeting by itself that a sitting is; `comes` answers who comes to it. */
async function meetingAt(db: Db, looking: Looking, sitting: StoredSitting, comes = loadAttendance): Promise<Meeting> {
  const [later, before, comingOn, seats, table] = await Promise.all([
    sittingsAfter(db, sitting),
    sittingBefore(db, sitting),
    sittingToCome(db, sitting, looking.today),
    comes(db, sitting),
    loadPowers(db),
  ])
  const lastOn = before ?? sitting.on.subtract({ weeks: 1 })
  return {
    sitting,
    phase: phaseOf(sitting, looking.today),
    seats,
    lacksLegalAdviser: lacksLegalAdviser(sitting.needsLegalAdviser, seats),
    decides: {
      issue: meetingDecides(table, 'issue', sitting.seriesId, sitting.on),
      stepDown: meetingDecides(table, 'step-down', sitting.seriesId, sitting.on),
    },
    nextOn: later[0] ?? null,
    later,
    lastOn,
    comingOn,
  }
}

/** The meeting at this address with its agenda; null when there is none. */
export async function loadMeeting(db: Db, looking: Looking, address: string): Promise<MeetingInView | null> {
  const meeting = await findMeeting(db, looking, address)
  return meeting === null ? null : withAgenda(db, looking, meeting)
}

/** The same of a meeting that is found already, for what its agenda says alone: who comes isn't asked. */
export const loadAgendaAt = async (
  db: Db,
  looking: Looking,
  sitting: StoredSitting,
): Promise<Omit<MeetingInView, 'seats' | 'lacksLegalAdviser'>> =>
  withAgenda(db, looking, await meetingAt(db, looking, sitting, () => Promise.resolve([])))

/** A meeting's agenda for a person: what is proposed and what is opened. */
export async function withAgenda(db: Db, looking: Looking, meeting: Meeting): Promise<MeetingInView> {
  const { sitting } = meeting
  const [kept, proposed, papersOf, lateOf] = await Promise.all([
    sitting.id === null ? [] : loadAgendaItems(db, looking, [sitting.id]),
    propose(db, looking, meeting, null),
    // What is missing is missing all day; the hour is said on the papers' own page.
    papersAtItems(db, sitting, looking.today.toPlainDateTime()),
    lateUpdates(db, sitting, looking.today),
  ])
  // What an ended meeting opened and didn't record is the next one's.
  const taken = sitting.state === 'held' ? kept.filter(({ state }) => state !== 'open') : kept
  const agenda = agendaOf(proposed.items, taken.map(opened), sitting)
  return {
    ...{ ...meeting, kept, agenda },
    references: toldApart(agenda, kept, proposed.references),
    comeForward: comingForward(agenda, proposed, sitting.on),
    leftOut: leftOut(agenda.items, proposed.clocks, sitting.on),
    withoutUpdate: new Map(
      agenda.items.flatMap((item) => {
        const words = lateOf(item, proposed.clocks)
        return words === null ? [] : [[item.key, words] as const]
      }),
    ),
    papers: new Map(
      agenda.items.map((item) => {
        const keptItem = kept.find(({ key }) => key === item.key) ?? null
        return [item.key, papersShown(item, keptItem, () => papersOf(item))] as const
      }),
    ),
  }
}

/**
 * The meeting's item under this key as its agenda has it, found without building the agenda: from what the item is about alone. Null when
 * there is none that the person may see. (TM-03, TM-04)
 */
export async function findItem(db: Db, looking: Looking, meeting: Meeting, key: string): Promise<ItemAtMeeting | null> {
  const about = readKey(key)
  if (about === null) return null
  const { id } = meeting.sitting
  const kept = id === null ? null : await loadAgendaItemAt(db, looking, id, about)
  // Once an item is recorded, that is all there is to say of it; until then who is to be taken is said by what is proposed.
  const proposed = kept !== null && kept.state !== 'open' ? nothing : await propose(db, looking, meeting, about)
  const item = itemsOf(proposed.items, kept === null ? [] : [opened(kept)]).find((each) => each.key === key)
  return item === undefined ? null : { meeting, item, kept }
}

const opened = (item: KeptItem) => ({ ...item, isDone: item.state !== 'open' })

/** By the names as the agenda has them: a recorded item keeps the one of its day. */
function toldApart({ items }: Agenda, kept: readonly KeptItem[], proposed: Proposed['references']) {
  const references = new Map(proposed)
  for (const { familyId, familyReference } of kept)
    if (familyId !== null && familyReference !== null) references.set(familyId, familyReference)
  return namesakes(
    items.flatMap(({ familyId: id, title: name }) =>
      id === null ? [] : [{ id, name, reference: references.get(id) ?? '' }],
    ),
  )
}

/** The reviews of each family's item by the rule of the clock sheet and *What will slip*. */
const comingForward = ({ items }: Agenda, { clocks, ahead }: Proposed, on: Temporal.PlainDate) =>
  new Map(
    items
      .filter(({ isDone, key }) => !isDone && readKey(key)?.word === 'family')
      .map(({ key, childIds }) => [
        key,
        childIds.flatMap((childId): readonly ComesForward[] => {
          const child = clocks.get(childId)
          const ways = child === undefined ? [] : comeForwardAt(child.clock, child.plan, { on, ahead })
          return child === undefined || ways.length === 0 ? [] : [{ childId, called: child.called, ways }]
        }),
      ]),
  )

type Proposed = {
  readonly items: readonly AgendaItem[]
  readonly references: ReadonlyMap<number, string>
  readonly clocks: ReadonlyMap<number, ClockOnAgenda>
  /** The meetings it looks ahead to. */
  readonly ahead: readonly Temporal.PlainDate[]
}

const nothing: Proposed = { items: [], references: new Map(), clocks: new Map(), ahead: [] }

/** What the records propose for a meeting that is still to hold: all of it, or what one item is about. */
async function propose(db: Db, looking: Looking, meeting: Meeting, only: ReadKey | null): Promise<Proposed> {
  if (!isStillProposed(meeting, looking.today)) return nothing
  const { sitting, later, lastOn } = meeting
  const { value: settings } = await agendaSetting.load(db)
  const { on } = sitting
  const isNext = !isAfter(on, meeting.comingOn ?? on)
  const { given, references, clocks } = await loadForAgenda({
    ...{ db, sitting, lastOn, settings, only, isNext },
    looking: stillFollowed(looking),
  })
  const day = { on, later, readOn: earliest(on, looking.today), isNext }
  const { ahead } = meetingDays(day, settings.meetingsAhead)
  return { items: proposeAgenda(given, day, settings), references, clocks, ahead }
}

/** Once the meeting has ended, or the next one has come, what it didn't reach is the next one's. */
function isStillProposed({ sitting, nextOn }: Meeting, today: Temporal.PlainDate): boolean {
  if (sitting.state === 'held' || sitting.state === 'cancelled') return false
  return nextOn === null || isBefore(today, nextOn)
}

function phaseOf({ state, on }: StoredSitting, today: Temporal.PlainDate): MeetingPhase {
  if (state === 'cancelled') return 'cancelled'
  if (isAfter(on, today)) return 'before'
  return state === 'held' || isBefore(on, today) ? 'after' : 'live'
}
