import { nameFor } from '#rules/words/name-for.ts'
import { capitalised, withSmallStart } from '#rules/words/labels.ts'
import type { KeptChild } from '#records/families/children.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFullWithoutYear, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { sayAge } from '#rules/people/age.ts'
import type { RunningClock, StoppedClock } from '#rules/pre-proceedings/clock.ts'
import { sayNext } from '#rules/pre-proceedings/clock-words.ts'
import { mostUrgentFirst, urgencyOf } from '#rules/pre-proceedings/urgency.ts'
import { type ProceedingsClock, proceedingsClock, sayWeek26 } from '#rules/court/proceedings-clock.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { ChildClock, ChildOnPage, FamilyModel } from './show-family.query.ts'

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] as const

/** 'Three children'. */
export const sayChildren = (count: number): string =>
  `${numbers[count] ?? String(count)} ${count === 1 ? 'child' : 'children'}`

/** What comes next in the family, for whom it is most urgent, and the meeting that can hold an overdue review; null while no clock runs. */
export function nextInFamily({ children, today }: FamilyModel) {
  const running = children.flatMap(({ open, shortName }) =>
    open === null
      ? []
      : [
          {
            shortName,
            what: sayNext(open.clock.next, today),
            then: meetingForOverdue(open.clock),
            urgency: urgencyOf(open.clock, shortName),
          },
        ],
  )
  const [first] = running.toSorted((one, other) => mostUrgentFirst(one.urgency, other.urgency))
  if (first === undefined) return null
  const { what, then } = first
  const together = running.filter((each) => each.what === what && each.then === then)
  return { who: sayList(together.map(({ shortName }) => shortName)), what: withSmallStart(what), then }
}

function meetingForOverdue({ next, midpoint, final }: RunningClock): string | null {
  if (next.overdueBy === 0 || (next.kind !== 'midpoint' && next.kind !== 'final')) return null
  const { meeting } = next.kind === 'midpoint' ? midpoint : final
  return meeting === null
    ? 'no meeting is planned that could hold it'
    : `the next meeting is on ${sayDateInFullWithoutYear(meeting.on)}`
}

/** 'Cara, 7', 'Baby of Tolu, due 8 Jan'. */
export function nameWithAge(shortName: string, child: KeptChild, today: PlainDate): string {
  if (child.bornOn !== null) return `${shortName}, ${sayAge(child.bornOn, today)}`
  const { expectedDeliveryOn } = child
  return expectedDeliveryOn === null ? shortName : `${shortName}, due ${sayDayAndMonth(expectedDeliveryOn)}`
}

type InEpisode = { readonly childId: number; readonly episodeId: number }

/**
 * Whether whoever looks keeps the record of one of these children, in a period that isn't over: what is written of it is theirs to change. After a
 * decision to issue something may still be missing. (PP-09)
 */
export const keepsOneOf = (about: readonly InEpisode[], children: readonly ChildOnPage[]): boolean =>
  children.some(({ child, mayKeep, open, earlier }) => {
    const episodeId = about.find(({ childId }) => childId === child.id)?.episodeId
    const last = earlier.at(-1)
    const issued = last?.clock.kind === 'stopped' && last.clock.stage.status === 'stepped-up' ? last : null
    return mayKeep && episodeId !== undefined && episodeId === (open ?? issued)?.stored.id
  })

export type Notice = { readonly text: string; readonly colour: 'red' | 'yellow' | 'blue' | 'grey' }

/** What stands at the end of a child's line; an ending that nobody decided gets none (PP-12). */
export function noticesOf(
  { child, open, earlier, inCourt }: ChildClock,
  {
    court: { counting },
    today,
  }: Pick<FamilyModel, 'today'> & { readonly court: Pick<FamilyModel['court'], 'counting'> },
): readonly Notice[] {
  if (!isFollowed(child)) return []
  if (open !== null) return runningNotices(open.clock, today)
  if (inCourt !== null) return courtNotices(proceedingsClock(inCourt.proceedings, today, counting.weeks))
  const last = earlier.at(-1)
  return last?.clock.kind === 'stopped' ? stoppedNotices(last.clock) : []
}

function runningNotices(clock: RunningClock, today: PlainDate): readonly Notice[] {
  const { next, isExtended, limit, start } = clock
  const isAnAim = next.kind === 'letter' || next.kind === 'first-meeting'
  return [
    ...(next.overdueBy > 0 ? [{ text: sayNext(next, today), colour: isAnAim ? 'yellow' : 'red' } as const] : []),
    ...(isExtended ? [{ text: sayExtended(start.on, limit), colour: 'blue' } as const] : []),
    ...birthNotice(clock),
  ]
}

const sayExtended = (dayZero: PlainDate, limit: PlainDate): string => {
  const days = dayZero.until(limit).days
  return days % 7 === 0 ? `Extended to ${days / 7} weeks` : `Extended to ${sayDayAndMonth(limit)}`
}

function birthNotice({ warnings, final, limit }: RunningClock): readonly Notice[] {
  const birth = warnings.find(({ kind }) => kind === 'bring-forward')
  if (birth?.kind !== 'bring-forward') return []
  const isAfterBirth = isAfter(final.meeting?.on ?? limit, birth.expectedOn)
  const text = isAfterBirth
    ? `${capitalised(nameFor('review.final'))} falls after the due date`
    : `${capitalised(nameFor('review.final'))} falls less than 4 weeks before the due date`
  return [{ text, colour: 'yellow' }]
}

function courtNotices(clock: ProceedingsClock | null): readonly Notice[] {
  const inCourt: Notice = { text: 'In care proceedings', colour: 'blue' }
  return clock?.overdue == null ? [inCourt] : [inCourt, { text: sayWeek26(clock), colour: 'red' }]
}

function stoppedNotices({ stage }: StoppedClock): readonly Notice[] {
  if (stage.status === 'ended-otherwise') return []
  return [{ text: stage.status === 'stepped-out' ? 'Stepped out' : 'Proceedings to be initiated', colour: 'grey' }]
}
