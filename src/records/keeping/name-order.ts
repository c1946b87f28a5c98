import { type RawBuilder, sql } from 'kysely'

/**
 * A column of names in the order in which a person would look, as `localeCompare` has it in England: å with a, "de Souza" under d. Bytes
 * would put every capital first and every accent last.
 */
export const inNameOrder = (column: string): RawBuilder<string> => sql<string>`${sql.ref(column)} collate "en-GB-x-icu"`
