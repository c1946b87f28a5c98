import type { Deed } from '#records/keeping/deed.ts'
import type { Kept, Values } from './kept.ts'

/** What an adult of a family is to one child. */
export type Relation = {
  readonly relationship: string
  readonly parentalResponsibility: boolean
  readonly represented: boolean
}

/** What is asked of the court for one child of a case. */
export type Matter = { readonly childId: Kept } & Values

/**
 * One thing that was written down, by whom and when: what the records' own functions are called for, as data, so that a whole week is
 * written at once. `told` (null: nothing) and `to` are what the history tells of a new record and of a change, `besides` columns it doesn't.
 */
export type Entry = { readonly deed: Deed } & (
  | { readonly is: 'added'; readonly record: Kept; readonly told: Values | null; readonly besides: Values }
  | { readonly is: 'changed'; readonly record: Kept; readonly to: Values; readonly besides: Values }
  | { readonly is: 'related'; readonly adult: Kept; readonly child: Kept; readonly relation: Relation }
  | { readonly is: 'case-opened'; readonly record: Kept; readonly told: Values; readonly children: readonly Matter[] }
  | {
      readonly is: 'case-changed'
      readonly record: Kept
      readonly to: Values
      readonly children: readonly Matter[]
    }
  | { readonly is: 'action-moved'; readonly record: Kept; readonly to: Temporal.PlainDate; readonly reason: string }
  | { readonly is: 'access-given'; readonly family: Kept; readonly personId: number }
  | { readonly is: 'row'; readonly table: string; readonly row: Values }
  | Asked
)

/** What a person sent, as the trail has it: one row for each form. */
export type Asked = {
  readonly is: 'asked'
  readonly method: 'GET' | 'POST'
  readonly did: string
  /** Its address, once the records in it have ids. */
  readonly path: () => string
  readonly children: readonly (Kept | number)[]
}
