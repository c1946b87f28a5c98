import { test } from 'node:test'
import { clockStrip } from '#govuk/clock-strip/clock-strip.ts'
import { englandAndWales } from '#rules/calendar/england-and-wales.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { plainMondays } from '#rules/sittings/sittings.ts'
import { clockOf } from '#rules/pre-proceedings/clock.ts'
import { usualServiceLevels } from '#rules/pre-proceedings/service-levels.ts'
import { assert } from '#test/support/assert.ts'
import { episodeDecided } from '#test/support/episodes.ts'
import { childStrip } from './child-clock.ts'

const settings = { plan: plainMondays(englandAndWales), serviceLevels: usualServiceLevels }
const cara = episodeDecided('2026-08-24', {
  letterSentOn: day('2026-08-27'),
  firstMeetingOn: day('2026-09-07'),
  midpoint: { heldOn: day('2026-10-05'), outcome: 'continue' },
})
const stripOn = (today: string) => childStrip(clockOf(cara, settings, day(today)), 'cara')

test('PP-02 the strip turns late the day after the 12-week date, in shape and word', () => {
  const due = stripOn('2026-11-16')
  assert.deepEqual([due.today, due.overdueFrom], [{ day: 84, label: '12w 0d', late: false }, null])
  const late = stripOn('2026-11-23')
  assert.deepEqual([late.today, late.overdueFrom], [{ day: 91, label: 'overdue by 7 days', late: true }, 84])
})

test('PP-02 the strip’s picture says the same in a sentence, for who can’t see it and where there is no room', () => {
  const sentence =
    '13 weeks 0 days. Midpoint held on time, Monday 5 October. Final review overdue by 7 days; 12-week date was Monday 16 November.'
  const picture = clockStrip(stripOn('2026-11-23'), 'row').toString()
  assert.equal(picture.split(sentence).length - 1, 2, 'once as the picture’s name, once written out')
  const full = clockStrip(stripOn('2026-11-23'), 'full').toString()
  for (const words of [
    'Decision',
    '24 Aug',
    'Midpoint',
    'held 5 Oct, on time',
    '12-week date 16 Nov',
    '16-week maximum',
  ])
    assert.ok(full.slice(full.indexOf('waymark-strip__written')).includes(words), words)
})
