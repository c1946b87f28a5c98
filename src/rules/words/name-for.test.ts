import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { withArticle } from './article.ts'
import { capitalised, defaultLabels, type LabelKey, labelKeys, labelsWith, withSmallStart } from './labels.ts'
import { isSaidOf, nameFor, namesForBoth, say, sayAll, several, verbFor } from './name-for.ts'
import { namesOfTwo } from './names-of-two.ts'

const calling = (names: Partial<Record<LabelKey, string>>) => labelsWith(new Map(Object.entries(names)))

test('SET-09 a name stands in a sentence alone, with its article, as several, in short, and at its beginning', () => {
  const own = calling({ 'review.midpoint': 'interim check', 'meeting.with-parents': 'family hearing with parents' })
  const sentence = `${capitalised(nameFor('review.midpoint', 'short many'))}: ${nameFor('review.midpoint', 'a')} follows ${nameFor('meeting.with-parents', 'many')}, and the ${nameFor('review.midpoint', 'short')}.`
  assert.equal(
    say(sentence, defaultLabels),
    'Midpoints: a midpoint review follows meetings with parents, and the midpoint.',
  )
  assert.equal(
    say(sentence, own),
    'Interim checks: an interim check follows family hearings with parents, and the interim check.',
  )
})

test('SET-09 what is made large or small around a name makes it so too', () => {
  const heading = capitalised(nameFor('review.final'))
  assert.equal(say(heading.toUpperCase(), defaultLabels), 'FINAL REVIEW')
  assert.equal(say(heading.toLowerCase(), calling({ 'review.final': 'PLO decision' })), 'PLO decision')
  assert.equal(say(withSmallStart(heading), defaultLabels), 'final review')
})

test('SET-09 two things in one breath say the word both end with once', () => {
  const heading = capitalised(namesForBoth('review.midpoint', 'review.final'))
  assert.equal(say(heading, defaultLabels), 'Midpoint and final reviews')
  assert.equal(say(heading.toLowerCase(), defaultLabels), 'midpoint and final reviews')
  assert.equal(say(heading.toUpperCase(), defaultLabels), 'MIDPOINT AND FINAL REVIEWS')
  const ordinal = calling({ 'review.midpoint': 'first review', 'review.final': 'second review' })
  assert.equal(say(heading, ordinal), 'First and second reviews')
  const others = calling({ 'review.midpoint': 'check-in', 'review.final': 'decision' })
  assert.equal(say(heading, others), 'Check-ins and decisions')
})

test('SET-09 the verb goes with the name', () => {
  const ended = `${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended`
  assert.equal(say(ended, defaultLabels), 'pre-proceedings have ended')
  assert.equal(say(ended, calling({ 'stage.pre-proceedings': 'edge of care work' })), 'edge of care work has ended')
})

test('SET-09 articles by sound, several by rule', () => {
  assert.deepEqual(
    ['urgent return', 'unit meeting', 'hour', 'LCS note', 'CIN plan', 'review', 'European check'].map(withArticle),
    ['an urgent return', 'a unit meeting', 'an hour', 'an LCS note', 'a CIN plan', 'a review', 'a European check'],
  )
  assert.deepEqual(
    ['head of service', 'assembly', 'clinic', 'CPC', 'box', 'lead person', 'day', 'lead person or box'].map(several),
    [...['heads of service', 'assemblies', 'clinics', 'CPCs', 'boxes', 'lead people', 'days', 'lead people or boxes']],
  )
})

test('SET-09 what a page asked comes back with the names in it, and is known', () => {
  const question = `The ${nameFor('review.midpoint', 'short')} is early (day 20). Correct it`
  assert.ok(isSaidOf('The 6-week check is early (day 20). Correct it', question))
  assert.ok(!isSaidOf('The 6-week check is early (day 21). Correct it', question))
})

test('SET-09 whatever data holds a name says it; days and what has no name stay as they are', () => {
  const on = Temporal.PlainDate.from('2026-11-23')
  const said = sayAll({ on, rows: [[nameFor('review.final')]], none: null, count: 3 }, defaultLabels)
  assert.equal(said.on, on)
  assert.deepEqual(said, { on, rows: [['final review']], none: null, count: 3 })
})

test('SET-09 every name has its default in every form', () => {
  for (const key of labelKeys)
    for (const form of ['one', 'a', 'many', 'short', 'a short', 'short many'] as const)
      assert.doesNotMatch(say(nameFor(key, form), defaultLabels), /[\uFDD0\uFDD1]|undefined/)
})

test('SET-09 one name for two things is told with both; the defaults share none', () => {
  assert.deepEqual(namesOfTwo(defaultLabels), [])
  const shared = namesOfTwo(calling({ 'review.final': 'Midpoint', 'body.gateway-panel': 'care  pathways panel' }))
  assert.deepEqual(
    shared.map(({ keys }) => keys),
    [
      ['review.midpoint', 'review.final'],
      ['body.care-pathways-panel', 'body.gateway-panel'],
    ],
  )
})
