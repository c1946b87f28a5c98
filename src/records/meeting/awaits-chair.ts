import { sql } from 'kysely'

/** Whether what came of the row’s agenda item, if it came of one, is still to be confirmed by its chair. (TM-04) */
export const awaitsChair = sql<boolean>`coalesce(agenda_item.state <> 'confirmed', false)`.as('awaitsChair')
