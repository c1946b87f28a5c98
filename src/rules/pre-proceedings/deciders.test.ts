import { test } from 'node:test'
import fc from 'fast-check'
import { anyDayBetween } from '#test/support/any-dates.ts'
import { assert } from '#test/support/assert.ts'
import { episodeDecided, steppedOut } from '#test/support/episodes.ts'
import { day, isAfter, isBefore } from '#rules/calendar/plain-date.ts'
import { whoDecides } from '#rules/sittings/who-decides.ts'
import { finalConsiderations, missingConsiderations, type Considerations } from './considerations.ts'
import { decideFinalReview, needsAConference, type FinalDecision } from './final-review.ts'
import { decideMidpointReview, type MidpointDecision } from './midpoint-review.ts'

const today = day('2026-12-31')
const all = { issue: true, stepDown: true }
const sitting = (on: string, decidedAs: 'chair' | 'acting-deputy' | null = 'chair') => ({
  on: day(on),
  decidedAs,
  lacksLegalAdviser: false,
  decides: all,
})
const goOn: MidpointDecision = { outcome: 'continue' }
const written: Considerations = Object.fromEntries(finalConsiderations.map((heading) => [heading, 'None']))
const episode = episodeDecided('2026-09-07')
const withMidpoint = episodeDecided('2026-09-07', { midpoint: { heldOn: day('2026-10-19'), outcome: 'continue' } })
const withFinal = episodeDecided('2026-09-07', {
  finals: [{ heldOn: day('2026-11-23'), outcome: 'recommend-extension' }],
})

const midpoints: readonly (readonly [
  title: string,
  state: typeof episode,
  on: string,
  early: string | null,
  answer: string,
])[] = [
  ['on its date', episode, '2026-10-19', null, '2026-10-19 late by 0'],
  ['a week after', episode, '2026-10-26', null, '2026-10-26 late by 7'],
  ['on day 28', episode, '2026-10-05', null, '2026-10-05 late by 0'],
  ['on day 27', episode, '2026-10-04', null, 'early-without-a-reason'],
  ['on day 27 with blanks for a reason', episode, '2026-10-04', '  ', 'early-without-a-reason'],
  ['on day 27 with a reason', episode, '2026-10-04', 'Baby due sooner', '2026-10-04 late by 0'],
  ['before the decision', episode, '2026-09-06', 'x', 'before-the-decision'],
  ['at a meeting still to come', episode, '2027-01-04', null, 'meeting-not-yet-held'],
  ['twice', withMidpoint, '2026-10-26', null, 'already-reviewed'],
  ['after a final', withFinal, '2026-11-30', null, 'final-already-held'],
  ['after the end', steppedOut(episode, '2026-10-12'), '2026-10-19', null, 'episode-ended'],
]
for (const [title, state, on, early, answer] of midpoints) {
  test(`PP-06 a midpoint ${title}: ${answer}`, () => {
    const decided = decideMidpointReview(state, goOn, sitting(on), early, today)
    const said = decided.ok ? `${decided.value.heldOn.toString()} late by ${decided.value.daysLate}` : decided.because
    assert.equal(said, answer)
  })
}

test('PP-06 a midpoint keeps what was decided, in which part, and by when the panel is to see the child', () => {
  const urgent: MidpointDecision = {
    outcome: 'urgent-return',
    why: 'Not safe at home',
    by: day('2026-10-21'),
    takenBy: 7,
  }
  const decided = decideMidpointReview(episode, urgent, sitting('2026-10-19', 'acting-deputy'), null, today)
  assert.ok(decided.ok)
  assert.deepEqual(decided.value, {
    heldOn: day('2026-10-19'),
    outcome: 'urgent-return',
    daysLate: 0,
    decidedAs: 'acting-deputy',
    urgentReturnBy: day('2026-10-21'),
  })
})

test('TM-02 without chair or acting deputy nobody decides', () => {
  assert.equal(whoDecides({ chair: true, deputy: true }), 'chair')
  assert.equal(whoDecides({ chair: false, deputy: true }), 'acting-deputy')
  assert.equal(whoDecides({ chair: false, deputy: false }), null)
  const unattended = sitting('2026-10-19', null)
  const midpoint = decideMidpointReview(episode, goOn, unattended, null, today)
  const final = decideFinalReview(episode, { outcome: 'initiate-proceedings' }, written, unattended, today)
  for (const decided of [midpoint, final]) assert.deepEqual(decided, { ok: false, because: 'nobody-to-decide' })
})

const out: FinalDecision = { outcome: 'step-out-child-in-need' }
const recommend = (newLimit: string): FinalDecision => ({
  outcome: 'recommend-extension',
  newLimit: day(newLimit),
  exceptional: 'The expert died',
})
const finals: readonly (readonly [string, typeof episode, FinalDecision, on: string, answer: string])[] = [
  ['on its date', withMidpoint, out, '2026-11-30', 'stepped-out late by 0'],
  ['late', withMidpoint, out, '2026-12-07', 'stepped-out late by 7'],
  ['without a midpoint', episode, { outcome: 'initiate-proceedings' }, '2026-11-30', 'stepped-up late by 0'],
  ['that recommends an extension', withMidpoint, recommend('2026-12-21'), '2026-11-30', 'open late by 0'],
  ['that recommends the maximum', withMidpoint, recommend('2026-12-28'), '2026-11-30', 'open late by 0'],
  ['that recommends more', withMidpoint, recommend('2026-12-29'), '2026-11-30', 'past-the-16-week-maximum'],
  ['that recommends no more', withMidpoint, recommend('2026-11-30'), '2026-11-30', 'not-past-the-present-limit'],
  ['a second time', withFinal, out, '2026-12-07', 'stepped-out late by 7'],
  ['before the midpoint', withMidpoint, out, '2026-10-12', 'before-an-earlier-review'],
  ['before an earlier final', withFinal, out, '2026-11-16', 'before-an-earlier-review'],
  ['before the decision', episode, out, '2026-08-31', 'before-the-decision'],
  ['at a meeting still to come', withMidpoint, out, '2027-01-04', 'meeting-not-yet-held'],
  ['after the end', steppedOut(withMidpoint, '2026-11-23'), out, '2026-11-30', 'episode-ended'],
]
for (const [title, state, decision, on, answer] of finals) {
  test(`PP-05 a final ${title}: ${answer}`, () => {
    const decided = decideFinalReview(state, decision, written, sitting(on), today)
    const said = decided.ok ? `${decided.value.stage.status} late by ${decided.value.daysLate}` : decided.because
    assert.equal(said, answer)
  })
}

test('PP-04 a recommendation without its exceptional circumstances is refused by the rule itself', () => {
  const blank: FinalDecision = { outcome: 'recommend-extension', newLimit: day('2026-12-21'), exceptional: ' \n' }
  const final = decideFinalReview(withMidpoint, blank, written, sitting('2026-11-30'), today)
  const midpoint = decideMidpointReview(
    episode,
    { outcome: 'seek-extension', why: '' },
    sitting('2026-10-19'),
    null,
    today,
  )
  for (const decided of [final, midpoint])
    assert.deepEqual(decided, { ok: false, because: 'exceptional-circumstances-missing' })
})

test('PP-06 an urgent return needs its reason and somebody who takes it, at a midpoint and at a final', () => {
  const whole = { outcome: 'urgent-return', why: 'Not safe at home', by: day('2026-12-02'), takenBy: 7 } as const
  const lacking = [
    [{ ...whole, why: ' ' }, 'return-without-reason'],
    [{ ...whole, takenBy: null }, 'return-without-owner'],
  ] as const
  for (const [decision, because] of lacking) {
    const midpoint = decideMidpointReview(episode, decision, sitting('2026-10-19'), null, today)
    const final = decideFinalReview(withMidpoint, decision, written, sitting('2026-11-30'), today)
    for (const decided of [midpoint, final]) assert.deepEqual(decided, { ok: false, because })
  }
})

test('PP-05 a final can’t be recorded until each consideration is written', () => {
  for (const heading of finalConsiderations) {
    const unwritten = { ...written, [heading]: ' ' }
    assert.deepEqual(missingConsiderations(unwritten), [heading])
    const decided = decideFinalReview(withMidpoint, out, unwritten, sitting('2026-11-30'), today)
    assert.deepEqual(decided, { ok: false, because: 'considerations-missing' })
  }
})

test('PP-05 an extension agreed after a late final doesn’t make it timely', () => {
  const late = episodeDecided('2026-09-07', {
    extensions: [{ state: 'agreed', decidedOn: day('2026-12-09'), newLimit: day('2026-12-14') }],
  })
  const decided = decideFinalReview(late, out, written, sitting('2026-12-07'), today)
  assert.ok(decided.ok && decided.value.daysLate === 7)
})

test('PP-05 a conference is asked for where the plan sought isn’t the plan there is', () => {
  assert.ok(needsAConference({ childProtection: true, childInNeed: false }, 'child-in-need'))
  assert.ok(needsAConference({ childProtection: false, childInNeed: true }, 'child-protection'))
  assert.ok(!needsAConference({ childProtection: true, childInNeed: false }, 'child-protection'))
  assert.ok(!needsAConference({ childProtection: false, childInNeed: true }, 'child-in-need'))
})

test('PP-06 whenever it is held, a midpoint is held on the meeting’s day, not before the decision and not ahead of today', () => {
  const anyDay = anyDayBetween('2026-08-01', '2027-03-01')
  fc.assert(
    fc.property(anyDay, anyDay, (on, now) => {
      const decided = decideMidpointReview(
        episode,
        goOn,
        { on, decidedAs: 'chair', lacksLegalAdviser: false, decides: all },
        'reason',
        now,
      )
      assert.equal(decided.ok, !isBefore(on, episode.decidedOn) && !isAfter(on, now))
      if (decided.ok) assert.ok(decided.value.heldOn.equals(on))
    }),
  )
})
