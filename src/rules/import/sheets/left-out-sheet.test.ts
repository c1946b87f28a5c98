import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { placesBefore, sayPlace } from './left-out-sheet.ts'

test('FAM-06 a workbook of rows that stayed out tells where each stood; any other sheet tells nothing', () => {
  const place = sayPlace({ sheet: 'PLO Tracker, May', row: 55 })
  const rows = [
    { number: 1, cells: ['Child', 'Why it stayed out', 'Where it stood'] },
    { number: 2, cells: ['Amira Cole', 'It stands twice.', place] },
    { number: 3, cells: ['Ben Cole', null, null] },
  ]
  assert.deepEqual(placesBefore({ name: 'left out', rows }), [{ sheet: 'PLO Tracker, May', row: 55 }])
  assert.deepEqual(placesBefore({ name: 'other', rows: rows.slice(1) }), [])
})
