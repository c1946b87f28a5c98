import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { readTypedDate } from './typed-date.ts'

const said = (text: string) => {
  const [typedDay = '', month = '', year = ''] = text.split('/')
  const read = readTypedDate({ day: typedDay, month, year }, 'Start date')
  return read.ok ? (read.value?.toString() ?? 'nothing') : read.because
}

const table: readonly (readonly [typed: string, answer: string])[] = [
  ['19/10/2026', '2026-10-19'],
  [' 9 /01/2027', '2027-01-09'],
  ['19/Oct/2026', '2026-10-19'],
  ['19/september/2026', '2026-09-19'],
  ['29/2/2028', '2028-02-29'],
  ['//', 'nothing'],
  [' / / ', 'nothing'],
  ['29/2/2027', 'Start date must be a real date, like 19 10 2026'],
  ['31/11/2026', 'Start date must be a real date, like 19 10 2026'],
  ['0/1/2026', 'Start date must be a real date, like 19 10 2026'],
  ['1/0/2026', 'Start date must be a real date, like 19 10 2026'],
  ['1/13/2026', 'Start date must be a real date, like 19 10 2026'],
  ['1/ma/2026', 'Start date must be a real date, like 19 10 2026'],
  ['1/j/2026', 'Start date must be a real date, like 19 10 2026'],
  ['1/ja/2026', 'Start date must be a real date, like 19 10 2026'],
  ['001/1/2026', 'Start date must be a real date, like 19 10 2026'],
  ['1/001/2026', 'Start date must be a real date, like 19 10 2026'],
  ['1.5/1/2026', 'Start date must be a real date, like 19 10 2026'],
  ['1/1/26', '2026-01-01'],
  ['1/1/69', '2069-01-01'],
  ['1/1/70', '1970-01-01'],
  ['1/1/1900', '1900-01-01'],
  ['31/12/1899', 'Start date must have a year of 4 numbers, like 2026'],
  ['31/12/2199', '2199-12-31'],
  ['1/1/2200', 'Start date must have a year of 4 numbers, like 2026'],
  ['1/1/6', 'Start date must have a year of 4 numbers, like 2026'],
  ['1/1/206', 'Start date must have a year of 4 numbers, like 2026'],
  ['1/1/0206', 'Start date must have a year of 4 numbers, like 2026'],
  ['1/1/20266', 'Start date must have a year of 4 numbers, like 2026'],
  ['/10/2026', 'Start date must include a day'],
  ['19//', 'Start date must include a month and a year'],
]
for (const [typed, answer] of table)
  test(`SEC-05 a date typed as “${typed}” is read as: ${answer}`, () => assert.equal(said(typed), answer))
