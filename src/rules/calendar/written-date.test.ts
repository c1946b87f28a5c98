import { test } from 'node:test'
import fc from 'fast-check'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { day, type PlainDate } from './plain-date.ts'
import { sayDate, sayDateInFull } from './say-date.ts'
import { readWrittenDate, sayWritten, writeDate } from './written-date.ts'

const read = (text: string): string | null => {
  const date = readWrittenDate(text, 'Decision date')
  if (!date.ok) return date.because
  return date.value === null ? null : date.value.toString()
}

const monday7September: readonly string[] = [
  ...['7/9/2026', '07/09/2026', ' 07.09.2026 ', '7.9.2026', '7 9 2026', '7-9-2026', '7, 9, 2026', '7 / 9 / 2026'],
  ...['7/9/26', '7.9.26', '7 Sep 26', '7-Sep-26', '7th/9/2026', '7–9–2026', '7‑9‑2026', '\u200E7/\u200E9/\u200E2026'],
  ...['2026-09-07', '2026/9/7', '2026.09.07', '2026 9 7', '2026-09-07T09:30:00', '7/9/2026 09:30', '7/9/2026 9.30 am'],
  ...['7 september 2026', '7 SEPTEMBER 2026', '7th Sept 2026', '7th of September, 2026', '7sep2026', '7/Sep/2026'],
  ...['Sept 7th 2026', 'September 7, 2026', 'Sep. 7 2026', '7\u00A0September\u00A02026'],
  ...[
    'Mon 7 Sep 2026',
    'Mon 7/9/2026',
    'Mon, 7/9/26',
    'Monday 7 September 2026',
    'MONDAY, 7 SEP 2026',
    'Mon. 7.9.2026',
  ],
  ...['Mon 2026-09-07', 'Monday 7th September 2026'],
]
for (const text of monday7September)
  test(`PP-02 ‘${text}’ is read as Monday 7 September 2026`, () => assert.equal(read(text), '2026-09-07'))

const real = 'Decision date must be a real date, like 19 10 2026'
const needsYear = 'Decision date must have a year of 4 numbers, like 2026'
const written: readonly (readonly [string, string | null])[] = [
  ['29 Feb 2028', '2028-02-29'],
  ['29/2/2028', '2028-02-29'],
  ['1/1/69', '2069-01-01'],
  ['1/1/70', '1970-01-01'],
  ['1/1/1900', '1900-01-01'],
  ['31/12/2199', '2199-12-31'],
  ['3 May 2026', '2026-05-03'],
  ['May 3 2026', '2026-05-03'],
  ['Weds 9 Sept 2026', '2026-09-09'],
  ['Thurs 10/9/2026', '2026-09-10'],
  ['', null],
  ['   ', null],
  ['//', null],
  [' / / ', null],
  ['\u200B', null],
  [
    'Tue 7 Sep 2026',
    'Decision date says Tuesday, but that day is Monday 7 September 2026: correct the one or the other',
  ],
  [
    'Sunday 7/9/2026',
    'Decision date says Sunday, but that day is Monday 7 September 2026: correct the one or the other',
  ],
  ['Mon', real],
  ['Monsoon 7 9 2026', real],
  ['7 Marzipan 2026', real],
  ['Marzipan 2026', real],
  ['7 Sepulchre 2026', real],
  ['7 Mayday 2026', real],
  ['7 ma 2026', real],
  ['7 j 2026', real],
  ['29/2/2026', real],
  ['31/11/2026', real],
  ['0/1/2026', real],
  ['1/0/2026', real],
  ['13/13/2026', real],
  ['9/13/2026', real],
  ['001/1/2026', real],
  ['1/001/2026', real],
  ['1.5/1/2026', real],
  ['asap', real],
  ['today', real],
  ['7–9 Sep 2026', real],
  ['7 & 9 Sep 2026', real],
  ['7/9/2026 or 8/9/2026', real],
  ['7/9/2026 10:00 or 8/9/2026', real],
  ['w/c 7/9/2026', real],
  ['2026-09-06T23:30:00Z', real],
  ['2026-09-07T09:30:00+05:00', real],
  ['٧/٩/٢٠٢٦', real],
  ['+275760-09-13', real],
  ['31/12/1899', needsYear],
  ['1/1/2200', needsYear],
  ['1/1/6', needsYear],
  ['1/1/206', needsYear],
  ['1/1/0206', needsYear],
  ['1/1/20266', needsYear],
  ['7/9', 'Decision date must include a year'],
  ['7 September', 'Decision date must include a year'],
  ['Mon 7 Sep', 'Decision date must include a year'],
  ['September 2026', 'Decision date must include a day'],
  ['9/2026', 'Decision date must include a day'],
  ['/9/2026', 'Decision date must include a day'],
  ['7//2026', 'Decision date must include a month'],
  ['19//', 'Decision date must include a month and a year'],
  ['19', 'Decision date must include a month and a year'],
  ['2026', 'Decision date must include a day and a month'],
  ['September', 'Decision date must include a day and a year'],
]
for (const [text, answer] of written)
  test(`PP-02 ‘${text}’ is read as ${answer ?? 'nothing'}`, () => assert.equal(read(text), answer))

const anyDay = anyDayBetween('1900-01-01', '2199-12-31')
const two = (number: number): string => String(number).padStart(2, '0')
const monthIn = (date: PlainDate): string => sayDateInFull(date).split(' ')[2] ?? ''
const ways: Readonly<Record<string, (date: PlainDate) => string>> = {
  'in a list': sayDate,
  'in a sentence': sayDateInFull,
  'in its box': writeDate,
  'for programs': (date) => date.toString(),
  'with dots': (date) => `${two(date.day)}.${two(date.month)}.${date.year}`,
  'with a short weekday and figures': (date) => `${sayDate(date).slice(0, 3)} ${writeDate(date)}`,
  'with an ordinal': (date) => `${date.day}th ${monthIn(date)} ${date.year}`,
  'month first': (date) => `${monthIn(date)} ${date.day}, ${date.year}`,
  'in capitals': (date) => sayDateInFull(date).toUpperCase(),
  'with a time': (date) => `${writeDate(date)} 09:30`,
}
for (const [how, write] of Object.entries(ways))
  test(`SEC-05 any date written ${how} is read back as the same date`, () => {
    fc.assert(fc.property(anyDay, (date) => assert.equal(read(write(date)), date.toString())))
  })

test('PP-02 a two-figure year is this century’s, or the last one’s from 70', () => {
  fc.assert(
    fc.property(anyDayBetween('1970-01-01', '2069-12-31'), (date) => {
      assert.equal(read(`${date.day}/${date.month}/${two(date.year % 100)}`), date.toString())
    }),
  )
})

test('PP-02 another weekday than the date’s is never passed over', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 6 }), (date, off) => {
      const wrong = sayDate(date.add({ days: off })).slice(0, 3)
      for (const rest of [writeDate(date), sayDate(date).slice(4)])
        assert.match(read(`${wrong} ${rest}`) ?? '', / says /)
    }),
  )
})

const bits = fc.constantFrom(
  ...['7', '9', '09', '26', '2026', '31', '0', '13', 'Sep', 'September', 'May', 'Mar', 'Marzipan', 'Mon', 'Tuesday'],
  ...['/', '.', '-', ' ', ',', 'th', 'of', 'T', '10:30', 'or', 'to', 'Z', '–'],
)
test('PP-02 whatever is typed, a sentence comes back or a date whose figures stand in it', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(bits, { maxLength: 9 }).map((parts) => parts.join('')),
    fc.array(bits, { maxLength: 6 }).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const date = readWrittenDate(text, 'Date')
      if (!date.ok || date.value === null) return
      const figures: readonly string[] = text.match(/\d+/g) ?? []
      const { day: ofMonth, month, year } = date.value
      const month3 = monthIn(date.value).slice(0, 3).toLowerCase()
      assert.ok(
        figures.some((each) => Number(each) === ofMonth),
        `${text}: the day`,
      )
      assert.ok(
        figures.some((each) => Number(each) === month) || text.toLowerCase().includes(month3),
        `${text}: the month`,
      )
      assert.ok(
        figures.some((each) => each === String(year) || each === two(year % 100)),
        `${text}: the year`,
      )
    }),
    { numRuns: 1000 },
  )
})

test('SEC-05 no date is shown as an empty box; what is no date is said as it was typed', () => {
  assert.equal(writeDate(null), '')
  assert.equal(writeDate(day('2026-10-09')), '9/10/2026')
  assert.deepEqual(['9/10/26', '', '31/2/2026', 'Sat 9/10/26'].map(sayWritten), [
    'Fri 9 Oct 2026',
    '',
    '31/2/2026',
    'Sat 9/10/26',
  ])
})
