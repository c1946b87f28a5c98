import { childReach } from '#rules/access/permissions.ts'
import { lookingAs } from './looking-as.ts'
import type { World } from './world.ts'

/** Whether the panel administrator, as whom lists and sheets are read, sees every child today: she can leave or lose her role like anybody. */
export async function readerSeesAll(world: World): Promise<boolean> {
  const looking = await lookingAs(world, world.place.people.panelAdministrator, 'see-tracker')
  return looking !== null && childReach(looking.actor, looking.permission).all
}
