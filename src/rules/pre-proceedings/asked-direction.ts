import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { InRole } from '#rules/people/holdings.ts'

/**
 * The direction of a head of service who wasn't at a midpoint: asked for when it was recorded, awaited until given. `words` is empty
 * where the head had none to give. (PP-06; L midpoint)
 */
export type AskedDirection = {
  readonly head: string
  readonly askedOn: PlainDate
  readonly given: { readonly on: PlainDate; readonly words: string } | null
}

/**
 * Whom to ask at a midpoint for the direction of the relevant head of service: the first in the post on that day, unless the direction
 * is written down already or one of them was there; null for nobody. (PP-06)
 */
export function headToAsk(
  written: string,
  heads: readonly InRole[],
  present: ReadonlySet<number>,
): Pick<InRole, 'personId' | 'name'> | null {
  if (written !== '' || heads.some(({ personId }) => present.has(personId))) return null
  return heads[0] ?? null
}

/** What it is called where it stands beside what else was written at the midpoint. */
export const directionHeading = `${capitalised(nameFor('role.head-of-service'))}’s direction`

/** 'Awaited from Sunita Rao, asked on Mon 23 Nov 2026'; once given, its words with who gave it and when. */
export function sayDirection({ head, askedOn, given }: AskedDirection): string {
  if (given === null) return `Awaited from ${head}, asked on ${sayDate(askedOn)}`
  const by = `${head}, ${sayDate(given.on)}`
  return given.words === '' ? `None needed (${by})` : `${given.words} (${by})`
}
