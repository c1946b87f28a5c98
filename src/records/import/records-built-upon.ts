import { sql } from 'kysely'
import type { Db } from '#records/keeping/db.ts'
import { writtenKinds } from './import-rows.ts'
import { recordKinds } from '#rules/import/plan/record-values.ts'
import { inColumns } from '#records/keeping/write-rows.ts'

/** A record of an import that somebody has changed since, or that something made since refers to. */
export type BuiltUpon = {
  readonly recordKind: string
  readonly why: 'changed' | 'referred-to'
  /** Whose it is; all null where it belongs to the authority itself or the family is restricted. */
  readonly childId: number | null
  readonly childName: string | null
  readonly familyName: string | null
  /** What it is called itself: a person, a team. */
  readonly name: string | null
  readonly isRestricted: boolean
}
type Which = { readonly recordKind: string; readonly recordId: number }

const kinds = recordKinds.map((kind) => writtenKinds[kind])
const kindOf = (tableName: string): string | undefined =>
  kinds.find(({ table }) => inColumns(table) === tableName)?.recordKind

/** The records for which an import can't be undone any more (FAM-06); none while nobody has built on it. */
export async function recordsBuiltUpon(db: Db, importId: number): Promise<readonly BuiltUpon[]> {
  const [all, ...changed] = await Promise.all([
    references(db),
    ...kinds.map((kind) => changedSince(db, importId, kind)),
  ])
  const referred = await Promise.all(all.map((reference) => referredTo(db, importId, reference)))
  const told = await Promise.all([
    describe(db, changed.flat(), 'changed'),
    describe(db, withoutRepeats(referred.flat()), 'referred-to'),
  ])
  return told.flat()
}

const withoutRepeats = (records: readonly Which[]): readonly Which[] => [
  ...new Map(records.map((each) => [`${each.recordKind} ${each.recordId}`, each])).values(),
]

/** Gone, or with another version than the import left it. */
async function changedSince(
  db: Db,
  importId: number,
  { table, recordKind }: { readonly table: string; readonly recordKind: string },
): Promise<readonly Which[]> {
  const { rows } = await sql<Which>`
    select record_kind, record_id from import_record
    left join ${sql.table(table)} as kept on kept.id = import_record.record_id
    where import_record.import_id = ${importId} and record_kind = ${recordKind}
      and kept.version is distinct from import_record.version_after
    order by record_id`.execute(db)
  return rows
}

/** A column that refers to a table. */
type Reference = { readonly fromTable: string; readonly fromColumn: string; readonly toTable: string }

/** What a person did or was sent doesn't refer to them by a constraint, for the trail outlives everything. */
const unwritten: readonly Reference[] = [
  { fromTable: 'trail', fromColumn: 'person_id', toTable: 'person' },
  { fromTable: 'message', fromColumn: 'to_person_id', toTable: 'person' },
]

/** Tables that are worked out from records and go with them: that a line refers to a child isn't that somebody built on it. */
const workedOut = ['clock_line', 'clock_line_due', 'child_words']

/** Every reference to a table that imports write, as the database itself knows them, so that none is forgotten. */
async function references(db: Db): Promise<readonly Reference[]> {
  const tables = kinds.map(({ table }) => inColumns(table))
  const { rows } = await sql<Reference>`
    select source.relname as from_table, attname as from_column, target.relname as to_table
    from pg_constraint
    join pg_class as source on source.oid = conrelid
    join pg_class as target on target.oid = confrelid
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and target.relname = any(${tables}) and source.relname <> all(${workedOut})`.execute(db)
  return [...rows, ...unwritten]
}

/** Records that the import made and something else refers to: not a record of the same import, nor one of its findings. */
async function referredTo(
  db: Db,
  importId: number,
  { fromTable, fromColumn, toTable }: Reference,
): Promise<readonly Which[]> {
  const fromKind = kindOf(fromTable)
  const isOwn =
    fromKind === undefined
      ? sql`false`
      : sql`exists (select from import_record as own
          where own.import_id = ${importId} and own.record_kind = ${fromKind} and own.record_id = referring.id)`
  const isOwnFinding = fromTable === 'import_finding' ? sql`referring.import_id = ${importId}` : sql`false`
  const { rows } = await sql<Which>`
    select distinct made.record_kind, made.record_id
    from import_record as made
    join ${sql.table(fromTable)} as referring on referring.${sql.ref(fromColumn)} = made.record_id
    where made.import_id = ${importId} and made.record_kind = ${kindOf(toTable) ?? ''} and made.made
      and not ${isOwn} and not ${isOwnFinding}
    order by made.record_id`.execute(db)
  return rows
}

/** Named by what the import's own history says of them, as they may be gone. */
async function describe(db: Db, records: readonly Which[], why: BuiltUpon['why']): Promise<readonly BuiltUpon[]> {
  const { rows } = await sql<Omit<BuiltUpon, 'why'>>`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(records)}::json) as wanted ("recordKind" text, "recordId" integer)
    ), told as (
      select distinct on (record_kind, record_id) record_kind, record_id, family_id, child_id, after
      from change_history join wanted on record_kind = "recordKind" and record_id = "recordId"
      where after is not null
      order by record_kind, record_id, id
    ), shown as (
      select told.*, exists (
        select from restriction where restriction.family_id = told.family_id and lifted_on is null) as is_restricted
      from told
    )
    select record_kind, is_restricted,
      case when not is_restricted then child.id end as child_id,
      case when not is_restricted then child.name end as child_name,
      case when not is_restricted then family.name end as family_name,
      case when not is_restricted then coalesce(after ->> 'name', person.name) end as name
    from shown
    left join child on child.id = shown.child_id
    left join family on family.id = shown.family_id
    left join person on person.id = (after ->> 'personId')::integer
    order by record_kind, record_id`.execute(db)
  return rows.map((row) => ({ ...row, why }))
}
