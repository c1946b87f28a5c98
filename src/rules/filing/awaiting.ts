import { nameFor } from '#rules/words/name-for.ts'

/** What a note says of an item and of its decision that is filed before the chair has confirmed. (TM-04) */
export const awaiting = `Recorded; awaiting the ${nameFor('role.chair', 'short')}’s confirmation`
