import {
  type Business,
  kindsOfBusiness,
  type SeriesTaking,
  type TeamAtMeetings,
  whoTakes,
} from '#rules/meeting/business.ts'
import { authorityFact, type FactsDb } from '#records/keeping/facts.ts'
import type { Db, Tx } from '#records/keeping/db.ts'

/** Who takes what: every series, the first one first, and every team. */
export type BusinessFacts = { readonly takes: readonly SeriesTaking[]; readonly teams: readonly TeamAtMeetings[] }

/** The same, read as it stands now. */
export async function readBusiness(db: FactsDb): Promise<BusinessFacts> {
  const [series, business, teams, elsewhere] = await Promise.all([
    db.selectFrom('meetingSeries').select('id').orderBy('id').execute(),
    db.selectFrom('seriesBusiness').select(['seriesId', 'kind']).execute(),
    db.selectFrom('team').select(['id', 'seriesId']).orderBy('id').execute(),
    db.selectFrom('teamBusiness').select(['teamId', 'kind', 'seriesId']).execute(),
  ])
  const [kindsOf, ofTeam] = [
    Map.groupBy(business, ({ seriesId }) => seriesId),
    Map.groupBy(elsewhere, ({ teamId }) => teamId),
  ]
  return {
    takes: series.map(({ id }) => ({ id, takes: inOrder((kindsOf.get(id) ?? []).map(({ kind }) => kind)) })),
    teams: teams.map((team) => ({
      ...team,
      elsewhere: (ofTeam.get(team.id) ?? []).flatMap(({ kind, seriesId }) =>
        inOrder([kind]).map((known) => ({ kind: known, seriesId })),
      ),
    })),
  }
}

const inOrder = (kinds: readonly string[]): readonly Business[] =>
  kindsOfBusiness.filter((kind) => kinds.includes(kind))

const loadBusiness = authorityFact(readBusiness)

/** What each series takes, by its id. (SET-06) */
export const loadTaken = authorityFact(async (db): Promise<ReadonlyMap<number, readonly Business[]>> => {
  const { takes } = await readBusiness(db)
  return new Map(takes.map((each) => [each.id, each.takes]))
})

/** Which series takes a team's business of a kind, as things stand now. (SET-06) */
export const loadWhoTakes = authorityFact(async (db) => {
  const { takes, teams } = await readBusiness(db)
  return whoTakes(takes, teams)
})

/** The teams whose business of one of these kinds a series takes; `andNone`: also that of children without a team. */
export type TeamsTaken = { readonly teamIds: readonly number[]; readonly andNone: boolean }

export async function teamsTaken(db: Db, seriesId: number, kinds: readonly Business[]): Promise<TeamsTaken> {
  const [{ teams }, takes] = await Promise.all([loadBusiness(db), loadWhoTakes(db)])
  const isHere = (teamId: number | null) => kinds.some((kind) => takes(kind, teamId) === seriesId)
  return { teamIds: teams.map(({ id }) => id).filter(isHere), andNone: isHere(null) }
}

/** Writes down what a series takes; what teams had chosen of it that it takes no longer is theirs to choose again. */
export async function keepTaken(tx: Tx, seriesId: number, takes: readonly Business[]): Promise<void> {
  await tx
    .deleteFrom('teamBusiness')
    .where('seriesId', '=', seriesId)
    .$if(takes.length > 0, (query) => query.where('kind', 'not in', takes))
    .execute()
  await tx
    .deleteFrom('seriesBusiness')
    .where('seriesId', '=', seriesId)
    .$if(takes.length > 0, (query) => query.where('kind', 'not in', takes))
    .execute()
  if (takes.length === 0) return
  await tx
    .insertInto('seriesBusiness')
    .values(takes.map((kind) => ({ seriesId, kind })))
    .onConflict((twin) => twin.doNothing())
    .execute()
}

/** The meetings that take business of one kind of a team, where they were chosen, in the order of the kinds. */
export async function loadElsewhere(db: Db, teamId: number): Promise<TeamAtMeetings['elsewhere']> {
  const rows = await db.selectFrom('teamBusiness').select(['kind', 'seriesId']).where('teamId', '=', teamId).execute()
  return kindsOfBusiness.flatMap((kind) =>
    rows.filter((row) => row.kind === kind).map(({ seriesId }) => ({ kind, seriesId })),
  )
}

export async function keepElsewhere(tx: Tx, teamId: number, elsewhere: TeamAtMeetings['elsewhere']): Promise<void> {
  await tx.deleteFrom('teamBusiness').where('teamId', '=', teamId).execute()
  if (elsewhere.length > 0)
    await tx
      .insertInto('teamBusiness')
      .values(elsewhere.map((each) => ({ teamId, ...each })))
      .execute()
}
