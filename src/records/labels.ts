import { type Labels, labelsWith } from '#rules/labels.ts'
import type { Db } from './db.ts'

/** What the authority calls its bodies, roles and documents: `(await loadLabels(db))('body.gateway-panel')`. (SET-03) */
export async function loadLabels(db: Db): Promise<Labels> {
  const rows = await db.selectFrom('label').select(['key', 'text']).execute()
  return labelsWith(new Map(rows.map(({ key, text }) => [key, text])))
}
