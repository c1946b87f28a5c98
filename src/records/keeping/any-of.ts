import { type RawBuilder, sql } from 'kysely'

/**
 * The one way to ask for many ids: `.where('child.id', '=', anyOf(ids))`. They go as one parameter, an array, so that there is no most
 * (a statement takes 65,535 parameters) and the statement is the same however many there are. None finds nothing.
 */
export const anyOf = (ids: Iterable<number>): RawBuilder<number> => sql<number>`any(${[...ids]}::integer[])`

/** The same of a few ids, as one text: a statement with a list among its values doesn't go together with others, one with this does. */
export const anyOfFew = (ids: readonly number[]): RawBuilder<number> =>
  sql<number>`any(${`{${ids.join(',')}}`}::integer[])`
