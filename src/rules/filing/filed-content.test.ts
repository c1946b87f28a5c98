import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { type PackContent, whatIsNew } from './filed-content.ts'

const filed = (...lines: readonly string[]): PackContent => ({
  childName: 'Cara Adeyemi',
  note: [{ is: 'actions', heading: 'Actions', lines }],
  documents: [],
})
const by = (day: string) => `Chase the expert (Grace Oyelaran, by ${day})`

test('FI-03 where only the date of an action moved, the new version says from when to when', () => {
  const [monday, tuesday] = ['Monday 7 December 2026', 'Tuesday 8 December 2026']
  const other = 'Visit (Nikhil Rao, by Monday 7 December 2026)'
  assert.deepEqual(whatIsNew(filed(by(monday), other), filed(by(tuesday), other), { own: String, shown: String }), [
    `Actions, moved from ${monday} to ${tuesday}: ${by(tuesday)}`,
  ])
  const byAnother = 'Chase the expert (Nikhil Rao, by Tuesday 8 December 2026)'
  assert.deepEqual(whatIsNew(filed(by(monday)), filed(byAnother), { own: String, shown: String }), [
    `Actions, new: ${byAnother}`,
    `Actions, no longer: ${by(monday)}`,
  ])
})
