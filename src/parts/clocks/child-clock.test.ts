import { test } from 'node:test'
import fc from 'fast-check'
import { clockStrip, type MarkShape, type StripModel, type StripWall } from '#govuk/clock-strip/clock-strip.ts'
import { courtStrip } from '#parts/court/court-strip.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { usualConventions } from '#rules/court/court-counting.ts'
import { hearingKinds } from '#rules/court/hearing-names.ts'
import { hearingStatuses } from '#rules/court/hearing-status.ts'
import { plainMondays } from '#rules/sittings/sittings.ts'
import { clockOf } from '#rules/pre-proceedings/clock.ts'
import type { Stage } from '#rules/pre-proceedings/episode.ts'
import { usualServiceLevels } from '#rules/pre-proceedings/service-levels.ts'
import { anyDayOfEpisodes, anyEpisode } from '#test/support/any-episodes.ts'
import { defaultLabels } from '#rules/words/labels.ts'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { squeezed } from '#test/support/page.ts'
import { childStrip } from './child-clock.ts'

const settings = { plan: plainMondays(englandAndWales), serviceLevels: usualServiceLevels }
const cara = episodeDecided('2026-08-24', {
  letterSentOn: day('2026-08-27'),
  firstMeetingOn: day('2026-09-07'),
  midpoint: { heldOn: day('2026-10-05'), outcome: 'continue' },
})
const stripOn = (today: string) => childStrip(clockOf(cara, settings, day(today)), 'cara', defaultLabels)

test('PP-02 the strip turns late the day after the 12-week date, in shape and word', () => {
  const due = stripOn('2026-11-16')
  assert.deepEqual([due.today, due.overdueFrom], [{ day: 84, label: '12w 0d', late: false }, null])
  const late = stripOn('2026-11-23')
  assert.deepEqual([late.today, late.overdueFrom], [{ day: 91, label: 'overdue by 7 days', late: true }, 84])
})

/** The words beside the picture, a sentence each. */
const written = (model: StripModel): string => {
  const picture = clockStrip(model, 'full').toString()
  return squeezed(picture.slice(picture.indexOf('<ul')).replaceAll(/<[^>]+>/g, ' '))
}

test('PP-02 all that the strip draws is written beside it, in the order of the days, whether it is seen or heard', () => {
  assert.equal(
    written(stripOn('2026-11-23')),
    '13 weeks 0 days: overdue by 7 days. Decision to start Monday 24 August. ' +
      'Letter before proceedings sent Thursday 27 August. First meeting with parents Monday 7 September. ' +
      'Midpoint held on time, Monday 5 October. ' +
      'Final review overdue by 7 days; 12-week date was Monday 16 November. 12-week date Monday 16 November. ' +
      '16-week maximum Monday 14 December.',
  )
  const row = clockStrip(stripOn('2026-11-23'), 'row').toString()
  assert.equal(squeezed(row.slice(row.indexOf('<p class')).replaceAll(/<[^>]+>/g, ' ')), written(stripOn('2026-11-23')))
})

test('PP-04 the day an extension was agreed is drawn and written', () => {
  const extension = { state: 'agreed' as const, decidedOn: day('2026-11-12'), newLimit: day('2026-12-07') }
  const extended = childStrip(
    clockOf({ ...cara, extensions: [extension] }, settings, day('2026-11-23')),
    'cara',
    defaultLabels,
  )
  assert.deepEqual(
    extended.marks.filter(({ shape }) => shape === 'extension').map((mark) => mark.day),
    [80],
  )
  assert.match(written(extended), /Extension to Monday 7 December agreed Thursday 12 November\./)
  assert.match(written(extended), /Agreed date Monday 7 December\./)
})

/** What is to be read of each mark, beside its day. */
const wordsFor: Record<MarkShape, RegExp> = {
  decision: /^(Decision to start|The clock starts with|Issued)/,
  letter: /^Letter before proceedings sent/,
  'first-meeting': /^First meeting with parents/,
  clinic: /^Clinic/,
  review: /^(Midpoint|Final) review (proposed|overdue by|has no meeting yet)/,
  'review-held': /^(Midpoint|Final review) held on time/,
  'review-late': /^(Midpoint|Final review) held \d+ days? late/,
  extension: /^Extension to .+ agreed/,
  birth: /^Baby expected/,
  hearing: /hearing/i,
  'hearing-held': /hearing held/i,
  filing: /, due .+: not filed/,
  'filing-done': /, due .+: filed/,
}
const wordsForWall: Record<StripWall['kind'], RegExp> = {
  'twelve-week': /^12-week date/,
  agreed: /^Agreed date/,
  maximum: /^(16-week maximum|26 weeks end)/,
}

/** Fails where a mark, a wall or a window of the picture isn't among its sentences with its day. */
function writesAll(model: StripModel, start: PlainDate): void {
  const told = written(model).split(/(?<=\.) /)
  const dated = (at: number) => sayDateInFullWithoutYear(start.add({ days: at }))
  const isTold = (words: RegExp, at: number) => told.some((each) => words.test(each) && each.includes(dated(at)))
  for (const { shape, day: at, flag, detail } of model.marks) {
    if (detail.endsWith('nothing recorded')) assert.ok(isTold(/nothing recorded\.$/, at), detail)
    assert.ok(isTold(wordsFor[shape], at), `${shape} on ${dated(at)} is drawn, and not in “${told.join(' ')}”`)
    if (flag?.endsWith('late') === true) assert.ok(told.join(' ').includes(flag), flag)
  }
  for (const { kind, day: at } of model.walls) assert.ok(isTold(wordsForWall[kind], at), `${kind} on ${dated(at)}`)
  for (const { from, to } of model.windows ?? [])
    assert.ok(isTold(/^Window of the case management hearing/, from) && isTold(/^Window/, to))
  if (model.today?.late === true) assert.ok(told.join(' ').includes(model.today.label), model.today.label)
}

const anyStage: fc.Arbitrary<Stage> = fc.oneof(
  fc.constant<Stage>({ status: 'open' }),
  anyDayOfEpisodes.map((on): Stage => ({ status: 'stepped-up', on })),
  anyDayOfEpisodes.map((on): Stage => ({ status: 'stepped-out', on, planSought: 'child-in-need' })),
)

test('PP-02 whatever was recorded of a child, every mark that is drawn is written, with its day', () => {
  fc.assert(
    fc.property(anyEpisode, anyStage, anyDayOfEpisodes, (episode, stage, today) => {
      const clock = clockOf({ ...episode, stage }, settings, today)
      writesAll(childStrip(clock, 'child', defaultLabels), clock.start.on)
    }),
    { numRuns: 300 },
  )
})

test('PP-12 no review to come is drawn once pre-proceedings ended', () => {
  const ended = { ...episodeDecided('2026-08-24'), stage: { status: 'stepped-up' as const, on: day('2026-09-21') } }
  const strip = childStrip(clockOf(ended, settings, day('2026-11-23')), 'child', defaultLabels)
  assert.deepEqual(
    strip.marks.map(({ shape }) => shape),
    ['decision'],
  )
  assert.equal(written(strip).includes('proposed'), false)
})

const anyCase = fc.record({
  issuedOn: anyDayOfEpisodes,
  today: anyDayOfEpisodes,
  hearings: fc.array(
    fc.record({
      kind: fc.constantFrom(...hearingKinds),
      heldOn: anyDayOfEpisodes,
      status: fc.constantFrom(...hearingStatuses),
    }),
    { maxLength: 4 },
  ),
  filings: fc.array(fc.record({ dueOn: fc.option(anyDayOfEpisodes), filedOn: fc.option(anyDayOfEpisodes) }), {
    maxLength: 3,
  }),
})

test('CT-01 CT-03 CT-04 the strip of proceedings writes the issue, its hearings, what is due and where nothing is recorded', () => {
  const counting = { ...usualConventions, calendar: englandAndWales }
  fc.assert(
    fc.property(anyCase, ({ issuedOn, today, hearings, filings }) => {
      const due = filings.map((filing) => ({ ...filing, what: 'Parenting assessment' }))
      const strip = courtStrip({ issuedOn, endedOn: null }, hearings, due, { counting, today, id: 'case' })
      if (strip !== null) writesAll(strip, issuedOn)
    }),
  )
})
