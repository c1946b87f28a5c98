import type { Selectable } from 'kysely'
import { isAfter } from '#rules/calendar/plain-date.ts'
import { type ClockLine, clockLine } from '#rules/tracker/clock-line.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Tx } from '#records/keeping/db.ts'
import { putRows } from '#records/keeping/write-rows.ts'
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
  const differing = lines.filter((row) => !saysTheSame(row, keptOf.get(row.childId)))
  const isAhead = ({ childId }: Row): boolean => isAfter(keptOf.get(childId)?.writtenFor ?? today, today)
  const open = new Set(lines.map(({ childId }) => childId))
  const gone = kept.filter(({ childId }) => !open.has(childId))
  const written = [...new Set([...differing, ...lines.filter(isAhead)])]
  await replaceLines(tx, [...gone, ...written], written)
  return gone.length + differing.length
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

/** Whether two lines say the same, for whatever day they were written. */
const saysTheSame = (line: Row, kept: Row | undefined): boolean =>
  kept !== undefined &&
  Object.entries(line).every(([name, value]) => name === 'writtenFor' || isSame(value, Reflect.get(kept, name)))

/** Dates and lists of words are written out to be compared; ids, words and nothing are as they are. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other ||
  (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other))

async function replaceLines(tx: Tx, before: readonly Row[], after: readonly Row[]): Promise<void> {
  const ids = before.map(({ childId }) => childId)
  if (ids.length > 0) await tx.deleteFrom('clockLine').where('childId', '=', anyOf(ids)).execute()
  await putRows(tx, 'clockLine', after)
}
