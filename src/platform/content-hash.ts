import { createHash } from 'node:crypto'

/** JSON in one way only: keys in order, no white space, so that the same content always has the same text and the same hash. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value))

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const sorted = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))
  return Object.fromEntries(sorted.map(([key, each]) => [key, inOrder(each)]))
}

/** The same as text, and its hash: for what is kept with it. */
export function withHash(value: unknown): { readonly content: string; readonly contentHash: string } {
  const content = canonicalJson(value)
  return { content, contentHash: createHash('sha256').update(content).digest('hex') }
}

/** The SHA-256 of plain data as 64 hexadecimal digits, whatever order its keys came in. */
export const contentHash = (value: unknown): string => withHash(value).contentHash
