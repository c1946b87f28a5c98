import { type Labels, labelsWith } from '#rules/words/labels.ts'
import type { World } from './world.ts'

/** What the council calls everything at this moment, by its table alone. (SET-03) */
export async function labelsToday({ db }: Pick<World, 'db'>): Promise<Labels> {
  const rows = await db.selectFrom('label').select(['key', 'text']).execute()
  return labelsWith(new Map(rows.map(({ key, text }) => [key, text])))
}
