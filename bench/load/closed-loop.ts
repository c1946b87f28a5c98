/** A thing to ask again and again, and how many were answered in how many seconds when it was asked. */
export type Contender = { readonly name: string; readonly ask: () => Promise<boolean> }
export type Answered = {
  readonly name: string
  readonly answered: number
  readonly failed: number
  readonly seconds: number
}

type Turns = { readonly rounds: number; readonly seconds: number; readonly atOnce: number }

/**
 * Asks each contender in turn, again and again for some seconds by so many at once, so that what else the machine does falls on all alike.
 * The first round is warm-up and isn't counted.
 */
export async function takeTurns(
  contenders: readonly Contender[],
  { rounds, seconds, atOnce }: Turns,
): Promise<readonly Answered[]> {
  const totals = new Map(contenders.map(({ name }) => [name, { answered: 0, failed: 0, seconds: 0 }]))
  for (let round = 0; round <= rounds; round++) {
    for (const contender of contenders) {
      const turn = await oneTurn(contender, seconds * 1000, atOnce)
      const total = totals.get(contender.name)
      if (round === 0 || total === undefined) continue
      total.answered += turn.answered
      total.failed += turn.failed
      total.seconds += turn.seconds
    }
  }
  return [...totals].map(([name, total]) => ({ name, ...total }))
}

async function oneTurn({ ask }: Contender, milliseconds: number, atOnce: number) {
  const began = performance.now()
  let [answered, failed] = [0, 0]
  const again = async () => {
    while (performance.now() - began < milliseconds) {
      if (await ask().catch(() => false)) answered++
      else failed++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, again))
  return { answered, failed, seconds: (performance.now() - began) / 1000 }
}

/** Requests a second. */
export const rateOf = ({ answered, seconds }: Answered): number => answered / seconds
