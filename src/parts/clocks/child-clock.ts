import type { StripMark, StripModel, StripWall } from '#govuk/clock-strip/strip-model.ts'
import { sayElapsed, sayLate, sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateWithoutYear, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import type { Clock, RunningClock } from '#rules/pre-proceedings/clock.ts'
import { clockSentence } from '#rules/pre-proceedings/clock-words.ts'
import type { ReviewClock } from '#rules/pre-proceedings/review-clock.ts'

type PlainDate = Temporal.PlainDate

/** One child's clock as the strip shows it; `id` is unique on the page. */
export function childStrip(clock: Clock, id: string): StripModel {
  const dayOf = (date: PlainDate) => clock.start.on.until(date).days
  const today = dayOf(clock.kind === 'running' ? clock.today : clock.stage.on)
  const isLate = clock.kind === 'running' && clock.pastLimitBy > 0
  return {
    id,
    scaleWeeks: 16,
    today: clock.kind === 'running' ? { day: today, label: todaysLabel(clock), late: isLate } : null,
    filledTo: today,
    overdueFrom: isLate ? dayOf(clock.limit) : null,
    marks: [...startMarks(clock, dayOf), ...reviewMarks(clock, dayOf), ...birthMark(clock, dayOf)],
    walls: wallsOf(clock, dayOf),
    words: clockSentence(clock),
  }
}

type DayOf = (date: PlainDate) => number

const todaysLabel = ({ pastLimitBy, elapsed }: RunningClock): string =>
  pastLimitBy > 0 ? sayOverdue(pastLimitBy) : sayElapsed(elapsed)

const startNames = { decision: 'Decision', letter: 'Letter sent', 'first-meeting': 'First meeting' } as const

function startMarks({ facts, start }: Clock, dayOf: DayOf): readonly StripMark[] {
  const quiet = (shape: StripMark['shape'], on: PlainDate | null): readonly StripMark[] =>
    on === null ? [] : [{ day: dayOf(on), shape, label: '', detail: '', tone: 'plain' }]
  return [
    { day: 0, shape: 'decision', label: startNames[start.from], detail: sayDayAndMonth(start.on), tone: 'plain' },
    ...quiet('letter', facts.letterSentOn),
    ...quiet('first-meeting', facts.firstMeetingOn),
  ]
}

function reviewMarks(clock: Clock, dayOf: DayOf): readonly StripMark[] {
  const earlier = clock.finals.map(({ on, daysLate }) => heldMark('Final', on, daysLate, dayOf))
  const midpoint = reviewMark('Midpoint', clock.midpoint, dayOf)
  if (clock.kind === 'stopped' || clock.final.state.kind === 'held') return [...midpoint, ...earlier]
  return [...midpoint, ...earlier, ...reviewMark(clock.isExtended ? 'Final (extended)' : 'Final', clock.final, dayOf)]
}

const heldMark = (label: string, on: PlainDate, late: number, dayOf: DayOf): StripMark => ({
  day: dayOf(on),
  shape: late > 0 ? 'review-late' : 'review-held',
  label,
  detail: `held ${sayDayAndMonth(on)}, ${sayLate(late)}`,
  tone: late > 0 ? 'late' : 'plain',
  ...(late > 0 ? { flag: sayLate(late) } : {}),
})

function reviewMark(label: string, { review, state, point, meeting }: ReviewClock, dayOf: DayOf): readonly StripMark[] {
  switch (state.kind) {
    case 'held':
      return [heldMark(label, state.on, state.daysLate, dayOf)]
    case 'not-held':
      return []
    case 'overdue': {
      // Past the final's date today's own label says it already.
      const detail = review === 'final' ? '' : sayOverdue(state.by)
      return [{ day: dayOf(point), shape: 'review', label, detail, tone: 'late' }]
    }
    case 'due': {
      const on = meeting?.on ?? point
      const detail = meeting === null ? 'no meeting yet' : `meeting ${sayDateWithoutYear(on)}`
      return [{ day: dayOf(on), shape: 'review', label, detail, tone: 'plain' }]
    }
  }
}

function birthMark({ facts }: Clock, dayOf: DayOf): readonly StripMark[] {
  if (facts.bornOn !== null || facts.expectedDeliveryOn === null) return []
  const flag = `due ${sayDayAndMonth(facts.expectedDeliveryOn)}`
  return [{ day: dayOf(facts.expectedDeliveryOn), shape: 'birth', label: '', detail: '', tone: 'plain', flag }]
}

function wallsOf(clock: Clock, dayOf: DayOf): readonly StripWall[] {
  const { limit, ceiling, isExtended } = clock
  const said = sayDayAndMonth(limit)
  const limitWall: StripWall = isExtended
    ? { day: dayOf(limit), kind: 'agreed', label: '', detail: `agreed date ${said}` }
    : { day: dayOf(limit), kind: 'twelve-week', label: '', detail: `12-week date ${said}` }
  const maximum: StripWall = {
    day: dayOf(ceiling),
    kind: 'maximum',
    label: '16-week maximum',
    detail: sayDayAndMonth(ceiling),
  }
  return limit.equals(ceiling)
    ? [
        { ...maximum, kind: 'agreed', label: '', detail: '' },
        { ...maximum, label: 'Agreed, 16-week maximum' },
      ]
    : [limitWall, maximum]
}
