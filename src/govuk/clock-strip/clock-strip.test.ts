import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { baby, beyond, cara, court } from '#test/support/strip-samples.ts'
import { clockStrip, clockStripLegend, clockStripScale } from './clock-strip.ts'

const written = (markup: { toString: () => string }): string => markup.toString().replace(/\s+/g, ' ')

test('a clock strip says in words what it shows, to those who hear it', () => {
  for (const variant of ['row', 'full'] as const) {
    const strip = written(clockStrip(cara, variant))
    assert.match(
      strip,
      /13 weeks 0 days: overdue by 7 days\..*Midpoint held 5 Oct, on time\..*16-week maximum 14 Dec\./,
    )
    assert.doesNotMatch(strip, /<svg class="waymark-strip__picture(?![^>]*aria-hidden="true")/)
  }
})

test('words and names are escaped', () => {
  const strip = clockStrip({ ...cara, words: '"><script>', today: { day: 3, label: '<b>', late: false } }, 'full')
  assert.doesNotMatch(strip.toString(), /<script>|<b>/)
})

test('every pattern on a page of strips has an id of its own, and is the one that its strip uses', () => {
  const page = [cara, baby].map((model) => written(clockStrip(model, 'full'))).join('')
  const ids = [...page.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id)
  assert.deepEqual(ids, [
    ...['cara-wide-hatch', 'cara-wide-hatch-late', 'cara-middle-hatch', 'cara-middle-hatch-late'],
    ...['baby-wide-hatch', 'baby-middle-hatch'],
  ])
  for (const id of ids) assert.ok(page.includes(`fill="url(#${id})"`))
})

test('what lies beyond sixteen weeks stands at the edge, with an arrow', () => {
  const strip = written(clockStrip(beyond, 'row'))
  const places = [...strip.matchAll(/ x="(\d+(?:\.\d+)?)%"/g)].map(([, place]) => Number(place))
  assert.equal(Math.max(...places), 100)
  assert.match(strip, /waymark-strip__late-arrow/)
  assert.doesNotMatch(written(clockStrip(cara, 'row')), /waymark-strip__late-arrow/)
})

test('late is red from the date that passed, behind is green up to it', () => {
  const strip = written(clockStrip(cara, 'row'))
  assert.match(strip, /waymark-strip__behind" x="0%" width="75%"/)
  assert.match(strip, /waymark-strip__overdue" x="75%" width="6\.25%"/)
})

test('the weeks of a court timetable run to 26, and each scale has its legend', () => {
  assert.match(written(clockStrip(court, 'full')), /waymark-strip__window/)
  assert.match(written(clockStripScale(26)), />26<\/text/)
  assert.match(written(clockStripLegend(16)), /16-week maximum/)
  assert.match(written(clockStripLegend(26)), /hearing held/)
})
