import type { Db } from '#records/keeping/db.ts'

/** What the address of the list said when this person looked at it last; null for the first time. Nobody else ever reads it. */
export async function loadActionsLeft(db: Db, personId: number): Promise<string | null> {
  const row = await db.selectFrom('actionsLeft').select('choices').where('personId', '=', personId).executeTakeFirst()
  return row?.choices ?? null
}

/** The list opens like this the next time, on whatever machine. */
export async function leaveActions(db: Db, personId: number, choices: string): Promise<void> {
  await db
    .insertInto('actionsLeft')
    .values({ personId, choices })
    .onConflict((left) => left.column('personId').doUpdateSet({ choices }))
    .execute()
}
