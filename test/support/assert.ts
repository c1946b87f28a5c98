import node from 'node:assert/strict'
import { defaultLabels } from '#rules/words/labels.ts'
import { say, sayAll } from '#rules/words/name-for.ts'

type DeepEqual = <T>(actual: unknown, expected: T, message?: string) => asserts actual is T
type NotDeepEqual = (actual: unknown, expected: unknown, message?: string) => void
type Equal = <T>(actual: unknown, expected: T, message?: string) => asserts actual is T
type Match = (value: string, pattern: RegExp, message?: string) => void
type Asserts = Pick<typeof node, 'fail' | 'notEqual' | 'ok' | 'rejects' | 'throws'> & {
  readonly equal: Equal
  readonly deepEqual: DeepEqual
  readonly notDeepEqual: NotDeepEqual
  readonly match: Match
  readonly doesNotMatch: Match
}

/**
 * What tests assert with. Node’s own deepEqual finds any two Temporal values of a kind equal, whatever they hold, for they have no property
 * that it could see; here a date is the day it says, wherever it stands in the data. A name that is yet to be said is the default one.
 */
export const assert: Asserts = {
  ...node,
  equal: (actual, expected, message) =>
    message === undefined
      ? node.equal(saidText(actual), saidText(expected))
      : node.equal(saidText(actual), saidText(expected), message),
  match: (value, pattern, message) =>
    message === undefined ? node.match(saidText(value), pattern) : node.match(saidText(value), pattern, message),
  doesNotMatch: (value, pattern, message) =>
    message === undefined
      ? node.doesNotMatch(saidText(value), pattern)
      : node.doesNotMatch(saidText(value), pattern, message),
  deepEqual: (actual, expected, message) =>
    message === undefined
      ? node.deepEqual(withSaid(actual), withSaid(expected))
      : node.deepEqual(withSaid(actual), withSaid(expected), message),
  notDeepEqual: (actual, expected, message) =>
    message === undefined
      ? node.notDeepEqual(withSaid(actual), withSaid(expected))
      : node.notDeepEqual(withSaid(actual), withSaid(expected), message),
}

const saidText = <T>(value: T): T => (typeof value === 'string' ? sayAll(value, defaultLabels) : value)

/** The same data with each Temporal value as its kind and what it says. */
function withSaid(value: unknown): unknown {
  if (typeof value === 'string') return say(value, defaultLabels)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withSaid)
  if (value instanceof Set) return new Set([...value].map(withSaid))
  if (value instanceof Map) return new Map([...value].map(([key, held]) => [withSaid(key), withSaid(held)]))
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1)
  if (kind.startsWith('Temporal.')) return `${kind} ${JSON.stringify(value)}`
  // Dates, errors, bytes and the like are seen for what they are.
  if (kind !== 'Object') return value
  const properties = Object.entries(value).map(([name, held]) => [name, withSaid(held)] as const)
  return Object.assign(
    Object.create(Object.getPrototypeOf(value) as object | null) as object,
    Object.fromEntries(properties),
  )
}
