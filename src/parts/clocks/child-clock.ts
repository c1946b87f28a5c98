import { nameFor, sayAll } from '#rules/words/name-for.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import type { StripMark, StripModel, StripWall } from '#govuk/clock-strip/strip-model.ts'
import { sayElapsed, sayLate, sayOverdue } from '#rules/calendar/elapsed.ts'
import { sayDateInFullWithoutYear as sayDay, sayDateWithoutYear, sayDayAndMonth } from '#rules/calendar/say-date.ts'
import type { Clock, RunningClock } from '#rules/pre-proceedings/clock.ts'
import { sayFinalHeld, sayHowFar, sayLimit, sayReview } from '#rules/pre-proceedings/clock-words.ts'
import {
  type AssessmentDates,
  type AssessmentNamed,
  assessmentStanding,
  assessmentTitle,
} from '#rules/pre-proceedings/assessments.ts'
import type { ReviewClock } from '#rules/pre-proceedings/review-clock.ts'

type PlainDate = Temporal.PlainDate

/** One child's clock as the strip shows it, whose places are as wide as the authority's names are; `id` is unique on the page. */
export const childStrip = (clock: Clock, id: string, labels: Labels, beside: BesideClock = nothingBeside): StripModel =>
  sayAll(stripOf(clock, id, beside), labels)

/** What is drawn besides, where there is room for it: the assessments and later meetings of these pre-proceedings. */
type BesideClock = {
  readonly assessments: readonly (AssessmentDates & AssessmentNamed)[]
  /** Meetings with the parents; a first one is drawn by the clock's own day. */
  readonly parentsMeetings: readonly { readonly heldOn: PlainDate | null }[]
}
const nothingBeside: BesideClock = { assessments: [], parentsMeetings: [] }

function stripOf(clock: Clock, id: string, { assessments, parentsMeetings }: BesideClock): StripModel {
  const dayOf = (date: PlainDate) => clock.start.on.until(date).days
  const today = dayOf(clock.kind === 'running' ? clock.today : clock.stage.on)
  const isLate = clock.kind === 'running' && clock.pastLimitBy > 0
  return {
    id,
    scaleWeeks: 16,
    today: clock.kind === 'running' ? { day: today, label: todaysLabel(clock), late: isLate } : null,
    filledTo: today,
    overdueFrom: isLate ? dayOf(clock.limit) : null,
    marks: [
      ...startMarks(clock, dayOf),
      ...reviewMarks(clock, dayOf),
      ...extensionMarks(clock, dayOf),
      ...birthMark(clock, dayOf),
      ...parentsMeetings.flatMap(({ heldOn }) =>
        quiet(dayOf, 'first-meeting', heldOn, `Review ${nameFor('meeting.with-parents')}`),
      ),
      ...assessments.flatMap((each) => assessmentMark(each, clock, dayOf)),
    ],
    walls: wallsOf(clock, dayOf),
    words: sayHowFar(clock),
  }
}

type DayOf = (date: PlainDate) => number

const todaysLabel = ({ pastLimitBy, elapsed }: RunningClock): string =>
  pastLimitBy > 0 ? sayOverdue(pastLimitBy) : sayElapsed(elapsed)

const starts = {
  decision: { label: 'Decision', says: 'Decision to start' },
  letter: { label: 'Letter sent', says: 'The clock starts with the letter,' },
  'first-meeting': { label: 'First meeting', says: 'The clock starts with the first meeting,' },
} as const

/** A mark without a label: an icon above the bar. */
const quiet = (dayOf: DayOf, shape: StripMark['shape'], on: PlainDate | null, says: string): readonly StripMark[] =>
  on === null ? [] : [{ day: dayOf(on), shape, label: '', detail: '', tone: 'plain', says: `${says} ${sayDay(on)}.` }]

const startMarks = ({ facts, start }: Clock, dayOf: DayOf): readonly StripMark[] => [
  {
    day: 0,
    shape: 'decision',
    label: starts[start.from].label,
    detail: sayDayAndMonth(start.on),
    tone: 'plain',
    says: `${starts[start.from].says} ${sayDay(start.on)}.`,
  },
  ...quiet(dayOf, 'letter', facts.letterSentOn, `${capitalised(nameFor('document.letter-before-proceedings'))} sent`),
  ...quiet(dayOf, 'first-meeting', facts.firstMeetingOn, `First ${nameFor('meeting.with-parents')}`),
]

function reviewMarks(clock: Clock, dayOf: DayOf): readonly StripMark[] {
  const earlier = clock.finals.map((final) =>
    heldMark(capitalised(nameFor('review.final', 'short')), final, sayFinalHeld(final), dayOf),
  )
  const midpoint = reviewMark(capitalised(nameFor('review.midpoint', 'short')), clock.midpoint, '6-week date', dayOf)
  if (clock.kind === 'stopped') return [...(clock.midpoint.state.kind === 'held' ? midpoint : []), ...earlier]
  if (clock.final.state.kind === 'held') return [...midpoint, ...earlier]
  const label = `${capitalised(nameFor('review.final', 'short'))}${clock.isExtended ? ' (extended)' : ''}`
  return [...midpoint, ...earlier, ...reviewMark(label, clock.final, sayLimit(clock), dayOf)]
}

const heldMark = (
  label: string,
  { on, daysLate: late }: { readonly on: PlainDate; readonly daysLate: number },
  says: string,
  dayOf: DayOf,
): StripMark => ({
  day: dayOf(on),
  shape: late > 0 ? 'review-late' : 'review-held',
  label,
  detail: `held ${sayDayAndMonth(on)}, ${sayLate(late)}`,
  tone: late > 0 ? 'late' : 'plain',
  ...(late > 0 ? { flag: sayLate(late) } : {}),
  says,
})

function reviewMark(label: string, clock: ReviewClock, pointName: string, dayOf: DayOf): readonly StripMark[] {
  const { review, state, point, meeting } = clock
  const says = sayReview(clock, pointName)
  switch (state.kind) {
    case 'held':
      return [heldMark(label, state, says, dayOf)]
    case 'not-held':
      return []
    case 'overdue': {
      // Past the final's date today's own label says it already.
      const detail = review === 'final' ? '' : sayOverdue(state.by)
      return [{ day: dayOf(point), shape: 'review', label, detail, tone: 'late', says }]
    }
    case 'due': {
      const on = meeting?.on ?? point
      const detail = meeting === null ? 'no meeting yet' : `meeting ${sayDateWithoutYear(on)}`
      return [{ day: dayOf(on), shape: 'review', label, detail, tone: 'plain', says }]
    }
  }
}

/** When an assessment is due, while anybody waits for it, or when it was received. (PP-08) */
function assessmentMark(of: AssessmentDates & AssessmentNamed, clock: Clock, dayOf: DayOf): readonly StripMark[] {
  const standing = assessmentStanding(of, clock.kind === 'running' ? clock.today : clock.stage.on)
  const title = assessmentTitle(of)
  if (standing.kind === 'received')
    return quiet(
      dayOf,
      'filing-done',
      standing.on,
      `${title} received${standing.daysLate > 0 ? ` ${sayLate(standing.daysLate)}` : ''}`,
    )
  if (standing.kind === 'stopped' || clock.kind === 'stopped') return []
  return quiet(
    dayOf,
    'filing',
    standing.dueOn,
    `${title} ${standing.overdueBy > 0 ? sayOverdue(standing.overdueBy) : 'due'}`,
  )
}

/** The days on which a later date was agreed, where the record has them. */
const extensionMarks = ({ facts }: Clock, dayOf: DayOf): readonly StripMark[] =>
  facts.extensions
    .filter(({ state }) => state === 'agreed')
    .flatMap(({ decidedOn, newLimit }) =>
      quiet(dayOf, 'extension', decidedOn, `Extension to ${sayDay(newLimit)} agreed`),
    )

function birthMark({ facts }: Clock, dayOf: DayOf): readonly StripMark[] {
  if (facts.bornOn !== null) return []
  const due = facts.expectedDeliveryOn
  return quiet(dayOf, 'birth', due, 'Baby expected').map((mark) => ({
    ...mark,
    ...(due === null ? {} : { flag: `due ${sayDayAndMonth(due)}` }),
  }))
}

function wallsOf(clock: Clock, dayOf: DayOf): readonly StripWall[] {
  const { limit, ceiling, isExtended } = clock
  const said = sayDayAndMonth(limit)
  const wall = {
    day: dayOf(limit),
    label: '',
    says: `${isExtended ? 'Agreed date' : '12-week date'} ${sayDay(limit)}.`,
  }
  const limitWall: StripWall = isExtended
    ? { ...wall, kind: 'agreed', detail: `agreed date ${said}` }
    : { ...wall, kind: 'twelve-week', detail: `12-week date ${said}` }
  const maximum: StripWall = {
    day: dayOf(ceiling),
    kind: 'maximum',
    label: '16-week maximum',
    detail: sayDayAndMonth(ceiling),
    says: `16-week maximum ${sayDay(ceiling)}.`,
  }
  return limit.equals(ceiling)
    ? [
        { ...limitWall, detail: '' },
        { ...maximum, label: 'Agreed, 16-week maximum' },
      ]
    : [limitWall, maximum]
}
