import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { formFromBody } from '#platform/http/form.ts'
import { neededDate, neededId, neededName, neededText, oneOf, readForm, textOrNull, typedDate } from './read-form.ts'

const schema = z.object({
  name: neededText('Enter a name'),
  email: textOrNull,
  kind: oneOf(['own', 'cover'], 'Choose own or cover'),
  team: neededId('Choose a team'),
  startsOn: neededDate('Start date'),
  endsOn: typedDate('End date'),
})

test('SEC-05 a form is read as typed values, its date boxes as one date', () => {
  const read = readForm(
    formFromBody({
      name: ' Grace Oyelaran ',
      kind: 'own',
      team: '3',
      'startsOn-day': '19',
      'startsOn-month': 'oct',
      'startsOn-year': '2026',
      'endsOn-day': '',
      'endsOn-month': '',
      'endsOn-year': '',
    }),
    schema,
  )
  assert.ok(read.ok)
  const { startsOn, ...rest } = read.value
  assert.equal(startsOn.toString(), '2026-10-19')
  assert.deepEqual(rest, { name: 'Grace Oyelaran', email: null, kind: 'own', team: 3, endsOn: null })
})

test('SEC-05 each field that cannot be used has its sentence, in the order of the form', () => {
  const read = readForm(
    formFromBody({
      name: ' ',
      kind: 'other',
      team: 'x',
      'endsOn-day': '31',
      'endsOn-month': '2',
      'endsOn-year': '2026',
    }),
    schema,
  )
  assert.ok(!read.ok)
  assert.deepEqual(Object.entries(read.because), [
    ['name', 'Enter a name'],
    ['kind', 'Choose own or cover'],
    ['team', 'Choose a team'],
    ['startsOn', 'Enter the start date'],
    ['endsOn', 'End date must be a real date, like 19 10 2026'],
  ])
})

test('SEC-05 a name is one line of at most 120 letters', () => {
  const named = (name: string) => readForm(formFromBody({ name }), z.object({ name: neededName('Enter a name') }))
  assert.deepEqual(named(' Tolu\r\n\u0007 Adeyemi\u0000 '), { ok: true, value: { name: 'Tolu Adeyemi' } })
  assert.deepEqual(named(' \n '), { ok: false, because: { name: 'Enter a name' } })
  assert.equal(named('x'.repeat(120)).ok, true)
  assert.deepEqual(named('x'.repeat(121)), { ok: false, because: { name: 'Use at most 120 letters' } })
})
