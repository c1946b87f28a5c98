import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { quarterAskedFor, quarterOf, quartersAround, totalsOf } from './quarter.ts'
import { resourceKinds } from './resource.ts'

const today = day('2026-11-23')
const said = ({ from, to }: ReturnType<typeof quarterOf>) => `${from.toString()} ${to.toString()}`

test('PP-07 a quarter is three whole months, the first day of one following the last of the one before', () => {
  assert.equal(said(quarterOf(today)), '2026-10-01 2026-12-31')
  assert.equal(said(quarterOf(day('2028-02-29'))), '2028-01-01 2028-03-31')
  assert.equal(said(quartersAround(quarterOf(day('2026-01-15')), today).earlier), '2025-10-01 2025-12-31')
  assert.equal(quartersAround(quarterOf(today), today).later, null)
  for (const odd of ['', '2026-13', 'july', '1066-01', '2031-01'])
    assert.equal(said(quarterAskedFor(odd, today)), said(quarterOf(today)))
  assert.equal(said(quarterAskedFor('2026-08', day('2026-12-31'))), '2026-07-01 2026-09-30')
})

const request = fc
  .record({
    kind: fc.constantFrom(...resourceKinds),
    asked: fc.integer({ min: 1, max: 500_000 }),
    part: fc.integer({ min: 1, max: 500_000 }),
    after: fc.integer({ min: 0, max: 60 }),
    became: fc.constantFrom('agreed', 'agreed-in-part', 'refused', 'withdrawn', 'waits'),
  })
  .map(({ kind, asked, part, after, became }) => {
    const isDecided = became === 'agreed' || became === 'agreed-in-part' || became === 'refused'
    const on = day('2026-10-01').add({ days: after })
    return {
      kind,
      askedOn: day('2026-10-01'),
      askedPence: asked,
      decision: isDecided ? became : null,
      agreedPence: became === 'agreed' ? asked : became === 'agreed-in-part' ? Math.min(part, asked) : null,
      decidedOn: isDecided ? on : null,
      closedOn: became === 'withdrawn' ? on : null,
      closedBecause: became === 'withdrawn' ? became : null,
    } as const
  })

test('PP-07 whatever was asked for, each request is agreed, refused, closed or waits, once, and the kinds add up to all', () => {
  fc.assert(
    fc.property(fc.array(request, { maxLength: 30 }), (requests) => {
      const totals = totalsOf(requests, today)
      const all = totals.at(-1)
      assert.ok(all)
      for (const { asked, agreed, refused, closed, waiting, days } of totals) {
        assert.equal(agreed.many + refused.many + closed.many + waiting.many, asked.many)
        assert.ok(agreed.pence <= asked.pence - refused.pence - closed.pence - waiting.pence)
        assert.equal(days === null, agreed.many + refused.many === 0)
        assert.ok(days === null || days.middle <= days.most)
      }
      const kinds = totals.slice(0, -1)
      for (const column of ['asked', 'agreed', 'refused', 'closed', 'waiting'] as const)
        for (const part of ['many', 'pence'] as const)
          assert.equal(
            kinds.reduce((sum, each) => sum + each[column][part], 0),
            all[column][part],
          )
    }),
  )
})
