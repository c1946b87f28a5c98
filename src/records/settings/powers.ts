import { type GivenPower, type Holder, inForce, type Power, powers } from '#rules/access/powers.ts'
import { authorityFact, type FactsDb } from '#records/keeping/facts.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'

async function readPowers(db: FactsDb): Promise<readonly GivenPower[]> {
  const rows = await db.selectFrom('power').selectAll().orderBy('id').execute()
  return rows.map(({ id, does, fromOn, untilOn, ...row }) => ({ id, does, fromOn, untilOn, holder: holderOf(row) }))
}

type Row = {
  readonly holder: Holder['kind']
  readonly role: Extract<Holder, { kind: 'role' }>['role'] | null
  readonly byArea: boolean
  readonly seriesId: number | null
  readonly upToPence: number | null
}

function holderOf({ holder, role, byArea, seriesId, upToPence }: Row): Holder {
  if (role !== null) return { kind: 'role', role, byArea, ...(upToPence === null ? {} : { upTo: upToPence }) }
  return holder === 'panel' ? { kind: 'panel' } : { kind: 'chair', seriesId }
}

const rowOf = (holder: Holder): Row => ({
  holder: holder.kind,
  role: holder.kind === 'role' ? holder.role : null,
  byArea: holder.kind === 'role' && holder.byArea,
  seriesId: holder.kind === 'chair' ? holder.seriesId : null,
  upToPence: holder.kind === 'role' ? (holder.upTo ?? null) : null,
})

/** The table of powers: every row there ever was. The rule that asks it is in rules/access/powers.ts. (SET-07) */
export const loadPowers = authorityFact(readPowers)

/** A word that a row is found by, the same for the same holder: 'role head-of-service area', 'role head-of-service area up to 250000', 'chair 3'. */
export const holderKey = (holder: Holder): string => {
  const { role, byArea, seriesId, upToPence } = rowOf(holder)
  const limit = upToPence === null ? null : `up to ${upToPence}`
  return [holder.kind, role, byArea ? 'area' : null, seriesId, limit].filter((part) => part !== null).join(' ')
}

/** How often a power was changed: the version a form is opened over. */
export const versionOfPower = (table: readonly GivenPower[], does: Power): number =>
  table.filter((row) => row.does === does).reduce((changes, row) => changes + (row.untilOn === null ? 1 : 2), 0)

/** What the history of a power is found by: its place among the powers, from 1. */
export const historyIdOf = (does: Power): number => powers.indexOf(does) + 1

/**
 * Gives a power to these from today on and takes it back from the others, whose last day was yesterday; says when somebody else has changed
 * it since. What was decided before stays decided. (SET-07)
 */
export async function savePower(
  tx: Tx,
  deed: Deed,
  of: { readonly does: Power; readonly version: number },
  holders: readonly Holder[],
): Promise<Saved> {
  const table = await readPowers(tx.$pickTables())
  if (versionOfPower(table, of.does) !== of.version) return 'changed-by-someone-else'
  const now = inForce(table, of.does, deed.today)
  const wanted = new Map(holders.map((holder) => [holderKey(holder), holder]))
  const kept = new Set(now.map(({ holder }) => holderKey(holder)))
  for (const { id, holder } of now) {
    if (wanted.has(holderKey(holder))) continue
    const untilOn = deed.today.subtract({ days: 1 })
    await tx.updateTable('power').set({ untilOn }).where('id', '=', id).execute()
  }
  for (const [key, holder] of wanted) {
    if (kept.has(key)) continue
    await tx
      .insertInto('power')
      .values({ does: of.does, ...rowOf(holder), fromOn: deed.today })
      .execute()
  }
  if (now.length === wanted.size && [...kept].every((key) => wanted.has(key))) return 'saved'
  const [before, after] = [{ holders: [...kept].toSorted() }, { holders: [...wanted.keys()].toSorted() }]
  await keepOwnHistory(tx, deed, { kind: 'power', id: historyIdOf(of.does), before, after })
  return 'saved'
}
