import type { Db } from '#records/keeping/db.ts'

/** One change of a setting, by whom and when: what each field was and became. */
export type SettingChange = {
  readonly at: Temporal.Instant
  readonly who: string
  readonly before: unknown
  readonly after: unknown
}

/** Who changed a setting, from what to what? The latest first, half a hundred at most. */
export async function changesOfSetting(db: Db, id: number): Promise<readonly SettingChange[]> {
  const rows = await db
    .selectFrom('changeHistory')
    .leftJoin('person', 'person.id', 'changeHistory.personId')
    .select(['at', 'person.name as who', 'before', 'after'])
    .where('recordKind', '=', 'setting')
    .where('recordId', '=', id)
    .orderBy('changeHistory.id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, who: row.who ?? 'Somebody' }))
}
