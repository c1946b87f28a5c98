import type { Db, Tx } from '#records/keeping/db.ts'

/** A view of the tracker somebody gave a name to; `choices` is what its address says, the tracker opens with the one that `opens`. */
export type NamedView = {
  readonly id: number
  readonly name: string
  readonly choices: string
  readonly opens: boolean
}

/** How one person looks at the tracker: as they left it last, null for the first time, and their views by name. */
export type TrackerViews = { readonly left: string | null; readonly named: readonly NamedView[] }

/** What a person calls a view, and whether the tracker opens with it. */
export type ViewDetails = Pick<NamedView, 'name' | 'opens'>

/** How this person looks at the tracker; nobody else ever reads it. */
export async function loadTrackerViews(db: Db, personId: number): Promise<TrackerViews> {
  const rows = await db
    .selectFrom('trackerView')
    .select(['id', 'name', 'choices', 'opens'])
    .where('personId', '=', personId)
    .orderBy('name')
    .execute()
  return {
    left: rows.find(({ name }) => name === null)?.choices ?? null,
    named: rows.flatMap(({ name, ...view }) => (name === null ? [] : [{ ...view, name }])),
  }
}

/** The tracker opens like this the next time, on whatever machine. */
export async function leaveTracker(db: Db, personId: number, choices: string): Promise<void> {
  await db
    .insertInto('trackerView')
    .values({ personId, name: null, choices })
    .onConflict((left) => left.columns(['personId', 'name']).doUpdateSet({ choices }))
    .execute()
}

/** Keeps a view under a name; not one that this person has given to another view. */
export async function addTrackerView(
  tx: Tx,
  personId: number,
  { name, choices, opens }: Omit<NamedView, 'id'>,
): Promise<'kept' | 'name-taken'> {
  if (opens) await noneOpens(tx, personId)
  const added = await tx
    .insertInto('trackerView')
    .values({ personId, name, choices, opens })
    .onConflict((taken) => taken.columns(['personId', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added === undefined ? 'name-taken' : 'kept'
}

/** Gives a view of this person another name, or lets the tracker open with it. */
export async function changeTrackerView(
  tx: Tx,
  personId: number,
  id: number,
  { name, opens }: ViewDetails,
): Promise<'kept' | 'name-taken'> {
  const other = await tx
    .selectFrom('trackerView')
    .select('id')
    .where('personId', '=', personId)
    .where('name', '=', name)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (other !== undefined) return 'name-taken'
  if (opens) await noneOpens(tx, personId)
  await tx
    .updateTable('trackerView')
    .set({ name, opens })
    .where('personId', '=', personId)
    .where('id', '=', id)
    .execute()
  return 'kept'
}

const noneOpens = (tx: Tx, personId: number) =>
  tx
    .updateTable('trackerView')
    .set({ opens: false })
    .where('personId', '=', personId)
    .where('opens', '=', true)
    .execute()

/** Takes away a view of this person's; the children in it stay where they are. */
export async function removeTrackerView(tx: Tx, personId: number, id: number): Promise<void> {
  await tx
    .deleteFrom('trackerView')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .where('name', 'is not', null)
    .execute()
}
