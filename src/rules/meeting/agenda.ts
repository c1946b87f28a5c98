import { agendaSections, inAgendaOrder, namedSections, type AgendaItem, type AgendaSection } from './agenda-items.ts'
import type { AgendaSettings } from './agenda-settings.ts'
import { type Business, hasSection } from './business.ts'
import {
  filingsOnAgenda,
  hearingsOnAgenda,
  privateOnAgenda,
  type FilingForAgenda,
  type HearingForAgenda,
  type PrivateForAgenda,
} from './court-on-agenda.ts'
import { familiesOnAgenda, meetingDays, type ChildForAgenda, type MeetingOnDay } from './families-on-agenda.ts'
import { type RatificationForAgenda, ratificationsOnAgenda } from './ratifications-on-agenda.ts'
import { type PanelItemForAgenda, panelsOnAgenda } from './panels-on-agenda.ts'
import { staffingOnAgenda, type StaffingForAgenda } from './staffing-on-agenda.ts'

/** Everything an agenda is built from; what a person may not see is not in it. */
export type ForAgenda = {
  readonly children: readonly ChildForAgenda[]
  readonly staffing: readonly StaffingForAgenda[]
  readonly hearings: readonly HearingForAgenda[]
  readonly filings: readonly FilingForAgenda[]
  readonly private: readonly PrivateForAgenda[]
  readonly ratifications: readonly RatificationForAgenda[]
  readonly panels: readonly PanelItemForAgenda[]
}

/** The items a meeting's agenda proposes, in order (TM-03; L working methods). */
export function proposeAgenda(
  given: ForAgenda,
  meeting: MeetingOnDay,
  settings: AgendaSettings,
): readonly AgendaItem[] {
  const days = meetingDays(meeting, settings.meetingsAhead)
  return inAgendaOrder([
    ...familiesOnAgenda(given.children, days, settings),
    ...staffingOnAgenda(given.staffing, days, settings.minutes),
    ...hearingsOnAgenda(given.hearings, days, settings),
    ...filingsOnAgenda(given.filings, days, settings),
    ...privateOnAgenda(given.private, days, settings),
    ...ratificationsOnAgenda(given.ratifications, days, settings.minutes.other),
    ...panelsOnAgenda(given.panels, settings.minutes),
  ])
}

/** An item the meeting has opened keeps the words and the place it had then; `isDone` once it is recorded. */
export type OpenedItem = Omit<AgendaItem, 'detail' | 'asked' | 'dueChildIds' | 'brings'> & { readonly isDone: boolean }

/** An item of a meeting, proposed or opened. */
export type ItemOfMeeting = AgendaItem & { readonly isDone: boolean }

/** An item with its time: `startsAt` is the time of day it begins when each takes its minutes; null on papers, where nobody comes together. */
export type TimedItem = ItemOfMeeting & { readonly startsAt: Temporal.PlainTime | null }

export type AgendaPart = {
  readonly section: AgendaSection
  readonly name: string
  readonly items: readonly TimedItem[]
}

/** A meeting's agenda: every section of the business it takes, empty ones too; minutes planned and left over (negative when it passes the hour). */
export type Agenda = {
  readonly parts: readonly AgendaPart[]
  readonly items: readonly TimedItem[]
  readonly planned: number
  readonly toSpare: number
  readonly relief: Relief | null
}

/** What to do about an agenda that doesn't fit: items that can go on papers, and the minutes an extra meeting still needs (TM-01). */
export type Relief = { readonly over: number; readonly onPapers: readonly TimedItem[]; readonly extraMinutes: number }

/** When a meeting begins, how long it lasts, in minutes, and what business it takes; `onPapers` where it is read and answered in writing, and has no hour to keep. */
export type MeetingHour = {
  readonly startsAt: Temporal.PlainTime
  readonly minutes: number
  readonly onPapers: boolean
  readonly takes: readonly Business[]
}

const nothingProposed = { detail: null, asked: [], dueChildIds: [], brings: [] } as const

/** What is proposed and what the meeting has opened already, in one order: an opened item stands for what is proposed of its subject. */
export function itemsOf(proposed: readonly AgendaItem[], opened: readonly OpenedItem[]): readonly ItemOfMeeting[] {
  const proposedByKey = new Map(proposed.map((item) => [item.key, item]))
  const openedKeys = new Set(opened.map(({ key }) => key))
  return inAgendaOrder([
    // Who was to be taken today is said by what is recorded, once it is.
    ...opened.map((item) => {
      const { detail, asked, dueChildIds, brings } =
        (item.isDone ? null : proposedByKey.get(item.key)) ?? nothingProposed
      return { ...item, detail, asked, dueChildIds, brings }
    }),
    ...proposed.filter(({ key }) => !openedKeys.has(key)).map((item) => ({ ...item, isDone: false })),
  ])
}

/** The agenda of a meeting: what is proposed and what it has opened already, in one order, with times within its hour (TM-03). */
export function agendaOf(proposed: readonly AgendaItem[], opened: readonly OpenedItem[], hour: MeetingHour): Agenda {
  let minute = 0
  const items = itemsOf(proposed, opened).map((item): TimedItem => {
    const startsAt = hour.onPapers ? null : hour.startsAt.add({ minutes: minute })
    minute += item.minutes
    return { ...item, startsAt }
  })
  // What was opened when the meeting took other business still stands in it.
  const isThere = (section: AgendaSection) =>
    hasSection(hour.takes, section) || items.some((item) => item.section === section)
  const parts = namedSections(agendaSections.filter(isThere)).map(([section, name]) => ({
    section,
    name,
    items: items.filter((item) => item.section === section),
  }))
  return {
    parts,
    items,
    planned: minute,
    toSpare: hour.minutes - minute,
    relief: hour.onPapers ? null : reliefFor(items, minute - hour.minutes),
  }
}

// Nobody has to decide anything in the room on these; the last of the agenda goes on papers first.
const needsTheRoom = ({ section, dueChildIds, subject }: TimedItem): boolean =>
  section === 'cannot-wait' || dueChildIds.length > 0 || subject.kind === 'panel-item'

function reliefFor(items: readonly TimedItem[], over: number): Relief | null {
  if (over <= 0) return null
  const onPapers: TimedItem[] = []
  let left = over
  for (const item of items.filter((each) => isToTake(each) && !needsTheRoom(each)).toReversed()) {
    if (left <= 0) break
    onPapers.unshift(item)
    left -= item.minutes
  }
  return { over, onPapers, extraMinutes: Math.max(0, left) }
}

/** Whether the meeting has still to take the item: not recorded yet, and not only seen coming. */
export const isToTake = ({ isDone, minutes }: TimedItem): boolean => !isDone && minutes > 0

/** The item to take after `key`: the next one not yet recorded, else the first such one, else null when the meeting is done. */
export function nextItem(agenda: Agenda, key: string): TimedItem | null {
  const at = agenda.items.findIndex((item) => item.key === key)
  const open = (items: readonly TimedItem[]) => items.find((item) => isToTake(item) && item.key !== key)
  return open(agenda.items.slice(at + 1)) ?? open(agenda.items) ?? null
}
