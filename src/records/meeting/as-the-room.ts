import type { Looking } from '#records/access/visible-children.ts'

/**
 * The agenda as everybody in the room has it, for what follows from the whole of it: when an item begins. Nothing that is found so may be
 * shown before it is narrowed to what its reader may see; a restricted family isn't found.
 */
export const asTheRoom = (today: Temporal.PlainDate): Looking => ({
  actor: { personId: 0, name: 'The room', holdings: [], seats: ['chair'] },
  permission: 'see-child',
  today,
})
