import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { readPage } from '#test/support/page.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { actionFields, readActionFields, typedActionIn, type ActionChoices } from './action-fields.ts'

const today = day('2026-11-20')
const choices: ActionChoices = {
  people: {
    shown: [
      { value: '7', text: 'Hannah Lowe, team manager' },
      { value: '4', text: 'Grace Oyelaran, social worker' },
    ],
    others: null,
  },
  managers: { shown: [{ value: '7', text: 'Hannah Lowe, team manager' }], others: null },
  children: [
    { id: 11, name: 'Cara' },
    { id: 12, name: 'Ben' },
  ],
}
const typedAs = (fields: Record<string, string>) => ({ text: (name: string) => fields[name] ?? '' })
const whole = {
  'a1-words': 'Instruct the psychologist',
  'a1-doer': '4',
  'a1-manager': '7',
  'a1-due-day': '4',
  'a1-due-month': '12',
  'a1-due-year': '2026',
  'a1-child': '12',
}
const errorsOf = (fields: Record<string, string>) => {
  const read = readActionFields(typedAs(fields), { prefix: 'a1', choices, today })
  return read.ok ? {} : read.because
}

test('AC-01 an action is read with its doer, its manager, its date and its child', () => {
  const read = readActionFields(typedAs(whole), { prefix: 'a1', choices, today })
  assert.ok(read.ok && read.value !== null)
  const { dueOn, ...rest } = read.value
  assert.deepEqual(rest, { words: 'Instruct the psychologist', doerId: 4, managerId: 7, childId: 12 })
  assert.equal(dueOn.toString(), '2026-12-04')
})

test('AC-01 nobody chosen to answer for it means the child’s team manager; no child means all, or the only one', () => {
  const fields = { ...whole, 'a1-manager': '', 'a1-child': '' }
  const read = readActionFields(typedAs(fields), { prefix: 'a1', choices, today })
  assert.ok(read.ok)
  assert.deepEqual([read.value?.managerId, read.value?.childId], [null, null])
  const only = readActionFields(typedAs(fields), {
    prefix: 'a1',
    choices: { ...choices, children: [{ id: 11, name: 'Cara' }] },
    today,
  })
  assert.ok(only.ok)
  assert.equal(only.value?.childId, 11)
})

test('AC-01 an empty row is no action, even with a person chosen in it', () => {
  assert.deepEqual(readActionFields(typedAs({ 'a1-doer': '4' }), { prefix: 'a1', choices, today }), {
    ok: true,
    value: null,
  })
})

test('AC-01 each thing missing or not offered is said at its own field', () => {
  assert.deepEqual(errorsOf({ 'a1-words': 'Instruct' }), {
    'a1-doer': 'Choose who does it',
    'a1-due': 'Enter the due date',
  })
  assert.equal(errorsOf({ ...whole, 'a1-words': '' })['a1-words'], 'Write what needs to be done')
  assert.equal(
    errorsOf({ ...whole, 'a1-due-day': '31', 'a1-due-month': '2' })['a1-due'],
    'Due date must be a real date, like 19 10 2026',
  )
  assert.equal(
    errorsOf({ ...whole, 'a1-due-day': '19', 'a1-due-month': '11' })['a1-due'],
    'Due date must be today or later',
  )
  assert.ok(errorsOf({ ...whole, 'a1-doer': '99' })['a1-doer'])
  assert.ok(errorsOf({ ...whole, 'a1-manager': '4' })['a1-manager'])
  assert.ok(errorsOf({ ...whole, 'a1-child': '99' })['a1-child'])
})

test('AC-01 the fields show what was typed and where each error belongs', () => {
  const fields = { ...whole, 'a1-due-day': '31', 'a1-due-month': '2' }
  const asked = { prefix: 'a1', choices, today, teamManager: 'Hannah Lowe' }
  const shown = { typed: typedActionIn(typedAs(fields), asked), errors: errorsOf(fields) }
  const page = readPage(`<main><form>${actionFields(asked, shown).toString()}</form></main>`)
  const others = Object.entries(fields).filter(([name]) => !name.startsWith('a1-due'))
  assert.deepEqual(Object.fromEntries([...(page.forms[0]?.fields ?? [])].map(([name, [value]]) => [name, value])), {
    ...Object.fromEntries(others),
    'a1-due': '31/2/2026',
  })
  assert.ok(page.ids.has('a1-due'))
  assert.match(page.text, /Due date must be a real date/)
  const likelyFirst = readPage(`<main>${actionFields(asked, { typed: {}, errors: {} }).toString()}</main>`).text
  assert.ok(likelyFirst.indexOf('Hannah Lowe') > 0)
  assert.ok(likelyFirst.indexOf('Hannah Lowe') < likelyFirst.indexOf('Grace Oyelaran'))
})
