import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { finalConsiderations } from './considerations.ts'
import { considerationNames, midpointHeadingNames, midpointHeadings, writtenInOrder } from './review-words.ts'

const everyWay = (keys: readonly string[]) => [keys, keys.toReversed(), keys.toSorted()]

test('PP-05 FI-01 a final review is told in the order in which it is asked, however it was kept', () => {
  for (const keys of everyWay(finalConsiderations))
    assert.deepEqual(
      writtenInOrder(Object.fromEntries(keys.map((key) => [key, `of ${key}`]))),
      finalConsiderations.map((key) => ({ heading: considerationNames[key].name, text: `of ${key}` })),
    )
})

test('PP-06 a midpoint is too; what is empty is left out, and a heading from elsewhere stands last in its own words', () => {
  for (const keys of everyWay([...midpointHeadings, 'risk-of-flight']))
    assert.deepEqual(
      writtenInOrder(Object.fromEntries(keys.map((key) => [key, key === 'engagement' ? '' : `of ${key}`]))),
      [
        ...midpointHeadings
          .filter((key) => key !== 'engagement')
          .map((key) => ({ heading: midpointHeadingNames[key].name, text: `of ${key}` })),
        { heading: 'risk of flight', text: 'of risk-of-flight' },
      ],
    )
})
