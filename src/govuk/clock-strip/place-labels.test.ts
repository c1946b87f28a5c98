import { test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { placeLabels, type Label, type Placed } from './place-labels.ts'

const label = (at: number, widths: number | readonly number[], slide = 0): Label => ({
  at,
  widths: typeof widths === 'number' ? [widths] : widths,
  slide,
})
const places = (labels: readonly Label[], width: number) =>
  placeLabels(labels, width).map(({ row, anchor, dx }) => [row, anchor, dx])

test('labels with room stand in the first row, in the middle of their places', () => {
  assert.deepEqual(places([label(0.2, 50), label(0.8, 50)], 500), [
    [0, 'middle', 0],
    [0, 'middle', 0],
  ])
})

test('labels at the ends start and end with the strip', () => {
  assert.deepEqual(places([label(0, 100), label(1, 100)], 500), [
    [0, 'start', -11],
    [0, 'end', 11],
  ])
})

test('a neighbour moves aside if it may, else goes a row further', () => {
  assert.deepEqual(places([label(0.5, 50), label(0.6, 50, 24)], 500), [
    [0, 'middle', 0],
    [0, 'middle', 8],
  ])
  assert.deepEqual(places([label(0.5, [50, 50]), label(0.5, 50)], 500), [
    [0, 'middle', 0],
    [2, 'middle', 0],
  ])
})

test('a label whose lines are short in that row has room for a neighbour beside them', () => {
  assert.deepEqual(places([label(0.5, [20, 100]), label(0.6, 50)], 500), [
    [0, 'middle', 0],
    [0, 'middle', 0],
  ])
})

test('no two labels touch, on this strip or on a wider one', () => {
  const anyLabel = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    widths: fc.array(fc.integer({ min: 10, max: 200 }), { minLength: 1, maxLength: 2 }),
    slide: fc.constantFrom(0, 24, 40),
  })
  fc.assert(
    fc.property(
      fc.array(anyLabel, { maxLength: 8 }),
      fc.integer({ min: 300, max: 900 }),
      fc.integer({ min: 0, max: 900 }),
      (labels, width, more) => {
        const placed = placeLabels(labels, width)
        for (const [at, one] of placed.entries()) {
          for (const other of placed.slice(at + 1))
            assert.ok(!overlap(one, other, width) && !overlap(one, other, width + more))
        }
      },
    ),
  )
})

/** Whether a line of one touches a line of the other in a row that both take. */
function overlap(one: Placed<Label>, other: Placed<Label>, width: number): boolean {
  return one.widths.some((own, line) => {
    const others = other.widths[one.row + line - other.row]
    if (others === undefined) return false
    const [a, b] = [edges(one, own, width), edges(other, others, width)]
    return a.left < b.right && b.left < a.right
  })
}

function edges({ at, dx, anchor }: Placed<Label>, own: number, width: number): { left: number; right: number } {
  const x = at * width + dx
  const left = { start: x, middle: x - own / 2, end: x - own }[anchor]
  return { left, right: left + own }
}
