import { test } from 'node:test'
import { readFileSync } from 'node:fs'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { awaitsExtensionDecision, limitAsOf, limitOf, stageAfter, transitions, type Extension } from './episode.ts'
import { refusalOfNewLimit } from './extension.ts'

const agreed = (decidedOn: string, newLimit: string): Extension => ({
  state: 'agreed',
  decidedOn: day(decidedOn),
  newLimit: day(newLimit),
})

test('PP-04 Easter: the limit moves with each extension agreed, and a third is past the 16-week maximum', () => {
  const facts = episodeDecided('2027-01-04')
  assert.equal(limitOf(facts).toString(), '2027-03-29')
  assert.equal(refusalOfNewLimit(facts, day('2027-04-12')), null)
  const once = { ...facts, extensions: [agreed('2027-03-18', '2027-04-12')] }
  assert.equal(limitOf(once).toString(), '2027-04-12')
  assert.equal(refusalOfNewLimit(once, day('2027-04-12')), 'not-past-the-present-limit')
  const twice = { ...once, extensions: [...once.extensions, agreed('2027-04-08', '2027-04-26')] }
  assert.equal(limitOf(twice).toString(), '2027-04-26')
  assert.equal(refusalOfNewLimit(twice, day('2027-05-03')), 'past-the-16-week-maximum')
  assert.equal(limitAsOf(twice, day('2027-03-17')).toString(), '2027-03-29')
  assert.equal(limitAsOf(twice, day('2027-03-18')).toString(), '2027-04-12')
})

test('PP-04 what isn’t agreed moves nothing', () => {
  for (const state of ['requested', 'recommended', 'refused'] as const) {
    const facts = episodeDecided('2026-09-07', { extensions: [{ ...agreed('2026-11-20', '2026-12-14'), state }] })
    assert.equal(limitOf(facts).toString(), '2026-11-30')
    assert.equal(awaitsExtensionDecision(facts), state !== 'refused')
  }
})

test('PP-05 a final that recommends an extension awaits the Director until it is agreed or refused', () => {
  const finals = [{ heldOn: day('2026-11-30'), outcome: 'recommend-extension' as const }]
  assert.ok(awaitsExtensionDecision(episodeDecided('2026-09-07', { finals })))
  const refused = { ...agreed('2026-12-02', '2026-12-14'), state: 'refused' as const }
  assert.ok(!awaitsExtensionDecision(episodeDecided('2026-09-07', { finals, extensions: [refused] })))
  const before = { ...agreed('2026-11-10', '2026-12-07') }
  assert.ok(awaitsExtensionDecision(episodeDecided('2026-09-07', { finals, extensions: [before] })))
})

test('PP-12 outcome and date come together', () => {
  const on = day('2026-11-30')
  assert.deepEqual(stageAfter('step-out-child-protection', on, ''), {
    status: 'stepped-out',
    on,
    planSought: 'child-protection',
  })
  assert.deepEqual(stageAfter('initiate-proceedings', on, ''), { status: 'stepped-up', on })
  assert.deepEqual(stageAfter('moved-away', on, 'To Leeds'), {
    status: 'ended-otherwise',
    on,
    ending: 'moved-away',
    words: 'To Leeds',
  })
})

test('PP-09 the diagram in docs/states.md is the table in the code', () => {
  const drawn = readFileSync(new URL('../../../docs/states.md', import.meta.url), 'utf8')
  const [ofEpisode = ''] = drawn.split('## An item of the meeting')
  const arrows = ofEpisode.split('\n').filter((line) => line.includes('-->'))
  const name = (state: string) => (state === 'none' ? '[*]' : state)
  assert.deepEqual(
    arrows.map((line) => line.trim()),
    transitions.map(({ from, by, to, rule }) => `${name(from)} --> ${to}: ${by} (${rule})`),
  )
})
