import {
  type ByPower,
  type DecidedAbout,
  type Decider,
  type GivenPower,
  inForce,
  mayDecideBy,
  type NoPower,
} from '#rules/access/powers.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'

/** Who agrees an amount: the panel that takes resources, whoever holds these rows of the table, or nobody at all. (PP-07) */
export type WhoAgrees =
  { readonly is: 'panel' } | { readonly is: 'people'; readonly rows: readonly GivenPower[] } | { readonly is: 'nobody' }

const limitOf = ({ holder }: GivenPower): number =>
  holder.kind === 'role' ? (holder.upTo ?? Number.POSITIVE_INFINITY) : 0

/** The rows in force that reach to an amount in whole pence, the lowest limit first. (PP-07) */
const reachingTo = (table: readonly GivenPower[], pence: number, on: PlainDate): readonly GivenPower[] =>
  inForce(table, 'resources', on)
    .filter((row) => limitOf(row) >= pence)
    .toSorted((one, other) => Math.sign(limitOf(one) - limitOf(other)) || one.id - other.id)

/**
 * Where a request for an amount in whole pence goes: to whoever has the lowest limit that covers it; what no limit covers to the panel that
 * takes resources, and where none does to whoever has no limit. (PP-07, SET-07)
 */
export function whoAgrees(
  table: readonly GivenPower[],
  pence: number,
  { on, hasPanel }: { readonly on: PlainDate; readonly hasPanel: boolean },
): WhoAgrees {
  const rows = reachingTo(table, pence, on)
  const [lowest] = rows
  if (lowest !== undefined && limitOf(lowest) !== Number.POSITIVE_INFINITY)
    return { is: 'people', rows: rows.filter((row) => limitOf(row) === limitOf(lowest)) }
  if (hasPanel) return { is: 'panel' }
  return lowest === undefined ? { is: 'nobody' } : { is: 'people', rows }
}

export type NoAgreement = NoPower | 'past-the-limit'

type Asked = {
  readonly pence: number
  readonly askedBy: number
  /** Where the children are for whom it is to be decided: it takes a power over each of them. */
  readonly places: readonly Omit<DecidedAbout, 'askedBy'>[]
}

/**
 * Whether somebody may agree or refuse a request on a day, and by which row: one that reaches to what is asked and to each of its children,
 * the lowest limit first. Never who asked. A request that is before a panel isn't asked about here: the panel decides. (PP-07, SET-07)
 */
export function mayAgree(
  table: readonly GivenPower[],
  on: PlainDate,
  decider: Decider,
  { pence, askedBy, places }: Asked,
): Outcome<ByPower, NoAgreement> {
  if (askedBy === decider.personId) return refused('asked-for-it')
  const byRows = (rows: readonly GivenPower[]): readonly Outcome<ByPower, NoPower>[] =>
    places.map((place) => mayDecideBy(rows, { does: 'resources', on }, decider, { ...place, askedBy }))
  for (const row of reachingTo(table, pence, on)) {
    const answers = byRows([row])
    const [first] = answers
    if (first?.ok === true && answers.every(({ ok }) => ok)) return allowed(first.value)
  }
  const any = byRows(inForce(table, 'resources', on))
  const no = any.find((answer) => !answer.ok)
  return refused(no === undefined ? 'past-the-limit' : no.because)
}

/** A step of the table: up to which amount in whole pence (null: whatever it costs) who agrees. (PP-07) */
export type LimitStep = { readonly upTo: number | null; readonly who: WhoAgrees }

/** The steps by which requests are routed on a day, the lowest limit first; the last is for what no limit covers. (PP-07) */
export function limitSteps(
  table: readonly GivenPower[],
  asked: { readonly on: PlainDate; readonly hasPanel: boolean },
): readonly LimitStep[] {
  const limits = inForce(table, 'resources', asked.on).map(limitOf)
  const finite = [...new Set(limits.filter((limit) => Number.isFinite(limit)))].toSorted((one, other) => one - other)
  const last = whoAgrees(table, (finite.at(-1) ?? 0) + 1, asked)
  return [...finite.map((upTo) => ({ upTo, who: whoAgrees(table, upTo, asked) })), { upTo: null, who: last }]
}
