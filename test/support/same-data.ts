import assert from 'node:assert/strict'

const asData = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Asserts equal data, dates included: `assert.deepEqual` finds any two Temporal dates equal, whatever they hold. */
export function assertSameData(actual: unknown, expected: unknown): void {
  assert.deepEqual(asData(actual), asData(expected))
}
