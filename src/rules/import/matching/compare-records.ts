import type { Change, FieldChange, Planned, Standing } from '#rules/import/plan/import-plan.ts'
import { keptRef, type FieldValue, type Kept, type Ref } from '#rules/import/plan/record-values.ts'
import type { Source } from '#rules/import/sheets/sheet.ts'

type Fields = Readonly<Record<string, FieldValue>>

export const isSame = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  one instanceof Temporal.PlainDate && other instanceof Temporal.PlainDate ? one.equals(other) : one === other

/** What a field of a kept record says, and what it said before somebody changed it in Waymark: a workbook may know it by either. */
export function everSaid<V extends Fields, Field extends keyof V & string>(kept: Kept<V>, field: Field): V[Field][] {
  // What was kept of a field earlier has the field's own type.
  const earlier = (kept.here?.get(field)?.earlier ?? []) as readonly V[Field][]
  return [kept.value[field], ...earlier]
}

/** What the sheet says of a record over what is kept: an empty cell takes nothing away, and what was recorded in Waymark itself stays. */
const over = <V extends Fields>(said: V, { value, here }: Kept<V>): V => ({
  ...value,
  ...Object.fromEntries(Object.entries(said).filter(([field, each]) => each !== null && here?.has(field) !== true)),
})

function changesBetween(kept: Fields, value: Fields): readonly FieldChange[] {
  return Object.entries(value)
    .filter(([field, after]) => !isSame(kept[field], after))
    .map(([field, after]) => ({ field, old: kept[field] ?? null, new: after }))
}

const changeOf = (fields: readonly FieldChange[]): Change =>
  fields.length === 0 ? { kind: 'unchanged' } : { kind: 'changed', fields }

/** Where the sheet says otherwise than somebody recorded in Waymark. */
const standing = <V extends Fields>(said: V, { value, here }: Kept<V>): readonly Standing[] =>
  Object.entries(said).flatMap(([field, each]) => {
    const recorded = here?.get(field)
    const kept = value[field] ?? null
    return recorded === undefined || each === null || isSame(each, kept) ? [] : [{ field, said: each, kept, recorded }]
  })

/**
 * One record of the plan: `said` as it comes from the sheet beside the record Waymark keeps, if it keeps one. A new record gets `ref`, a
 * kept one its own.
 */
export function planRecord<V extends Fields>(ref: Ref, source: Source, said: V, kept: Kept<V> | undefined): Planned<V> {
  if (kept === undefined) return { ref, source, value: said, change: { kind: 'added' }, stands: [] }
  const value = over(said, kept)
  const change = changeOf(changesBetween(kept.value, value))
  return { ref: keptRef(kept.id), source, value, change, stands: standing(said, kept) }
}
