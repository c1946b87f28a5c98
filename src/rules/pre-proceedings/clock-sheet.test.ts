import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { plainMondays } from '#rules/sittings/sittings.ts'
import { clockOf } from './clock.ts'
import { clockSheet } from './clock-sheet.ts'
import type { Episode } from './episode.ts'
import { usualServiceLevels } from './service-levels.ts'

const settings = { plan: plainMondays(englandAndWales), serviceLevels: usualServiceLevels }
const sheetOf = (episode: Episode, today: string) => clockSheet(clockOf(episode, settings, day(today)), settings)
const rows = (episode: Episode, today: string) =>
  sheetOf(episode, today).map(({ what, on }) => `${what}: ${on === null ? 'none' : sayDate(on)}`)

test('PP-10 each date with its start event, its rule and the days counted', () => {
  const sheet = sheetOf(episodeDecided('2026-04-13', { letterSentOn: day('2026-04-17') }), '2026-04-20')
  const found = (what: string) => sheet.find((row) => row.what === what)
  const reasons = (what: string) => [found(what)?.from, found(what)?.rule, found(what)?.counted]
  assert.deepEqual(reasons('6-week date'), [
    'Decision to start, Mon 13 Apr 2026',
    '6 weeks later; never moved',
    '42 days, weekends and bank holidays counted',
  ])
  assert.deepEqual(reasons('Midpoint review proposed'), [
    '6-week date, Mon 25 May 2026',
    'The last meeting on or before the 6-week date',
    '7 days before the 6-week date; the next is Tue 26 May 2026 instead of Mon 25 May 2026 (Spring bank holiday)',
  ])
  assert.deepEqual(reasons('First meeting with parents, aim'), [
    'Decision to start, Mon 13 Apr 2026',
    'The authority’s aim, in working days it is open',
    '10 working days; weekends skipped, no bank holiday between',
  ])
})

test('PP-10 the rows follow the strip: what is held, agreed, proposed and the maximum', () => {
  const episode = episodeDecided('2026-08-19', {
    letterSentOn: day('2026-08-21'),
    firstMeetingOn: day('2026-09-01'),
    midpoint: { heldOn: day('2026-10-05'), outcome: 'continue' },
    finals: [{ heldOn: day('2026-11-09'), outcome: 'recommend-extension' }],
    extensions: [{ newLimit: day('2026-12-09'), state: 'agreed', decidedOn: day('2026-11-10') }],
    expectedDeliveryOn: day('2027-01-08'),
  })
  assert.deepEqual(rows(episode, '2026-11-23'), [
    'Day 0: Wed 19 Aug 2026',
    '6-week date: Wed 30 Sep 2026',
    'Midpoint review held: Mon 5 Oct 2026',
    '12-week date: Wed 11 Nov 2026',
    'Agreed date: Wed 9 Dec 2026',
    'Final review held: Mon 9 Nov 2026',
    'Final review proposed: Mon 7 Dec 2026',
    '16-week maximum: Wed 9 Dec 2026',
    'Ready before the birth: Fri 11 Dec 2026',
  ])
  const late = sheetOf(episode, '2026-11-23').find(({ what }) => what === 'Midpoint review held')
  assert.equal(late?.counted, 'Held 5 days late')
})

test('PP-10 a proposed meeting that has passed is followed by the next one', () => {
  assert.deepEqual(rows(episodeDecided('2026-04-13'), '2026-05-19').slice(3, 6), [
    '6-week date: Mon 25 May 2026',
    'Midpoint review proposed: Mon 18 May 2026',
    'Midpoint review, next meeting: Tue 26 May 2026',
  ])
})

test('PP-10 an ended episode’s sheet proposes nothing', () => {
  const ended: Episode = {
    ...episodeDecided('2026-09-07', { finals: [{ heldOn: day('2026-11-30'), outcome: 'initiate-proceedings' }] }),
    stage: { status: 'stepped-up', on: day('2026-11-30') },
  }
  assert.deepEqual(rows(ended, '2027-03-01'), [
    'Day 0: Mon 7 Sep 2026',
    '6-week date: Mon 19 Oct 2026',
    '12-week date: Mon 30 Nov 2026',
    'Final review held: Mon 30 Nov 2026',
    '16-week maximum: Mon 28 Dec 2026',
  ])
})

test('PP-10 past the published bank holidays, what hangs on working days or meetings is provisional; counted dates never are', () => {
  const sheet = sheetOf(episodeDecided('2028-10-30'), '2028-11-01')
  const provisional = sheet.filter((row) => row.isProvisional).map(({ what }) => what)
  assert.deepEqual(provisional, ['Final review proposed'])
  assert.ok(sheet.some(({ what }) => what === 'Day 0' || what === '16-week maximum'))
})
