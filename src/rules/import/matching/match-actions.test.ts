import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { matchActions } from './match-actions.ts'
import type { ActionValue } from '#rules/import/plan/record-values.ts'
import { assert } from '#test/support/assert.ts'

const action: ActionValue = {
  family: '#1',
  child: '#2',
  words: 'Refer to the family group conference',
  doer: '#3',
  accountableManager: '#4',
  dueOn: day('2026-11-30'),
  source: 'gateway',
  done: null,
  notes: null,
}
const edited = { ...action, words: 'Refer to a family group conference now' }
const other = { ...action, words: 'Viability of grandparents' }
const later = { dueOn: day('2026-12-14') }
const elsewhere = { doer: '#9' }
const matches: readonly (readonly [string, ActionValue, readonly ActionValue[], readonly (number | null)[]])[] = [
  ['the same words', action, [action], [0]],
  ['the same words on another day', action, [{ ...action, ...later, ...elsewhere }], [0]],
  ['nearly the same words, the same doer', action, [{ ...edited, ...later }], [0]],
  ['nearly the same words, the same day', action, [{ ...edited, ...elsewhere }], [0]],
  ['nearly the same words, nothing else', action, [{ ...edited, ...later, ...elsewhere }], [null]],
  ['half the words, the same doer', action, [{ ...action, ...later, words: 'Refer to the family support worker' }], [null]], // prettier-ignore
  ['other words, the same doer and day', action, [other], [0]],
  ['other words, the same doer', action, [{ ...other, ...later }], [null]],
  ['other words, the same doer and day, but done', { ...action, done: true }, [other], [null]],
  ['other words, neither day nor doer known', { ...action, dueOn: null, doer: null }, [{ ...other, dueOn: null, doer: null }], [null]], // prettier-ignore
  ['words in another script', { ...action, words: 'ترجمة الرسالة' }, [{ ...action, ...later, ...elsewhere, words: 'زيارة الأسرة' }], [null]], // prettier-ignore
  ['one of the family that is told to be a child’s', { ...action, child: null }, [action], [0]],
  ['one of the family on another day', { ...action, child: null }, [{ ...action, ...later }], [null]],
  ['another child', action, [{ ...action, child: '#7' }], [null]],
  ['two that could be it', action, [other, { ...action, words: 'Book the hair strand test' }], [null, null]],
  ['the edited one beside a new one', action, [other, edited], [null, 0]],
  ['the same and a new one', action, [other, action], [null, 0]],
]
for (const [what, kept, said, expected] of matches)
  test(`AC-01 FAM-06 an action is known again once: ${what}`, () => {
    const matched = matchActions(said, [{ id: 5, value: kept }])
    assert.deepEqual(
      said.map((each) => (matched.get(each)?.kept.id === 5 ? 0 : null)),
      expected,
    )
  })
