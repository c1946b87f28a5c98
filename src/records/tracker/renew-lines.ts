import type { Selectable } from 'kysely'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { type ClockLine, clockLine } from '#rules/tracker/clock-line.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { ClockLine as ClockLineTable } from '#records/keeping/schema.ts'
import { loadOpenFacts } from './open-facts.ts'

type PlainDate = Temporal.PlainDate

/** Writes those of these children's lines that aren't as the rules have them now, and answers how many said something else. */
export async function renewLines(tx: Tx, childIds: readonly number[], today: PlainDate): Promise<number> {
  const [children, factsOf, kept] = await Promise.all([
    loadChildren(tx, childIds),
    loadOpenFacts(tx, childIds, today),
    keptLines(tx, childIds),
  ])
  const lines = children.flatMap((child) => {
    const line = clockLine(factsOf(child.childId), today)
    return line === null ? [] : [rowOf(child, line, today)]
  })
  const keptOf = new Map(kept.map((row) => [row.childId, row]))
  const differs = (row: Row): boolean => says(row) !== says(keptOf.get(row.childId))
  const isAhead = ({ childId }: Row): boolean => isAfter(keptOf.get(childId)?.writtenFor ?? today, today)
  const open = new Set(lines.map(({ childId }) => childId))
  const gone = kept.filter(({ childId }) => !open.has(childId))
  const written = lines.filter((row) => differs(row) || isAhead(row))
  await replaceLines(tx, [...gone, ...written], written)
  return gone.length + lines.filter(differs).length
}

type Row = Selectable<ClockLineTable>
type Child = Pick<Row, 'childId' | 'familyId' | 'teamId' | 'socialWorkerId' | 'solicitorId' | 'name'>

const loadChildren = (tx: Tx, childIds: readonly number[]): Promise<readonly Child[]> =>
  tx
    .selectFrom('child')
    .select(['id as childId', 'familyId', 'teamId', 'socialWorkerId', 'solicitorId', 'name'])
    .where('id', '=', anyOf(childIds))
    .execute()

const keptLines = (tx: Tx, childIds: readonly number[]): Promise<readonly Row[]> =>
  tx.selectFrom('clockLine').selectAll().where('childId', '=', anyOf(childIds)).execute()

const rowOf = (child: Child, { midpoint, final, waits, ...line }: ClockLine, writtenFor: PlainDate): Row => ({
  ...child,
  ...line,
  writtenFor,
  waits: [...waits],
  midpointOn: midpoint?.point ?? null,
  midpointMeetsOn: midpoint?.meetsOn ?? null,
  finalOn: final?.point ?? null,
  finalMeetsOn: final?.meetsOn ?? null,
})

/** All that a line says, to compare by. */
const says = (row: Row | undefined): string =>
  row === undefined ? '' : JSON.stringify(Object.entries({ ...row, writtenFor: null }).toSorted())

async function replaceLines(tx: Tx, before: readonly Row[], after: readonly Row[]): Promise<void> {
  const ids = before.map(({ childId }) => childId)
  if (ids.length > 0) await tx.deleteFrom('clockLine').where('childId', '=', anyOf(ids)).execute()
  if (after.length > 0)
    await tx
      .insertInto('clockLine')
      .values([...after])
      .execute()
}
