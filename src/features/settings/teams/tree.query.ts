import type { Db } from '#records/keeping/db.ts'
import { loadManagers, loadServices, loadTeams } from '#records/people/teams.ts'
import { loadHoldings } from '#records/people/people.ts'
import { readBusiness } from '#records/sittings/business-of-series.ts'
import { businessWords } from '#rules/meeting/business.ts'
import { type InRole, whoAnswers } from '#rules/people/holdings.ts'

/** A service with who answers for it and its teams, each with its meeting and its managers, on a day. */
export type ServiceInTree = {
  readonly id: number
  readonly name: string
  readonly headsOfService: readonly InRole[]
  readonly serviceManagers: readonly InRole[]
  readonly teams: readonly {
    readonly id: number
    readonly name: string
    readonly series: string | null
    /** 'Court progression: Court Progression Panel', for each kind of business that another meeting was chosen for. */
    readonly elsewhere: readonly string[]
    readonly teamManagers: readonly InRole[]
  }[]
}

/** The authority's tree on a day: services by name, in each its teams by name. (SET-02) */
export async function loadTree(db: Db, on: Temporal.PlainDate): Promise<readonly ServiceInTree[]> {
  const [services, teams, managersOf, series, holdings, business] = await Promise.all([
    loadServices(db),
    loadTeams(db),
    loadManagers(db, on),
    db.selectFrom('meetingSeries').select(['id', 'name']).execute(),
    loadHoldings(db, ['service-manager', 'head-of-service']),
    readBusiness(db),
  ])
  const seriesNames = new Map(series.map(({ id, name }) => [id, name]))
  const elsewhereOf = new Map(business.teams.map(({ id, elsewhere }) => [id, elsewhere]))
  const answering = (role: 'service-manager' | 'head-of-service', serviceId: number) =>
    holdings
      .filter((holding) => holding.role === role && holding.serviceId === serviceId)
      .flatMap((holding) => whoAnswers(holding, on))
  return services.map(({ id, name }) => ({
    id,
    name,
    headsOfService: answering('head-of-service', id),
    serviceManagers: answering('service-manager', id),
    teams: teams
      .filter(({ serviceId }) => serviceId === id)
      .map((team) => ({
        id: team.id,
        name: team.name,
        series: team.seriesId === null ? null : (seriesNames.get(team.seriesId) ?? null),
        elsewhere: (elsewhereOf.get(team.id) ?? []).map(
          ({ kind, seriesId }) => `${businessWords[kind]}: ${seriesNames.get(seriesId) ?? ''}`,
        ),
        teamManagers: managersOf(team.id).teamManagers,
      })),
  }))
}
