import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { inWords } from '#test/support/in-words.ts'
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
const sheetOf = (episode: Episode, today: string, familyMeetingOn: string | null = null) =>
  inWords(
    clockSheet(clockOf(episode, settings, day(today)), settings, {
      familyMeetingOn: familyMeetingOn === null ? null : day(familyMeetingOn),
      assessments: [],
      parentsMeetings: [],
      extensions: episode.extensions.map((extension) => ({
        ...extension,
        askedOn: day('2026-11-09'),
        askedBy: 'Ruth Amis',
        askedUntil: null,
        why: null,
        ...{ closedOn: null, closedBecause: null, closedBy: null, closedWords: null },
        awaitsChair: extension.asked?.awaitsChair ?? false,
        decidedBy: 'Priya Nair, acting Divisional Director',
      })),
    }),
  )
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
    'Letter before proceedings: Fri 21 Aug 2026',
    'First meeting with parents: Tue 1 Sep 2026',
    '6-week date: Wed 30 Sep 2026',
    'Midpoint review held: Mon 5 Oct 2026',
    '12-week date: Wed 11 Nov 2026',
    'Agreed date: Wed 9 Dec 2026',
    'Final review held: Mon 9 Nov 2026',
    'Final review proposed: Mon 7 Dec 2026',
    '16-week maximum: Wed 9 Dec 2026',
    'Ready before the birth: Fri 11 Dec 2026',
    'Expected birth: Fri 8 Jan 2027',
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

test('PP-10 past the limit, where no meeting was left before it, the sheet names the one that takes the child', () => {
  const refused = episodeDecided('2026-08-24', {
    midpoint: { heldOn: day('2026-10-05'), outcome: 'continue' },
    finals: [{ heldOn: day('2026-11-16'), outcome: 'recommend-extension' }],
    extensions: [{ newLimit: day('2026-12-07'), state: 'refused', decidedOn: day('2026-11-18') }],
  })
  const proposed = sheetOf(refused, '2026-11-19').filter(({ what }) => /proposed|next meeting/.test(what))
  assert.deepEqual(
    proposed.map(({ what, on, rule, counted }) => [what, on && sayDate(on), rule, counted]),
    [
      [
        'Final review proposed',
        null,
        'The last meeting on or before the 12-week date',
        'No meeting fits: one has to be chosen',
      ],
      [
        'Final review, next meeting',
        'Mon 23 Nov 2026',
        'No meeting fits: the next one',
        '7 days after the 12-week date',
      ],
    ],
  )
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
    'Decision to issue: Mon 30 Nov 2026',
  ])
})

test('PP-10 the letter and the first meeting stay on the sheet once they happened, beside what was aimed for', () => {
  const sheet = sheetOf(
    episodeDecided('2026-08-24', { letterSentOn: day('2026-08-27'), firstMeetingOn: day('2026-08-21') }),
    '2026-09-20',
    '2026-09-02',
  )
  const found = (what: string) => sheet.find((row) => row.what === what)
  assert.equal(found('Letter before proceedings')?.on?.toString(), '2026-08-27')
  assert.equal(found('Letter before proceedings')?.rule, 'Recorded as it happened; aimed for by Tue 1 Sep 2026')
  assert.equal(found('Letter before proceedings')?.counted, '3 working days; weekends skipped, no bank holiday between')
  assert.equal(found('First meeting with parents')?.counted, '3 days before')
  assert.equal(found('Family group decision-making meeting')?.counted, '9 days later')
})

test('PP-10 an extension says who agreed it, who asked, and when; one not agreed says that it moves nothing', () => {
  const sheet = sheetOf(
    episodeDecided('2026-08-24', {
      extensions: [
        { newLimit: day('2026-11-30'), state: 'agreed', decidedOn: day('2026-11-11') },
        { newLimit: day('2026-12-14'), state: 'requested', decidedOn: null },
        { newLimit: day('2026-12-07'), state: 'refused', decidedOn: day('2026-11-12') },
      ],
    }),
    '2026-11-13',
  )
  const told = sheet.flatMap(({ what, from, rule }) => (/^(Agreed d|D)ate/.test(what) ? [[what, from, rule]] : []))
  assert.deepEqual(told, [
    [
      'Agreed date',
      'Extension agreed, Wed 11 Nov 2026, by Priya Nair, acting Divisional Director; asked for, Mon 9 Nov 2026, by Ruth Amis, decided after 2 days',
      'The date that was agreed, at most the 16-week maximum',
    ],
    ['Date asked for', 'Extension asked for, Mon 9 Nov 2026, by Ruth Amis', 'Moves nothing until it is agreed'],
    [
      'Date refused',
      'Extension refused, Thu 12 Nov 2026, by Priya Nair, acting Divisional Director; asked for, Mon 9 Nov 2026, by Ruth Amis, decided after 3 days',
      'Moved nothing: it was refused',
    ],
  ])
})

test('PP-10 going to court stands on the sheet of an ended episode, counted from the decision to issue', () => {
  const ended: Episode = {
    ...episodeDecided('2026-09-07', { applicationOn: day('2026-12-02'), letterOfIssueOn: day('2026-11-27') }),
    stage: { status: 'stepped-up', on: day('2026-11-30') },
  }
  const told = sheetOf(ended, '2027-03-01').slice(-2)
  assert.deepEqual(
    told.map(({ what, from, counted }) => [what, from, counted]),
    [
      ['Application to court', 'Decision to issue, Mon 30 Nov 2026', '2 days later'],
      ['Letter of issue', 'Decision to issue, Mon 30 Nov 2026', '3 days before'],
    ],
  )
})

test('PP-10 past the published bank holidays, what hangs on working days or meetings is provisional; counted dates never are', () => {
  const sheet = sheetOf(episodeDecided('2028-10-30'), '2028-11-01')
  const provisional = sheet.filter((row) => row.isProvisional).map(({ what }) => what)
  assert.deepEqual(provisional, ['Final review proposed'])
  assert.ok(sheet.some(({ what }) => what === 'Day 0' || what === '16-week maximum'))
})
