import { sql } from 'kysely'
import { z } from 'zod'
import { dayInEngland } from '#platform/clock.ts'
import {
  type FieldValue,
  keptRef,
  recordKinds,
  type RecordedFields,
  type RecordedHere,
  type RecordKind,
} from '#rules/import/plan/record-values.ts'
import type { Db } from '#records/keeping/db.ts'
import { writtenKinds } from './import-rows.ts'

/** What people recorded of one record in Waymark itself; empty where all of it came from workbooks. */
export type Here = (kind: RecordKind, id: number) => RecordedFields

/** One field of one record: who changed it last and when, and what it said before each change, the first first. */
type Changed = {
  readonly recordKind: string
  readonly recordId: number
  readonly column: string
  readonly who: string | null
  readonly at: Temporal.Instant
  readonly earlier: readonly unknown[]
}

/**
 * What was recorded in Waymark itself, as the histories tell it: by hand, or at a meeting. What an import wrote, or undoing one put back,
 * isn't among it. A field that was left empty when its record was made is nobody's, so that a workbook can fill it. (FAM-06)
 */
export async function recordedHere(db: Db): Promise<Here> {
  const byHand = Map.groupBy(await changedByHand(db), ({ recordKind, recordId }) => `${recordKind} ${recordId}`)
  const fieldsOf = (recordKind: string, id: number) =>
    together(new Map((byHand.get(`${recordKind} ${id}`) ?? []).map(recordedField)))
  const reviews = await recordedAtMeetings(db)
  const inCases = await recordedInCases(db, (id) => fieldsOf('proceedings', id).get('children'))
  return (kind, id) => {
    const asWhole = kind === 'reviews' ? reviews.get(id) : kind === 'proceedingsChildren' ? inCases.get(id) : undefined
    return asWhole ?? fieldsOf(writtenKinds[kind].recordKind, id)
  }
}

const changedByHand = async (db: Db): Promise<readonly Changed[]> => {
  const kinds = recordKinds.map((kind) => writtenKinds[kind].recordKind)
  const { rows } = await sql<Changed>`
    select record_kind, record_id, field.key as column,
      (array_agg(person.name order by change.id desc))[1] as who,
      max(change.at) as at,
      coalesce(json_agg(change.before -> field.key order by change.id) filter (where change.before is not null), '[]') as earlier
    from change_history as change
    left join person on person.id = change.person_id
    cross join lateral jsonb_each(change.after) as field
    where record_kind = any(${kinds})
      and (change.before is not null or field.value <> 'null')
      and not exists (
        select from import
        where (import.loaded_at = change.at and change.reason = 'Imported from ' || import.file_name)
          or (import.undone_at = change.at and change.reason = 'Import undone'))
    group by record_kind, record_id, field.key`.execute(db)
  return rows
}

function recordedField({ column, who, at, earlier }: Changed): readonly [string, RecordedHere] {
  return [
    fieldOf(column),
    {
      who: who ?? 'somebody',
      on: dayInEngland(at),
      how: 'entered',
      earlier: earlier.flatMap((json) => valuesOf(column, json)),
    },
  ]
}

/** The field of a plan that a column holds: 'socialWorkerId' is socialWorker; a plan knows of an action only that it is done. */
function fieldOf(column: string): string {
  if (column === 'doneOn') return 'done'
  return column === 'caseSystemId' ? column : column.replace(/Id$/, '')
}

/** What a column said; of a case's children, each of them. */
const valuesOf = (column: string, json: unknown): readonly FieldValue[] =>
  column === 'children'
    ? childrenOfCase.parse(json ?? []).map(({ childId }) => keptRef(childId))
    : [valueOf(column, json)]
const childrenOfCase = z.array(z.object({ childId: z.number() }))

function valueOf(column: string, json: unknown): FieldValue {
  if (column === 'doneOn') return json === null ? null : true
  if (typeof json === 'number') return column.endsWith('Id') ? keptRef(json) : json
  if (typeof json === 'string') return column.endsWith('On') ? Temporal.PlainDate.from(json) : json
  return typeof json === 'boolean' ? json : null
}

/** Fields that only make sense together stand together: an outcome with its day (P10), a birth with being born. */
function together(fields: Map<string, RecordedHere>): RecordedFields {
  const ended = fields.get('endedOn')
  if (ended !== undefined && !fields.has('outcome')) fields.set('outcome', { ...ended, earlier: [] })
  if (!fields.has('bornOn')) fields.delete('unborn')
  return fields
}

/** Who sets a case's children writes down together what is asked of the court for each. */
async function recordedInCases(
  db: Db,
  childrenSet: (proceedingsId: number) => RecordedHere | undefined,
): Promise<ReadonlyMap<number, RecordedFields>> {
  const rows = await db
    .selectFrom('proceedingsChild')
    .select(['id', 'proceedingsId', 'application', 'judge', 'carePlan'])
    .execute()
  return new Map(
    rows.flatMap(({ id, proceedingsId, ...matter }) => {
      const set = childrenSet(proceedingsId)
      if (set === undefined) return []
      const filled = Object.entries(matter).filter(([, value]) => value !== null)
      return [[id, new Map(filled.map(([field]) => [field, { ...set, earlier: [] }]))]]
    }),
  )
}

/** A meeting's record stands as a whole, what it left empty too (TM-04). */
async function recordedAtMeetings(db: Db): Promise<ReadonlyMap<number, RecordedFields>> {
  const reviews = await db
    .selectFrom('review')
    .innerJoin('agendaItem', 'agendaItem.id', 'review.agendaItemId')
    .innerJoin('sitting', 'sitting.id', 'agendaItem.sittingId')
    .leftJoin('person', 'person.id', 'agendaItem.confirmedBy')
    .select(['review.id', 'meetsOn', 'confirmedAt', 'person.name as chair'])
    .execute()
  return new Map(
    reviews.map(({ id, meetsOn, confirmedAt, chair }) => {
      const recorded: RecordedHere = {
        who: chair ?? 'the chair',
        on: confirmedAt === null ? meetsOn : dayInEngland(confirmedAt),
        how: confirmedAt === null ? 'written-down-at-meeting' : 'confirmed-by-chair',
        earlier: [],
      }
      return [id, new Map(['heldOn', 'outcome', 'why'].map((field) => [field, recorded]))]
    }),
  )
}
