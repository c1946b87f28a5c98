import { type RawBuilder, sql } from 'kysely'

/**
 * The order in which siblings stand wherever they stand together, on a page, in a form, a list, an Overview or a note: the oldest first, those not
 * born yet last, by the date that is expected; of twins the one written down first. `child` is what the query calls the child's row. (FAM-02)
 */
export const inSiblingOrder = (child = 'child'): RawBuilder<unknown> =>
  sql`${of(child, 'unborn')}, ${of(child, 'born_on')} nulls last, ${of(child, 'expected_delivery_on')} nulls last, ${of(child, 'id')}`

/** The same from the last to the first, for who asks for so many of the last. */
export const againstSiblingOrder = (child = 'child'): RawBuilder<unknown> =>
  sql`${of(child, 'unborn')} desc, ${of(child, 'born_on')} desc nulls first, ${of(child, 'expected_delivery_on')} desc nulls first,
    ${of(child, 'id')} desc`

/** The same as one text, for who puts together what was asked for apart. */
export const siblingPlace = (child = 'child'): RawBuilder<string> =>
  sql<string>`concat_ws(' ', ${of(child, 'unborn')}::int, coalesce(${of(child, 'born_on')}, 'infinity'),
    coalesce(${of(child, 'expected_delivery_on')}, 'infinity'), lpad(${of(child, 'id')}::text, 10, '0'))`

const of = (child: string, column: string): RawBuilder<unknown> => sql.ref(`${child}.${column}`)
