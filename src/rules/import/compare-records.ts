import type { Change, FieldChange, Planned } from './import-plan.ts'
import { keptRef, type FieldValue, type Kept, type Ref } from './record-values.ts'
import type { Source } from './sheet.ts'

type Fields = Readonly<Record<string, FieldValue>>

const isSame = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  one instanceof Temporal.PlainDate && other instanceof Temporal.PlainDate ? one.equals(other) : one === other

/** What the sheet says of a record over what is kept: an empty cell takes nothing away. */
const over = <V extends Fields>(said: V, kept: V): V => ({
  ...kept,
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
})

function changesBetween(kept: Fields, value: Fields): readonly FieldChange[] {
  return Object.entries(value)
    .filter(([field, after]) => !isSame(kept[field], after))
    .map(([field, after]) => ({ field, old: kept[field] ?? null, new: after }))
}

const changeOf = (fields: readonly FieldChange[]): Change =>
  fields.length === 0 ? { kind: 'unchanged' } : { kind: 'changed', fields }

/**
 * One record of the plan: `said` as it comes from the sheet beside the record Waymark keeps, if it keeps one. A new record gets `ref`, a
 * kept one its own.
 */
export function planRecord<V extends Fields>(ref: Ref, source: Source, said: V, kept: Kept<V> | undefined): Planned<V> {
  if (kept === undefined) return { ref, source, value: said, change: { kind: 'added' } }
  const value = over(said, kept.value)
  return { ref: keptRef(kept.id), source, value, change: changeOf(changesBetween(kept.value, value)) }
}
