import { sql } from 'kysely'
import { type HistoryRow, keepHistories } from '#records/keeping/history.ts'
import type { Tx } from '#records/keeping/db.ts'
import { addRows, changeRows, putRows } from '#records/keeping/write-rows.ts'
import { hearingChanges, type HearingDetails } from '#rules/court/hearing-changes.ts'
import { sayRelation } from '#rules/people/relation-words.ts'
import type { Entry } from './entries.ts'
import { type Kept, type Kind, rowOf, tableOf, type Values, withIds } from './kept.ts'

type Of<Is extends Entry['is']> = Extract<Entry, { readonly is: Is }>

/** What is to be written, kind by kind, in the order in which it happened; ids are there only once the records are. */
type Pending = {
  readonly added: { readonly record: Kept; readonly row: Values }[]
  /** Those among them that changed since, what to, and how often: they are written as they are in the end. */
  readonly since: Map<Kept, { readonly to: Values; readonly times: number }>
  readonly changed: { readonly record: Kept; readonly to: Values }[]
  readonly rows: { readonly table: string; readonly row: Values }[]
  readonly cleared: Kept[]
  readonly told: (() => HistoryRow)[]
}

/**
 * Writes what happened, many rows at a time, as the records' own functions would have written it one after the other: rows with the version
 * they have by then, who changed what from what to what, and the trail. (write-in-bulk.test.ts holds the two together.)
 */
export async function writeInBulk(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const pending: Pending = { added: [], since: new Map(), changed: [], rows: [], cleared: [], told: [] }
  for (const entry of entries) take(pending, entry)
  await addRecords(tx, pending.added.map(asByNow(pending)))
  for (const { id } of pending.cleared)
    await sql`delete from proceedings_child where proceedings_id = ${id}`.execute(tx)
  for (const [table, rows] of Map.groupBy(pending.rows, ({ table }) => table))
    await inShapes(
      rows.map(({ row }) => rowOf(row)),
      (alike) => putRows(tx, table, alike),
    )
  await changeRecords(tx, pending.changed)
  await keepHistories(
    tx,
    pending.told.map((tell) => tell()),
  )
  await putRows(
    tx,
    'trail',
    entries.flatMap((entry) => (entry.is === 'asked' ? [trailOf(entry)] : [])),
  )
}

const takers: { readonly [Is in Entry['is']]: (pending: Pending, entry: Of<Is>) => void } = {
  added: add,
  changed: change,
  related: relate,
  'case-opened': openCase,
  'case-changed': changeCase,
  'action-moved': moveAction,
  'access-given': giveAccess,
  row: ({ rows }, entry) => rows.push(entry),
  asked: () => undefined,
}

function take<Is extends Entry['is']>(pending: Pending, entry: Of<Is> & { readonly is: Is }): void {
  takers[entry.is](pending, entry)
}

/** The words of a review are told as they were written and kept as one column. */
function columnsIn(kind: Kind, { written, ...values }: Values): Values {
  // Who came to a meeting is told in words, and kept person by person.
  const columns = Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'whoCame'))
  if (written === undefined) return columns
  return kind === 'review' ? { ...columns, considerations: written } : { ...columns, written }
}

function add(pending: Pending, { deed, record, told, besides }: Of<'added'>): void {
  const row = columnsIn(record.kind, { ...besides, ...told })
  pending.added.push({ record, row })
  if (told !== null) tell(pending, deed, record, { before: null, after: told })
  record.values = row
}

function change(pending: Pending, { deed, record, to, besides }: Of<'changed'>): void {
  const before = record.values
  record.values = { ...before, ...to, ...besides }
  if (record.id === 0 && ofAMeeting.has(record.kind)) {
    const { to: sofar, times } = pending.since.get(record) ?? { to: {}, times: 0 }
    pending.since.set(record, { to: { ...sofar, ...to, ...besides }, times: times + 1 })
  }
  // All of it, so that many go together; of a child only what changed, because packs that were filed follow its name.
  else pending.changed.push({ record, to: record.kind === 'child' ? { ...to, ...besides } : record.values })
  if (record.kind === 'hearing') keepHearingChanges(pending, deed, record, before)
  // That a meeting has read something is said by its item.
  if (Object.keys(to).length === 0) return
  tell(pending, deed, record, { before, after: to })
}

/** What a meeting writes down and closes the same day, one like the other: it is written as it is in the end. */
const ofAMeeting: ReadonlySet<Kind> = new Set(['sitting', 'agenda-item'])

/** A record as it is once it has changed, each change counted as a version. */
const asByNow =
  ({ since }: Pending) =>
  ({ record, row }: Pending['added'][number]) => {
    const changed = since.get(record)
    if (changed === undefined) return { record, row }
    return { record, row: { ...row, ...changed.to, version: 1 + changed.times } }
  }

/** Each thing that changed of a hearing is kept old → new as well (CT-03). */
function keepHearingChanges(pending: Pending, deed: Entry['deed'], record: Kept, before: Values): void {
  // A hearing of the story holds what a hearing has; nothing else is written of one.
  const [was, is] = [before, record.values] as unknown as readonly [HearingDetails, HearingDetails]
  const by = { hearingId: record, changedAt: deed.now, changedBy: deed.actor.personId }
  for (const { what, from, to } of hearingChanges(was, is))
    pending.rows.push({ table: 'hearing_change', row: { ...by, what, fromWords: from, toWords: to } })
}

function relate(pending: Pending, { deed, adult, child, relation }: Of<'related'>): void {
  pending.rows.push({ table: 'adult_of_child', row: { adultId: adult, childId: child, ...relation } })
  const name = String(adult.values['name'])
  tell(pending, deed, adult, { before: { [name]: null }, after: { [name]: sayRelation(relation) } }, child)
}

function openCase(pending: Pending, { deed, record, told, children }: Of<'case-opened'>): void {
  pending.added.push({ record, row: { familyId: record.family, ...told } })
  putChildren(pending, record, children)
  record.values = { ...told, children }
  tell(pending, deed, record, { before: null, after: record.values })
}

function changeCase(pending: Pending, { deed, record, to, children }: Of<'case-changed'>): void {
  const before = record.values
  pending.changed.push({ record, to })
  pending.cleared.push(record)
  putChildren(pending, record, children)
  record.values = { ...before, ...to, children }
  tell(pending, deed, record, { before, after: { ...to, children } })
}

/** The children of a case as it stands by now: those of an earlier writing in the same batch go. */
function putChildren({ rows }: Pending, record: Kept, children: readonly Values[]): void {
  const others = rows.filter(({ table, row }) => table !== 'proceedings_child' || row['proceedingsId'] !== record)
  rows.splice(0, rows.length, ...others)
  rows.push(...children.map((child) => ({ table: 'proceedings_child', row: { proceedingsId: record, ...child } })))
}

function moveAction(pending: Pending, { deed, record, to, reason }: Of<'action-moved'>): void {
  const before = record.values
  record.values = { ...before, dueOn: to }
  pending.changed.push({ record, to: record.values })
  tell(pending, deed, record, { before, after: { dueOn: to }, reason })
  const by = { movedAt: deed.now, movedBy: deed.actor.personId, fromOn: before['dueOn'], toOn: to, reason }
  pending.rows.push({ table: 'action_move', row: { actionId: record, ...by } })
}

function giveAccess({ rows, told }: Pending, { deed, family, personId }: Of<'access-given'>): void {
  const after = { personId, endsOn: null }
  const given = { givenBy: deed.actor.personId, givenOn: deed.today }
  rows.push({ table: 'named_access', row: { familyId: family, ...after, ...given } })
  told.push(() => ({
    ...{ at: deed.now, personId: deed.actor.personId, recordKind: 'named-access', recordId: personId },
    ...{ familyId: family.id, childId: null, before: null, after },
  }))
}

type Told = { readonly before: Values | null; readonly after: Values; readonly reason?: string }

function tell(pending: Pending, deed: Entry['deed'], of: Kept, told: Told, child: Kept | null = of.child): void {
  pending.told.push(() => ({
    at: deed.now,
    personId: deed.actor.personId,
    recordKind: of.kind,
    recordId: of.id,
    familyId: of.family?.id ?? null,
    childId: child?.id ?? null,
    ...told,
    before: told.before === null ? null : rowOf(told.before),
    after: rowOf(told.after),
  }))
}

/** What others refer to is written before them. */
const inOrder = Object.keys(tableOf) as readonly Kind[]

async function addRecords(tx: Tx, added: Pending['added']): Promise<void> {
  const byKind = Map.groupBy(added, ({ record }) => record.kind)
  for (const kind of inOrder)
    await inShapes(byKind.get(kind) ?? [], async (alike) => {
      const ids = await addRows(
        tx,
        tableOf[kind],
        alike.map(({ row }) => rowOf(row)),
      )
      for (const [at, id] of ids.entries()) {
        const record = alike[at]?.record
        if (record !== undefined) record.id = id
      }
    })
}

/** The first change of each record, then the second of those that have one: every change counts as a version. */
async function changeRecords(tx: Tx, changed: Pending['changed']): Promise<void> {
  const turns = new Map<Kept, number>()
  const inTurn = changed.map((each) => {
    const turn = (turns.get(each.record) ?? 0) + 1
    turns.set(each.record, turn)
    return { ...each, turn }
  })
  const byTurn = Map.groupBy(inTurn, ({ turn }) => turn)
  for (const turn of [...byTurn.keys()].sort((one, other) => one - other))
    for (const [kind, ofKind] of Map.groupBy(byTurn.get(turn) ?? [], ({ record }) => record.kind))
      await inShapes(
        ofKind.map(({ record, to }) => rowOf({ id: record.id, ...to })),
        (alike) => changeRows(tx, tableOf[kind], alike),
      )
}

/** Rows with the same columns go together. */
async function inShapes<Row extends object>(
  rows: readonly Row[],
  write: (alike: readonly Row[]) => Promise<void>,
): Promise<void> {
  const shapeOf = (row: object): string => Object.keys('row' in row ? (row.row as object) : row).join()
  for (const alike of Map.groupBy(rows, shapeOf).values()) await write(alike)
}

const trailOf = ({ deed, method, did, path, children }: Of<'asked'>): Values => ({
  at: deed.now,
  personId: deed.actor.personId,
  did,
  method,
  path: path(),
  outcome: 'done',
  because: null,
  children: withIds([...new Set(children)]),
})
