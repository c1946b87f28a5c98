import { test } from 'node:test'
import { readFileSync } from 'node:fs'
import { day } from '#rules/calendar/plain-date.ts'
import {
  decideToConfirm,
  decideToCorrect,
  decideToRecord,
  itemTransitions,
  type ItemState,
  type SeatsHeld,
} from './decide-item.ts'
import { whoDecides, type DecidedAs } from '#rules/sittings/who-decides.ts'
import { assert } from '#test/support/assert.ts'

const monday = day('2026-11-23')
const says = (outcome: { ok: true; value: string } | { ok: false; because: string }) =>
  outcome.ok ? outcome.value : outcome.because
const chair: SeatsHeld = { chair: true, deputy: false }
const deputy: SeatsHeld = { chair: false, deputy: true }
const member: SeatsHeld = { chair: false, deputy: false }

const records: readonly (readonly [ItemState, string, boolean, string])[] = [
  ['open', '2026-11-23', false, 'recorded'],
  ['recorded', '2026-11-24', false, 'recorded'],
  ['confirmed', '2026-11-23', false, 'item-confirmed'],
  ['open', '2026-11-22', false, 'meeting-not-yet-held'],
  ['open', '2026-11-23', true, 'meeting-cancelled'],
]
for (const [state, today, cancelled, expected] of records)
  test(`TM-04 writing in ${state === 'open' ? 'an open' : `a ${state}`} item on ${today}${cancelled ? ' of a cancelled meeting' : ''}: ${expected}`, () =>
    assert.equal(says(decideToRecord(state, { on: monday, cancelled }, day(today))), expected))

test('TM-02 M2 the chair decides when present, else the deputy, who then acts; without either nobody', () => {
  assert.equal(whoDecides({ chair: true, deputy: true }), 'chair')
  assert.equal(whoDecides({ chair: false, deputy: true }), 'acting-deputy')
  assert.equal(whoDecides({ chair: false, deputy: false }), null)
})

const confirms: readonly (readonly [string, ItemState, SeatsHeld, DecidedAs | null, string])[] = [
  ['the chair who was there', 'recorded', chair, 'chair', 'chair'],
  ['the chair, where the deputy acted', 'recorded', chair, 'acting-deputy', 'chair'],
  ['the deputy who acted', 'recorded', deputy, 'acting-deputy', 'acting-deputy'],
  ['the deputy beside the chair', 'recorded', deputy, 'chair', 'deputy-did-not-act'],
  ['a member', 'recorded', member, 'chair', 'not-the-chair'],
  ['the chair when nobody is recorded present', 'recorded', chair, null, 'nobody-to-decide'],
  ['the chair before anything is written', 'open', chair, 'chair', 'not-recorded'],
  ['the chair a second time', 'confirmed', chair, 'chair', 'already-confirmed'],
]
for (const [who, state, seats, decidedAs, expected] of confirms)
  test(`TM-04 confirming by ${who}: ${expected}`, () =>
    assert.equal(says(decideToConfirm(state, seats, decidedAs)), expected))

const corrections: readonly (readonly [ItemState, SeatsHeld, DecidedAs | null, string])[] = [
  ['confirmed', chair, 'chair', 'chair'],
  ['confirmed', deputy, 'acting-deputy', 'acting-deputy'],
  ['confirmed', deputy, 'chair', 'deputy-did-not-act'],
  ['confirmed', member, 'chair', 'not-the-chair'],
  ['recorded', chair, 'chair', 'not-confirmed'],
]
for (const [state, seats, decidedAs, expected] of corrections)
  test(`TM-04 correcting a ${state} item: ${expected}`, () =>
    assert.equal(says(decideToCorrect(state, seats, decidedAs)), expected))

test('TM-04 confirmed is the last state: nothing leads out of it', () => {
  assert.deepEqual(
    itemTransitions.filter(({ from }) => from === 'confirmed').map(({ to }) => to),
    ['confirmed'],
  )
})

test('TM-04 the diagram in docs/states.md is the table in the code', () => {
  const drawn = readFileSync(new URL('../../../docs/states.md', import.meta.url), 'utf8')
  const [, ofItem = ''] = drawn.split('## An item of the meeting')
  const arrows = ofItem.split('\n').filter((line) => line.includes('-->'))
  const name = (state: string) => (state === 'none' ? '[*]' : state)
  assert.deepEqual(
    arrows.map((line) => line.trim()),
    itemTransitions.map(({ from, by, to, rule }) => `${name(from)} --> ${to}: ${by} (${rule})`),
  )
})
