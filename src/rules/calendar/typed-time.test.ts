import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { readTypedTime } from './typed-time.ts'

const sentence = 'Time must be a time of day, like 10:30 or 2pm'
const typed: readonly (readonly [text: string, time: string | null])[] = [
  ['', null],
  ['10:30', '10:30'],
  ['10.30', '10:30'],
  ['1030', '10:30'],
  ['9', '09:00'],
  ['09:05', '09:05'],
  ['10am', '10:00'],
  ['2pm', '14:00'],
  ['2.15 p.m.', '14:15'],
  ['12pm', '12:00'],
  ['12am', '00:00'],
  ['noon', '12:00'],
  ['23:59', '23:59'],
]
for (const [text, time] of typed)
  test(`CT-03 a time typed as "${text}" is ${time ?? 'none'}`, () => {
    assert.deepEqual(readTypedTime(text, 'Time'), { ok: true, value: time })
  })

for (const text of ['24:00', '10:60', '13pm', '0am', 'ten', '10:3', '10:30:00', '-1'])
  test(`CT-03 "${text}" is no time of day`, () => {
    assert.deepEqual(readTypedTime(text, 'Time'), { ok: false, because: sentence })
  })
