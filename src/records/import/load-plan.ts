import { sql } from 'kysely'
import type { Planned, PlannedRecords } from '#rules/import/plan/import-plan.ts'
import { ownersIn, type Owner } from '#rules/import/plan/owners.ts'
import { idOf, type RecordKind, recordKinds, type RecordValues } from '#rules/import/plan/record-values.ts'
import { allotSeats } from './allot-seats.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { familyReferences } from '#records/families/family-references.ts'
import { keepHistories } from '#records/keeping/history.ts'
import { type Loading, type LoadOfPlan, writtenKinds } from './import-rows.ts'
import { keepFindings } from './keep-findings.ts'
import { tellDone, tellMoved } from './tell-changes.ts'
import { addRows, changeRows } from '#records/keeping/write-rows.ts'

/**
 * Writes a plan as it stands (FAM-06): every record with its history, what the import made or changed, and its findings, all in the
 * transaction given. `progress` is told before each kind. Throws when a record can't be written; then nothing of it may be kept.
 */
export async function loadPlan(
  tx: Tx,
  deed: Deed,
  load: LoadOfPlan,
  progress: (step: number, steps: number) => void,
): Promise<void> {
  const ids = new Map<string, number>()
  const loading = await prepare(tx, deed, load, ids)
  for (const [at, kind] of recordKinds.entries()) {
    progress(at + 1, recordKinds.length)
    await loadKind(
      tx,
      deed,
      load,
      kind,
      load.plan[kind],
      kind === 'extensions' ? await withDaysZero(tx, loading) : loading,
      ids,
    )
  }
  await keepFindings(tx, deed, load, loading)
}

async function prepare(tx: Tx, deed: Deed, { plan, existing }: LoadOfPlan, ids: Map<string, number>): Promise<Loading> {
  const { seriesId, seatFor } = await allotSeats(
    tx,
    deed,
    plan.seats.filter(({ change }) => change.kind === 'added'),
  )
  return {
    today: deed.today,
    idOf: (kind, ref) => {
      const id = idOf(ref) ?? ids.get(`${kind} ${ref}`)
      if (id === undefined) throw new Error(`The plan names ${ref} of ${kind}, which is neither kept nor loaded.`)
      return id
    },
    seriesId,
    seatFor,
    nextReference: await familyReferences(tx),
    dayZeroOf: () => deed.today,
    owners: ownersIn(plan, existing),
  }
}

async function withDaysZero(tx: Tx, loading: Loading): Promise<Loading> {
  const rows = await tx.selectFrom('episode').select(['id', 'dayZeroOn']).execute()
  const days = new Map(rows.map(({ id, dayZeroOn }) => [id, dayZeroOn]))
  return { ...loading, dayZeroOf: (id) => days.get(id) ?? loading.today }
}

/** What is already there is changed first, so that an episode is closed before the child's next one opens. */
async function loadKind<Kind extends RecordKind>(
  tx: Tx,
  deed: Deed,
  load: LoadOfPlan,
  kind: Kind,
  records: PlannedRecords[Kind],
  loading: Loading,
  ids: Map<string, number>,
): Promise<void> {
  const toChange = records.filter(({ change }) => change.kind === 'changed')
  const toAdd = records.filter(({ change }) => change.kind === 'added')
  await changeKept(tx, deed, load, kind, toChange, loading)
  if (kind === 'actions') await tellDone(tx, deed, load.plan)
  if (kind === 'hearings') await tellMoved(tx, deed, load.plan)
  const { table, recordKind, row, fresh } = writtenKinds[kind]
  const rows = toAdd.map(({ ref, value }) => ({ ...row(value, loading), ...fresh(value, loading, ref) }))
  const made = await addRows(tx, table, rows)
  for (const [at, id] of made.entries()) ids.set(`${kind} ${toAdd[at]?.ref ?? ''}`, id)
  await rememberMade(tx, load.importId, recordKind, made)
  const owners = loading.owners[kind]
  await keepHistories(
    tx,
    made.flatMap((recordId, at) => {
      const record = toAdd[at]
      if (record === undefined) return []
      const owner = owners(record.ref, record.value)
      return [{ ...historyOf(deed, load, loading, recordKind, recordId, owner), before: null, after: rows[at] ?? {} }]
    }),
  )
}

function historyOf(deed: Deed, { fileName }: LoadOfPlan, loading: Loading, kind: string, id: number, owner: Owner) {
  return {
    at: deed.now,
    personId: deed.actor.personId,
    recordKind: kind,
    recordId: id,
    familyId: owner.family === null ? null : loading.idOf('families', owner.family),
    childId: owner.child === null ? null : loading.idOf('children', owner.child),
    reason: `Imported from ${fileName}`,
  }
}

async function changeKept<Kind extends RecordKind>(
  tx: Tx,
  deed: Deed,
  load: LoadOfPlan,
  kind: Kind,
  records: readonly Planned<RecordValues[Kind]>[],
  loading: Loading,
): Promise<void> {
  if (records.length === 0) return
  const { table, recordKind, row } = writtenKinds[kind]
  const kept = new Map<number, Readonly<RecordValues[Kind]>>(load.existing[kind].map(({ id, value }) => [id, value]))
  const owners = loading.owners[kind]
  const changes = records.map(({ ref, value }) => {
    const id = loading.idOf(kind, ref)
    const before = kept.get(id)
    return { id, before: before ? { ...row(before, loading) } : null, after: row(value, loading), owner: owners(ref, value) } // prettier-ignore
  })
  await rememberChanged(tx, load.importId, recordKind, table, changes.map(({ id }) => id)) // prettier-ignore
  await changeRows(tx, table, changes.map(({ id, after }) => ({ id, ...after }))) // prettier-ignore
  await keepHistories(
    tx,
    changes.map(({ id, before, after, owner }) => ({
      ...historyOf(deed, load, loading, recordKind, id, owner),
      before,
      after: { ...after },
    })),
  )
}

async function rememberMade(tx: Tx, importId: number, recordKind: string, ids: readonly number[]): Promise<void> {
  await sql`
    insert into import_record (import_id, record_kind, record_id, made, version_after)
    select ${importId}, ${recordKind}, made, true, 1 from unnest(${ids}::integer[]) as made`.execute(tx)
}

/** Each row as it stands before it is changed, so that undo can put it back. */
async function rememberChanged(
  tx: Tx,
  importId: number,
  recordKind: string,
  table: string,
  ids: readonly number[],
): Promise<void> {
  await sql`
    insert into import_record (import_id, record_kind, record_id, made, before, version_after)
    select ${importId}, ${recordKind}, kept.id, false, to_jsonb(kept), kept.version + 1
    from ${sql.table(table)} as kept where kept.id = any(${ids})`.execute(tx)
}
