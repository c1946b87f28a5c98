import { loadActor } from '#records/access/actors.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { Permission } from '#rules/access/permissions.ts'
import type { World } from './world.ts'

/** Somebody looking today with a permission; null once they have left. */
export async function lookingAs(
  { db, today }: Pick<World, 'db' | 'today'>,
  who: number,
  permission: Permission,
): Promise<Looking | null> {
  const actor = await loadActor(db, who, today())
  return actor === null ? null : { actor, permission, today: today() }
}
