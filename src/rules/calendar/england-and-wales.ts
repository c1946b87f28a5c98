import { day, type PlainDate } from './plain-date.ts'
import { calendarOf, type NamedDay, type Published } from './working-days.ts'

const substitute = (title: string): string => `${title} (substitute day)`

/** The first, or with -1 the last, Monday of a month. */
function mondayIn(year: number, month: number, which: 1 | -1): PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const from = which === 1 ? first : first.add({ months: 1 })
  return from.add({ days: ((8 - from.dayOfWeek) % 7) - (which === 1 ? 0 : 7) })
}

/** Easter Sunday by the Gregorian reckoning (Meeus, Jones and Butcher). */
function easterSunday(year: number): PlainDate {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100]
  const shift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451)
  const days = moon + weekday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 })
}

function newYear(year: number): NamedDay {
  const [first, title] = [Temporal.PlainDate.from({ year, month: 1, day: 1 }), 'New Year’s Day']
  return first.dayOfWeek < 6 ? { on: first, title } : { on: mondayIn(year, 1, 1), title: substitute(title) }
}

/** Christmas Day and Boxing Day; what falls on a weekend moves to the first weekday after both that is free. */
function christmas(year: number): readonly NamedDay[] {
  const on = (date: number) => Temporal.PlainDate.from({ year, month: 12, day: date })
  const [christmasDay, boxingDay] = ['Christmas Day', 'Boxing Day']
  switch (on(25).dayOfWeek) {
    case 5:
      return [called(on(25), christmasDay), called(on(28), substitute(boxingDay))]
    case 6:
      return [called(on(27), substitute(christmasDay)), called(on(28), substitute(boxingDay))]
    case 7:
      return [called(on(26), boxingDay), called(on(27), substitute(christmasDay))]
    default:
      return [called(on(25), christmasDay), called(on(26), boxingDay)]
  }
}

const called = (on: PlainDate, title: string): NamedDay => ({ on, title })

// What one year had instead of its usual day, by that day, and what it had besides.
const movedOnce: Readonly<Record<string, string>> = { '2020-05-04': '2020-05-08', '2022-05-30': '2022-06-02' }
const onceOnly: readonly NamedDay[] = [
  called(day('2022-06-03'), 'Platinum Jubilee bank holiday'),
  called(day('2022-09-19'), 'State Funeral of Queen Elizabeth II'),
  called(day('2023-05-08'), 'Coronation of King Charles III'),
]

const unlessMoved = ({ on, title }: NamedDay): NamedDay => called(day(movedOnce[on.toString()] ?? on.toString()), title)

/** The bank holidays of a year in England and Wales, by rule and with those it had once only (§1). In order. */
const holidaysOf = (year: number): readonly NamedDay[] =>
  [
    newYear(year),
    called(easterSunday(year).subtract({ days: 2 }), 'Good Friday'),
    called(easterSunday(year).add({ days: 1 }), 'Easter Monday'),
    called(mondayIn(year, 5, 1), 'Early May bank holiday'),
    called(mondayIn(year, 5, -1), 'Spring bank holiday'),
    called(mondayIn(year, 8, -1), 'Summer bank holiday'),
    ...christmas(year),
  ]
    .map(unlessMoved)
    .concat(onceOnly.filter(({ on }) => on.year === year))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))

const [firstYear, lastYear] = [2015, 2028]

/** The days for which the bank holidays are known: worked out for those gone by, published for those to come (§1). */
export const published: Published = { publishedFrom: day(`${firstYear}-01-01`), publishedTo: day(`${lastYear}-12-31`) }

/**
 * Bank holidays of England and Wales, 2015 to 2028 (§1). Scotland's and Northern Ireland's own don't count. Later years aren't here though
 * a rule could guess them: a day is one only once the government has published it.
 */
export const bankHolidays: readonly NamedDay[] = Array.from({ length: lastYear - firstYear + 1 }, (_, after) =>
  holidaysOf(firstYear + after),
).flat()

/** The bare calendar of England and Wales, with no authority's closure days. */
export const englandAndWales = calendarOf(bankHolidays, [], published)
