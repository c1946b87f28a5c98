import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { finalHeadings } from './considerations.ts'
import {
  isForMeeting,
  lastUpdate,
  openingWords,
  sayAllThatBecame,
  sayWhatBecame,
  updateHeadings,
} from './review-update.ts'
import { directionHeadings, midpointHeadings } from './review-words.ts'

const update = (more: Partial<Parameters<typeof isForMeeting>[0] & object> = {}) => ({
  ...{ kind: 'midpoint' as const, written: { progress: 'Begun' }, writtenOn: day('2026-12-03'), agendaItemId: null },
  ...more,
})

test('PP-11 an update asks every heading of its review but the directions, which are the meeting’s to give', () => {
  assert.deepEqual(updateHeadings.final, finalHeadings)
  assert.deepEqual([...updateHeadings.midpoint, ...directionHeadings].toSorted(), [...midpointHeadings].toSorted())
})

test('PP-11 the meeting reads what no item has read; a review that was held since is behind it', () => {
  const [read, open] = [update({ agendaItemId: 7 }), update({ writtenOn: day('2026-12-10') })]
  assert.equal(lastUpdate([], []), null)
  assert.equal(lastUpdate([read, open], []), open)
  // Read by an item that decided nothing: the review returns with it.
  assert.equal(lastUpdate([read], []), read)
  assert.equal(lastUpdate([read], [{ agendaItemId: 7, heldOn: day('2026-12-07') }]), null)
  // A review that came from a workbook.
  assert.equal(lastUpdate([open], [{ agendaItemId: null, heldOn: day('2026-12-11') }]), null)
  assert.equal(lastUpdate([open], [{ agendaItemId: null, heldOn: day('2026-12-10') }]), open)
  assert.deepEqual(
    [
      isForMeeting(open, 'midpoint'),
      isForMeeting(open, 'final'),
      isForMeeting(read, 'midpoint'),
      isForMeeting(null, 'midpoint'),
    ],
    [true, false, false, false],
  )
})

test('PP-11 what the team says goes before what the last review left; nobody’s own words are said for them twice', () => {
  const before = {
    kind: 'midpoint' as const,
    heldOn: day('2026-11-02'),
    written: {
      progress: 'Half is done',
      engagement: 'Mother comes',
      'childs-words': '“I miss my dog.”',
      'resources-and-placement': 'A family worker',
      'direction-of-the-chair': 'Instruct the expert',
    },
  }
  assert.deepEqual(openingWords('final', { update: null, before }), {
    'engagement-at-final': 'Mother comes',
    'placement-or-support-need': 'A family worker',
  })
  const sent = update({
    kind: 'final',
    written: { outcomes: 'At school', 'engagement-at-final': 'Both come', 'enduring-risks': '' },
  })
  assert.deepEqual(openingWords('final', { update: sent, before }), {
    outcomes: 'At school',
    'engagement-at-final': 'Both come',
    'placement-or-support-need': 'A family worker',
  })
  // Sent for the midpoint that was never held: the final goes on from it.
  assert.deepEqual(openingWords('final', { update: update(), before: null }), { 'progress-of-actions': 'Begun' })
  const final = {
    kind: 'final' as const,
    heldOn: day('2026-12-07'),
    written: { outcomes: 'At school', 'childs-words-at-final': '“Hm.”' },
  }
  assert.deepEqual(openingWords('final', { update: null, before: final }), { outcomes: 'At school' })
})

test('PP-11 PP-06 what the last review asked for stands with what became of it', () => {
  const lines = [
    sayWhatBecame({ words: 'Instruct the expert', dueOn: day('2026-11-09'), doneOn: day('2026-11-06') }),
    sayWhatBecame({ words: 'Find a mentor', dueOn: day('2026-12-01'), doneOn: null }),
    sayWhatBecame({ words: 'Ask the school', dueOn: null, doneOn: null }),
  ]
  assert.equal(
    sayAllThatBecame(day('2026-11-02'), lines),
    'Asked for on Mon 2 Nov 2026. “Instruct the expert”: done Fri 6 Nov 2026. “Find a mentor”: still open, due Tue 1 Dec. “Ask the school”: still open.',
  )
  assert.equal(sayAllThatBecame(day('2026-11-02'), []), '')
})
