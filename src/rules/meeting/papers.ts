import { nameFor } from '#rules/words/name-for.ts'
import { isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate, sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { type Calendar, subtractOpenDays } from '#rules/calendar/working-days.ts'
import { capitalised, type LabelKey, type Labels } from '#rules/words/labels.ts'
import { sayCount } from '#rules/words/say-names.ts'
import type { AgendaItem, AgendaSection, AgendaSubject } from './agenda-items.ts'

/** What an item is to those who bring papers to it: its subject; of a family's reviews which one is held; of a panel's item its section. (SET-08) */
export type PaperKind =
  | Exclude<AgendaSubject['kind'], 'family-review' | 'panel-item' | 'other'>
  | (AgendaItem['reviewKind'] & string)
  | PanelSection

type PanelSection = AgendaSection & ('referrals' | 'decisions-to-issue' | 'supervision-orders' | 'resources')

/** Every kind that papers can be asked for, in the order of the settings; a later kind of item is a line here. */
export const paperKindWords = {
  referrals: `New ${nameFor('document.referral', 'many')} and planning`,
  'decisions-to-issue': 'Decisions to issue',
  ratification: 'Decisions to ratify',
  midpoint: capitalised(nameFor('review.midpoint')),
  final: capitalised(nameFor('review.final')),
  extension: 'Extension asked for',
  'urgent-return': capitalised(nameFor('outcome.urgent-return')),
  hearing: 'Hearings and attendance',
  'court-filing': 'Filing dates',
  'private-proceedings': 'Private proceedings',
  'supervision-orders': 'Supervision orders',
  resources: 'Resources',
  'staffing-issue': 'Staffing',
} as const satisfies Record<PaperKind, string>

export const isPaperKind = (kind: string): kind is PaperKind => Object.hasOwn(paperKindWords, kind)

export const paperKinds: readonly PaperKind[] = Object.keys(paperKindWords).filter(isPaperKind)

/** What an item is asked papers as: what is only seen coming (no minutes) and any other issue as nothing. (SET-08) */
export function kindsOfItem({ section, subject: { kind }, reviewKind, minutes }: ItemAsked): readonly PaperKind[] {
  if (minutes === 0 || kind === 'other') return []
  if (kind === 'panel-item') return [isPanelSection(section) ? section : 'referrals']
  const review = reviewKind === null ? [] : [reviewKind]
  return kind === 'family-review' ? review : [kind, ...review]
}

export type ItemAsked = Pick<AgendaItem, 'section' | 'subject' | 'reviewKind' | 'minutes'>

const panelSections: readonly string[] = [
  'referrals',
  'decisions-to-issue',
  'supervision-orders',
  'resources',
] satisfies PanelSection[]
const isPanelSection = (section: string): section is PanelSection => panelSections.includes(section)

/** When a paper has to be there: so many working days before the meeting, by an hour of that day or by its end. */
export type PaperDeadline = { readonly workingDays: number; readonly at: Temporal.PlainTime | null }

/** A paper that an authority asks for: what it is called there, by when, and how many days old it may be at the meeting. */
export type AskedPaper = PaperDeadline & {
  readonly id: number
  readonly kind: PaperKind
  readonly name: string
  readonly oldestDays: number | null
  /** It is what asks a panel to consider a child, and is filed as that. */
  readonly isReferral: boolean
}

/** What a paper is called here: one of the authority's documents as that is called now, or another by its own name. */
export const nameOfPaper = (
  { label, name }: { readonly label: LabelKey | null; readonly name: string | null },
  labels: Labels,
): string => (label === null ? (name ?? '') : labels(label))

/** Working days before its deadline from which on a paper is asked for: a working week. (SET-08) */
const askedAhead = 5

/** From which day on a paper is asked for, and by when it has to be there. */
export type PaperDue = { readonly askedFrom: PlainDate; readonly by: PlainDate; readonly at: Temporal.PlainTime | null }

/**
 * When a paper is due for a meeting, by the authority's working days, its closures left out (§1): a meeting that moves takes it along. The
 * hour is the one that clocks in England show. (SET-08)
 */
export function paperDue(calendar: Calendar, { workingDays, at }: PaperDeadline, meetingOn: PlainDate): PaperDue {
  const by = subtractOpenDays(calendar, meetingOn, workingDays)
  return { askedFrom: subtractOpenDays(calendar, by, askedAhead), by, at }
}

/** Whether a paper of this date is older at the meeting than it may be; one without a date is, where an age is asked. (SET-08) */
export const isTooOld = (
  { oldestDays }: Pick<AskedPaper, 'oldestDays'>,
  datedOn: PlainDate | null,
  meetingOn: PlainDate,
): boolean => oldestDays !== null && (datedOn === null || isBefore(datedOn.add({ days: oldestDays }), meetingOn))

/** Where a paper stands: nobody is asked yet, it is asked for, its deadline has gone without it, or it is there. */
export type PaperState = 'not-yet' | 'asked' | 'late' | 'there'

/** The meeting a paper is for, and the day and hour that clocks in England show. */
export type PaperAt = {
  readonly calendar: Calendar
  readonly meetingOn: PlainDate
  readonly now: Temporal.PlainDateTime
}

/**
 * Where a paper stands at a moment; exactly one of the four. `seen` is what was ticked or attached: it counts whenever it came, and not at
 * all when it is older at the meeting than it may be. (SET-08)
 */
export function paperState(
  paper: PaperDeadline & Pick<AskedPaper, 'oldestDays'>,
  seen: { readonly datedOn: PlainDate | null } | null,
  { calendar, meetingOn, now }: PaperAt,
): PaperState {
  if (seen !== null && !isTooOld(paper, seen.datedOn, meetingOn)) return 'there'
  const { askedFrom, by, at } = paperDue(calendar, paper, meetingOn)
  if (hasGone(by, at, now)) return 'late'
  return isBefore(now.toPlainDate(), askedFrom) ? 'not-yet' : 'asked'
}

function hasGone(by: PlainDate, at: Temporal.PlainTime | null, now: Temporal.PlainDateTime): boolean {
  if (at === null) return isAfter(now.toPlainDate(), by)
  return Temporal.PlainDateTime.compare(now, by.toPlainDateTime(at)) >= 0
}

/** What was ticked or attached of a paper: its own date, by whom and when. */
export type SeenPaper = {
  readonly datedOn: PlainDate | null
  readonly by: string
  readonly on: PlainDate
  readonly isAttached: boolean
}

/** A paper of one item: what is asked, where it stands, and what was seen of it. */
export type PaperOfItem = {
  readonly paper: AskedPaper
  readonly state: PaperState
  readonly due: PaperDue
  readonly seen: SeenPaper | null
}

/**
 * What an item is asked and how each of it stands, in the order of the authority's list. A paper that is asked for two reasons, as of a
 * final review with an extension, is asked once. `seenOf` answers what was ticked of a paper, by its id. (SET-08)
 */
export function papersOfItem(
  item: ItemAsked,
  list: readonly AskedPaper[],
  seenOf: (paperId: number) => SeenPaper | null,
  at: PaperAt,
): readonly PaperOfItem[] {
  const asked = kindsOfItem(item).flatMap((kind) => list.filter((paper) => paper.kind === kind))
  const once = new Map<string, PaperOfItem>()
  for (const paper of asked) {
    const seen = seenOf(paper.id)
    const here = { paper, seen, state: paperState(paper, seen, at), due: paperDue(at.calendar, paper, at.meetingOn) }
    const before = once.get(nameKey(paper))
    if (before === undefined || (before.seen === null && seen !== null)) once.set(nameKey(paper), here)
  }
  return [...once.values()]
}

const nameKey = ({ name }: AskedPaper): string => name.trim().toLocaleLowerCase('en-GB')

/** Asked for and not there: what an agenda names as missing. */
export const isMissing = ({ state }: Pick<PaperOfItem, 'state'>): boolean => state === 'asked' || state === 'late'

/** 'chronology', 'genogram (older than 28 days)': a paper that is missing, with why where one was seen. */
export const sayMissingPaper = ({ paper, seen }: PaperOfItem): string =>
  seen === null ? paper.name : `${paper.name} (${sayTooOld(paper)})`

/** 'older than 28 days'. */
export const sayTooOld = ({ oldestDays }: Pick<AskedPaper, 'oldestDays'>): string =>
  `older than ${sayCount(oldestDays ?? 0, 'day')}`

/** 'by Thu 3 Dec', 'by 12:00 on Fri 4 Dec'. */
export const sayPaperDue = ({ by, at }: Pick<PaperDue, 'by' | 'at'>): string =>
  at === null
    ? `by ${sayDateWithoutYear(by)}`
    : `by ${at.toString({ smallestUnit: 'minute' })} on ${sayDateWithoutYear(by)}`

/** 'seen by Hannah Lowe on Tue 1 Dec 2026, dated Fri 27 Nov 2026'. */
export const saySeen = ({ datedOn, by, on, isAttached }: SeenPaper): string =>
  `${isAttached ? 'attached' : 'seen'} by ${by} on ${sayDate(on)}${datedOn === null ? '' : `, dated ${sayDate(datedOn)}`}`

/** A paper as it stood when its item was recorded, in the words of that day. */
export type PaperThen = { readonly name: string; readonly missing: boolean; readonly says: string }

/** How a paper stood, to be kept with the item that is recorded: it says the same whatever is asked later. (SET-08) */
export function paperThen(here: PaperOfItem): PaperThen {
  const { paper, seen, state } = here
  if (state === 'there' && seen !== null) return { name: paper.name, missing: false, says: saySeen(seen) }
  return { name: paper.name, missing: true, says: seen === null ? 'missing' : `${saySeen(seen)}: ${sayTooOld(paper)}` }
}
