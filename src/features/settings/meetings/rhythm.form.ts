import { among, chosen, someOf } from '#parts/forms/fields/choice-fields.ts'
import { checked, meaning, needed, revealedBy } from '#parts/forms/fields/field.ts'
import { atMostDates, listOfDates } from '#parts/forms/fields/list-of-dates.ts'
import { date } from '#parts/forms/fields/text-fields.ts'
import { type KeptRhythm, rhythmOf } from '#records/sittings/rhythm-of-series.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Rhythm } from '#rules/sittings/rhythm.ts'
import { sayList } from '#rules/words/say-names.ts'

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const numbers = ['1', '2', '3', '4', '5'] as const
const sayWeekday = (number: string): string => weekdayNames[Number(number) - 1] ?? ''

const rhythmWords: Record<Rhythm['kind'], string> = {
  weekly: 'Each week',
  fortnightly: 'Every second week',
  'several-days': 'On several days a week',
  listed: 'On listed dates',
}

const rhythmHints: Record<Rhythm['kind'], string | undefined> = {
  weekly: undefined,
  fortnightly: undefined,
  'several-days': 'Each day is a meeting of its own, with its own agenda and Overview.',
  listed: 'On those days and no others.',
}

const mostDates = 200
const isAtWeekend = (day: PlainDate): boolean => day.dayOfWeek > 5
const sayWeekend = (day: PlainDate): string => `${sayDate(day)} is at a weekend`

const fewestDays = 2

/** The one day of the week of a series that meets each week. */
export const weekdayField = meaning(
  chosen({
    label: 'Day',
    of: numbers,
    say: sayWeekday,
    wrong: 'Choose the day of the week',
    classes: 'govuk-radios--inline govuk-radios--small',
    plain: true,
  }),
  Number,
  (weekday) => among(numbers, String(weekday)) ?? '1',
)

/** How often a series meets, and under each answer what that asks. (SET-06) */
export const rhythmFields = {
  rhythm: chosen({
    label: 'How often it meets',
    of: ['weekly', 'fortnightly', 'several-days', 'listed'],
    say: (rhythm) => rhythmWords[rhythm],
    hintOf: (rhythm) => rhythmHints[rhythm],
    wrong: 'Choose how often it meets',
  }),
  weekday: revealedBy('rhythm', 'weekly', weekdayField),
  countsFrom: revealedBy(
    'rhythm',
    'fortnightly',
    checked(
      needed(
        date({
          label: 'One of its days',
          called: 'Every second week from',
          hint: 'It meets on that day of the week, two weeks before and after that day and so on.',
          plain: true,
        }),
        'Enter one of its days: the others are counted from it',
      ),
      (from) => (isAtWeekend(from) ? `${sayWeekend(from)}. Enter one of its days from Monday to Friday` : null),
    ),
  ),
  weekdays: revealedBy(
    'rhythm',
    'several-days',
    checked(
      meaning(
        someOf({ label: 'Days', of: numbers, say: sayWeekday, plain: true }),
        (chosenDays): readonly number[] => chosenDays.map(Number),
        (weekdays) => numbers.filter((number) => weekdays.includes(Number(number))),
      ),
      (weekdays) =>
        weekdays.length < fewestDays ? 'Choose two days or more; for one, choose each week or every second week' : null,
    ),
  ),
  listedOn: revealedBy(
    'rhythm',
    'listed',
    checked(
      atMostDates(
        listOfDates({
          label: 'Dates',
          hint: 'One on each line. Add and remove them here. For example, 7/9/2026.',
          rows: 12,
          plain: true,
        }),
        mostDates,
      ),
      (dates) => {
        const [weekend] = dates.filter(isAtWeekend)
        if (weekend !== undefined) return `Dates must be from Monday to Friday: ${sayWeekend(weekend)}`
        return dates.length === 0 ? 'Enter the dates, one on each line' : null
      },
    ),
  ),
}

/** What a form about a new series begins with. */
export const usualRhythm = { rhythm: 'weekly', weekday: 1 } as const

/** 'Mondays', 'Every second Monday', 'Mondays and Thursdays', 'On listed dates'. */
export function sayRhythm(kept: KeptRhythm): string {
  const rhythm = rhythmOf(kept)
  switch (rhythm.kind) {
    case 'weekly':
      return `${sayWeekday(String(rhythm.weekday))}s`
    case 'fortnightly':
      return `Every second ${sayWeekday(String(rhythm.countsFrom.dayOfWeek))}`
    case 'several-days':
      return sayList(rhythm.weekdays.map((weekday) => `${sayWeekday(String(weekday))}s`))
    case 'listed':
      return 'On listed dates'
  }
}

/** Within a sentence, with what it is counted by: 'every second Monday, as on Mon 7 Dec 2026', 'listed dates, Mon 7 Dec 2026 and Tue 5 Jan 2027'. */
export function sayRhythmWhole(kept: KeptRhythm): string {
  const rhythm = rhythmOf(kept)
  if (rhythm.kind === 'fortnightly')
    return `every second ${sayWeekday(String(rhythm.countsFrom.dayOfWeek))}, as on ${sayDate(rhythm.countsFrom)}`
  return rhythm.kind === 'listed' ? `listed dates, ${sayList(rhythm.dates.map(sayDate))}` : sayRhythm(kept)
}

/** Whether two say the same. */
export const isSameRhythm = (one: KeptRhythm, other: KeptRhythm): boolean =>
  JSON.stringify(rhythmOf(one)) === JSON.stringify(rhythmOf(other))
