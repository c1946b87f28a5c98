import { daysOverdue, sayOverdue } from '#rules/calendar/elapsed.ts'
import { addDays, isAfter, isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateWithoutYear, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import type { HearingChange } from '#rules/court/hearing-changes.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { keyOf, placeOf, type AgendaItem } from './agenda-items.ts'
import type { AgendaSettings } from './agenda-settings.ts'
import type { MeetingDays } from './families-on-agenda.ts'

type OfFamily = {
  readonly familyId: number
  readonly familyName: string
  readonly children: readonly { readonly childId: number; readonly name: string }[]
}

/** A hearing that is still to come, or whose day has passed without a word of what came of it. `changed` since the last meeting. */
export type HearingForAgenda = OfFamily & {
  readonly proceedingsId: number
  readonly kindWords: string
  readonly on: PlainDate
  readonly changed: readonly ('new' | HearingChange['what'])[]
}

/** A document not yet filed at court. */
export type FilingForAgenda = OfFamily & {
  readonly proceedingsId: number
  readonly what: string
  readonly dueOn: PlainDate | null
  readonly mayBeLate: boolean
  readonly changed: boolean
}

/** A private-law case of one child with its dates. */
export type PrivateForAgenda = OfFamily & {
  readonly reportWords: string
  readonly reportDueOn: PlainDate | null
  /** The last working day on or before the due date, when that is another day (C8). */
  readonly fileBy: PlainDate | null
  readonly nextHearingOn: PlainDate | null
  readonly changed: boolean
}

/** The meeting's day, and the day on which its words are read and true. */
type Days = Pick<MeetingDays, 'on' | 'readOn'>

const isWithin = (on: PlainDate | null, from: PlainDate, days: number): boolean =>
  on !== null && !isBefore(on, from) && !isAfter(on, addDays(from, days))

const earliestFirst = (one: PlainDate | null, other: PlainDate | null): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return Temporal.PlainDate.compare(one, other)
}

const everyChild = (parts: readonly OfFamily[]): ReadonlyMap<number, string> =>
  new Map(parts.flatMap(({ children }) => children.map(({ childId, name }) => [childId, name] as const)))

const alsoMore = (count: number, what: string): string =>
  count === 0 ? '' : `; ${count} more ${what}${count === 1 ? '' : 's'}`

function itemOf(
  parts: readonly OfFamily[],
  item: Pick<AgendaItem, 'section' | 'subject' | 'reason' | 'minutes'> & {
    readonly rank: number
    readonly on: PlainDate | null
  },
): readonly AgendaItem[] {
  const [first] = parts
  if (first === undefined) return []
  const { rank, on, ...rest } = item
  const { familyId, familyName } = first
  const children = everyChild(parts)
  return [
    {
      ...rest,
      key: keyOf(rest.subject),
      familyId,
      title: familyName,
      childIds: [...children.keys()],
      dueChildIds: [],
      brings: [],
      reviewKind: null,
      asked: [],
      detail: [...children.values()].map((name) => nameWithin(familyName, name)).join(', '),
      sortsAs: placeOf(rank, on, familyName),
    },
  ]
}

function sayChanged(changed: HearingForAgenda['changed']): string {
  const [first] = changed
  if (first === undefined) return ''
  if (changed.includes('new')) return ', newly listed'
  return `, ${changed.includes('attendance plan') ? 'attendance' : first} changed`
}

function hearingWords({ kindWords, on, changed }: HearingForAgenda, readOn: PlainDate): string {
  return isBefore(on, readOn)
    ? `${kindWords} was ${sayDateWithoutYear(on)}, nothing recorded since`
    : `${kindWords} ${sayDateWithoutYear(on)}${sayChanged(changed)}`
}

/** Hearings of the days ahead, those changed since the last meeting whatever their day, and those passed in silence; one item a case. */
export function hearingsOnAgenda(
  hearings: readonly HearingForAgenda[],
  { on, readOn }: Days,
  { courtDays, minutes }: AgendaSettings,
): readonly AgendaItem[] {
  const isSoon = (hearing: HearingForAgenda) => isBefore(hearing.on, on) || isWithin(hearing.on, on, courtDays)
  const taken = hearings.filter((hearing) => isSoon(hearing) || hearing.changed.length > 0)
  return [...Map.groupBy(taken, ({ proceedingsId }) => proceedingsId)].flatMap(([proceedingsId, ofCase]) => {
    const inOrder = ofCase.toSorted((one, other) => earliestFirst(one.on, other.on))
    const first = inOrder[0]
    return itemOf(inOrder, {
      section: 'hearings',
      subject: { kind: 'hearing', proceedingsId },
      reason: first === undefined ? '' : `${hearingWords(first, readOn)}${alsoMore(inOrder.length - 1, 'hearing')}`,
      minutes: inOrder.some(isSoon) ? minutes.hearing : minutes.hearingChanged,
      rank: 1,
      on: first?.on ?? null,
    })
  })
}

const isLate = ({ dueOn }: FilingForAgenda, on: PlainDate): boolean => dueOn !== null && isBefore(dueOn, on)

function filingWords({ what, dueOn, mayBeLate }: FilingForAgenda, readOn: PlainDate): string {
  if (dueOn === null) return `${what}${mayBeLate ? ' may be late' : ', no date yet'}`
  if (isBefore(dueOn, readOn)) return `${what} ${sayOverdue(daysOverdue(dueOn, readOn))}`
  return `${what} ${mayBeLate ? 'may be late, due' : 'due'} ${sayDateWithoutYear(dueOn)}`
}

/** Documents due in the days ahead, every late one, and those changed since the last meeting; one item a case, the late first. */
export function filingsOnAgenda(
  filings: readonly FilingForAgenda[],
  { on, readOn }: Days,
  { courtDays, minutes }: AgendaSettings,
): readonly AgendaItem[] {
  const taken = filings.filter(
    (filing) => isLate(filing, on) || filing.mayBeLate || filing.changed || isWithin(filing.dueOn, on, courtDays),
  )
  const needsTalk = (filing: FilingForAgenda) => isLate(filing, on) || filing.mayBeLate
  return [...Map.groupBy(taken, ({ proceedingsId }) => proceedingsId)].flatMap(([proceedingsId, ofCase]) => {
    const inOrder = ofCase.toSorted(
      (one, other) => Number(needsTalk(other)) - Number(needsTalk(one)) || earliestFirst(one.dueOn, other.dueOn),
    )
    const first = inOrder[0]
    const isToTalkAbout = inOrder.some(needsTalk)
    return itemOf(inOrder, {
      section: 'filings',
      subject: { kind: 'court-filing', proceedingsId },
      reason: first === undefined ? '' : `${filingWords(first, readOn)}${alsoMore(inOrder.length - 1, 'document')}`,
      minutes: isToTalkAbout ? minutes.filing : minutes.filingOnTime,
      rank: isToTalkAbout ? 1 : 2,
      on: first?.dueOn ?? null,
    })
  })
}

function privateWords(child: PrivateForAgenda, readOn: PlainDate): string {
  const { reportWords, reportDueOn, fileBy, nextHearingOn } = child
  if (reportDueOn !== null && isBefore(reportDueOn, readOn))
    return `${reportWords} ${sayOverdue(daysOverdue(reportDueOn, readOn))}`
  if (reportDueOn !== null) {
    const by = fileBy === null || fileBy.equals(reportDueOn) ? '' : `, file by ${sayDayAndMonth(fileBy)}`
    return `${reportWords} due ${sayDateWithoutYear(reportDueOn)}${by}`
  }
  return nextHearingOn === null ? `${reportWords}, no date yet` : `hearing ${sayDateWithoutYear(nextHearingOn)}`
}

/** Private cases with a report or hearing in the days ahead, a late report, or a change since the last meeting; one item a family. */
export function privateOnAgenda(
  cases: readonly PrivateForAgenda[],
  { on, readOn }: Days,
  { privateDays, minutes }: AgendaSettings,
): readonly AgendaItem[] {
  const isOverdue = ({ reportDueOn }: PrivateForAgenda) => reportDueOn !== null && isBefore(reportDueOn, on)
  const taken = cases.filter(
    (each) =>
      each.changed ||
      isOverdue(each) ||
      isWithin(each.reportDueOn, on, privateDays) ||
      isWithin(each.nextHearingOn, on, privateDays),
  )
  return [...Map.groupBy(taken, ({ familyId }) => familyId)].flatMap(([familyId, ofFamily]) => {
    const nextOf = (each: PrivateForAgenda) => each.reportDueOn ?? each.nextHearingOn
    const inOrder = ofFamily.toSorted((one, other) => earliestFirst(nextOf(one), nextOf(other)))
    const first = inOrder[0]
    return itemOf(inOrder, {
      section: 'private',
      subject: { kind: 'private-proceedings', familyId },
      reason: first === undefined ? '' : `${privateWords(first, readOn)}${alsoMore(inOrder.length - 1, 'report')}`,
      minutes: minutes.private,
      rank: 1,
      on: first === undefined ? null : nextOf(first),
    })
  })
}
