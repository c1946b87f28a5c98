/** Chance that always falls the same way for the same seed. */
export type Chance = {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number
  /** True in this share of cases, 0 to 1. */
  readonly in: (share: number) => boolean
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T
  /** One of the choices, each as likely as its weight. */
  readonly weighted: <T>(choices: readonly [readonly [number, T], ...(readonly [number, T])[]]) => T
}

/** FNV-1a: a seed from words. */
const seedOf = (words: string): number =>
  Array.from(words).reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  )

/** Chance from a seed in words (Mulberry32: small, even enough for invented people, never for secrets). */
export function chanceFrom(words: string): Chance {
  let state = seedOf(words)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    in: (share) => next() < share,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, choice] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      return choices[0][1]
    },
  }
}

type Shares<Card> = readonly [readonly [number, Card], ...(readonly [number, Card])[]]

/** Deals cards in an order of chance, each as often as its number in the pack; once the pack is out it is shuffled anew. */
export function dealer<Card>(chance: Chance, shares: Shares<Card>): () => Card {
  const pack: Card[] = []
  return () => {
    if (pack.length === 0) for (const [count, card] of shares) for (let at = 0; at < count; at += 1) pack.push(card)
    const [dealt] = pack.splice(chance.between(0, pack.length - 1), 1)
    return dealt ?? shares[0][1]
  }
}
