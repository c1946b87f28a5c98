import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed, Saved } from '#records/keeping/deed.ts'
import { keepOwnHistory } from '#records/keeping/own-history.ts'
import { keepElsewhere, loadElsewhere } from '#records/sittings/business-of-series.ts'
import type { TeamAtMeetings } from '#rules/meeting/business.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** A service as it is kept. */
export type StoredService = { readonly id: number; readonly name: string; readonly version: number }

/** What is kept of a team: its name, the service it sits in, the tracking meeting it belongs to. (SET-02) */
export type TeamDetails = {
  readonly name: string
  readonly serviceId: number
  readonly seriesId: number | null
  /** The meetings that take business of one kind instead (SET-06). */
  readonly elsewhere: TeamAtMeetings['elsewhere']
}
export type StoredTeam = TeamDetails & { readonly id: number; readonly version: number }

export const loadService = async (db: Db, id: number): Promise<StoredService | null> =>
  (await db.selectFrom('service').select(['id', 'name', 'version']).where('id', '=', id).executeTakeFirst()) ?? null

export async function loadTeam(db: Db, id: number): Promise<StoredTeam | null> {
  const [team, elsewhere] = await Promise.all([
    db
      .selectFrom('team')
      .select(['id', 'name', 'serviceId', 'seriesId', 'version'])
      .where('id', '=', id)
      .executeTakeFirst(),
    loadElsewhere(db, id),
  ])
  return team === undefined ? null : { ...team, elsewhere }
}

/** Whether another team or service has that name already, however it is written. */
export async function nameIsTaken(
  db: Db,
  table: 'team' | 'service' | 'meetingSeries',
  name: string,
  ownId: number | null,
): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select('id')
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase()))
    .where('id', '!=', ownId ?? 0)
    .executeTakeFirst()
  return row !== undefined
}

export async function addService(tx: Tx, deed: Deed, name: string): Promise<number> {
  const { id } = await tx.insertInto('service').values({ name }).returning('id').executeTakeFirstOrThrow()
  await keepOwnHistory(tx, deed, { kind: 'service', id, before: null, after: { name } })
  return id
}

/** Saves a service as loaded before; says when somebody else has saved since. */
export async function saveService(tx: Tx, deed: Deed, stored: StoredService, name: string): Promise<Saved> {
  const { id, version } = stored
  if (!(await saveOver(tx, 'service', { id, version }, { name }))) return 'changed-by-someone-else'
  await keepOwnHistory(tx, deed, { kind: 'service', id, before: { name: stored.name }, after: { name } })
  return 'saved'
}

/** What the history says of a team: nothing of other meetings where none takes anything. */
const toldOf = ({ elsewhere, ...team }: TeamDetails) => (elsewhere.length === 0 ? team : { ...team, elsewhere })

export async function addTeam(tx: Tx, deed: Deed, team: TeamDetails): Promise<number> {
  const { elsewhere, ...row } = team
  const { id } = await tx.insertInto('team').values(row).returning('id').executeTakeFirstOrThrow()
  await keepElsewhere(tx, id, elsewhere)
  await keepOwnHistory(tx, deed, { kind: 'team', id, before: null, after: toldOf(team) })
  return id
}

/** Saves a team as loaded before; says when somebody else has saved since. */
export async function saveTeam(tx: Tx, deed: Deed, stored: StoredTeam, to: TeamDetails): Promise<Saved> {
  const { id, version, ...before } = stored
  const { elsewhere, ...row } = to
  if (!(await saveOver(tx, 'team', { id, version }, row))) return 'changed-by-someone-else'
  await keepElsewhere(tx, id, elsewhere)
  await keepOwnHistory(tx, deed, { kind: 'team', id, before: toldOf(before), after: toldOf(to) })
  return 'saved'
}
