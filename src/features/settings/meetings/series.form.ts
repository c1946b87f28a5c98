import { z } from 'zod'
import { neededName, oneOf, text, textOrNull } from '#parts/forms/read-form.ts'
import type { SeriesDetails } from '#records/sittings/meeting-series.ts'
import { readTypedTime } from '#rules/calendar/typed-time.ts'
import type { HolidayRule, Placement } from '#rules/sittings/sittings.ts'

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const

export const holidayWords: Record<HolidayRule, string> = {
  'next-working-day': 'On the next working day',
  'not-held': 'Not held that week',
}

export const placementWords: Record<Placement, string> = {
  'on-or-before': 'The last meeting on or before its date',
  nearest: 'The meeting nearest to its date, the earlier of two',
  'on-or-after': 'The first meeting on or after its date',
}

export type TypedSeries = Readonly<
  Record<'name' | 'area' | 'weekday' | 'startsAt' | 'minutes' | 'holidayRule' | 'placement', string>
>

/** What a new series is filled with. */
export const usualSeries: TypedSeries = {
  name: '',
  area: '',
  weekday: '1',
  startsAt: '09:00',
  minutes: '60',
  holidayRule: 'next-working-day',
  placement: 'on-or-before',
}

const longestArea = 80
const shortest = 15
const longest = 480

export const seriesForm = z.object({
  name: neededName('Enter the meeting’s name'),
  area: textOrNull.refine((area) => area === null || area.length <= longestArea, `Use at most ${longestArea} letters`),
  weekday: oneOf(['1', '2', '3', '4', '5'], 'Choose the day of the week').transform(Number),
  startsAt: text.transform((typed, context) => {
    const time = readTypedTime(typed, 'Time')
    if (time.ok && time.value !== null) return time.value
    context.addIssue(time.ok ? 'Enter the time it begins, like 09:00' : time.because)
    return z.NEVER
  }),
  minutes: text
    .refine(
      (typed) => /^\d{1,3}$/.test(typed) && Number(typed) >= shortest && Number(typed) <= longest,
      `Minutes must be a number from ${shortest} to ${longest}`,
    )
    .transform(Number),
  holidayRule: oneOf(['next-working-day', 'not-held'], 'Choose what happens on a bank holiday'),
  placement: oneOf(['on-or-before', 'nearest', 'on-or-after'], 'Choose which meeting a review is proposed for'),
})

export const typedSeries = (form: { text(name: string): string }): TypedSeries => ({
  name: form.text('name'),
  area: form.text('area'),
  weekday: form.text('weekday'),
  startsAt: form.text('startsAt'),
  minutes: form.text('minutes'),
  holidayRule: form.text('holidayRule'),
  placement: form.text('placement'),
})

export const seriesAsTyped = (series: SeriesDetails): TypedSeries => ({
  ...series,
  area: series.area ?? '',
  weekday: String(series.weekday),
  minutes: String(series.minutes),
})

const wordFor = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? ''

export const seriesWords = (typed: TypedSeries) => ({
  Name: typed.name,
  Area: typed.area,
  Day: weekdays[Number(typed.weekday) - 1] ?? '',
  Time: typed.startsAt,
  Minutes: typed.minutes,
  'On a bank holiday': wordFor(holidayWords, typed.holidayRule),
  'A review is proposed for': wordFor(placementWords, typed.placement),
})
