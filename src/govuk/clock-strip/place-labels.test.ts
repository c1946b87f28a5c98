import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { placeLabels, type Label, type Placed } from './place-labels.ts'

const label = (at: number, width: number, rows = 1, slide = 0): Label => ({ at, width, rows, slide })
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
  assert.deepEqual(places([label(0.5, 50), label(0.6, 50, 1, 24)], 500), [
    [0, 'middle', 0],
    [0, 'middle', 12],
  ])
  assert.deepEqual(places([label(0.5, 50, 2), label(0.5, 50)], 500), [
    [0, 'middle', 0],
    [2, 'middle', 0],
  ])
})

test('no two labels touch, on this strip or on a wider one', () => {
  const anyLabel = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    width: fc.integer({ min: 10, max: 200 }),
    rows: fc.integer({ min: 1, max: 2 }),
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

function overlap(one: Placed<Label>, other: Placed<Label>, width: number): boolean {
  const shareRows = one.row < other.row + other.rows && other.row < one.row + one.rows
  const [a, b] = [edges(one, width), edges(other, width)]
  return shareRows && a.left < b.right && b.left < a.right
}

function edges({ at, dx, width: own, anchor }: Placed<Label>, width: number): { left: number; right: number } {
  const x = at * width + dx
  const left = { start: x, middle: x - own / 2, end: x - own }[anchor]
  return { left, right: left + own }
}
