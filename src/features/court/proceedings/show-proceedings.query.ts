import { loadCourtCounting } from '#records/court/court-counting.ts'
import { filingsOfCases, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsOfCases, type KeptHearing } from '#records/court/hearings.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import { type KeptProceedings, loadProceedings } from '#records/court/proceedings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { courtStage, type CourtStage } from '#rules/court/hearing-status.ts'
import { proceedingsClock, type ProceedingsClock } from '#rules/court/proceedings-clock.ts'

export type ShownProceedings = {
  readonly proceedings: KeptProceedings
  readonly hearings: readonly KeptHearing[]
  readonly filings: readonly KeptFiling[]
  readonly stage: CourtStage
  readonly clock: ProceedingsClock | null
  readonly counting: CourtCounting
  readonly today: PlainDate
  readonly mayKeep: boolean
  /** When the application was made for each child who came from pre-proceedings. */
  readonly applications: readonly Application[]
}

export type Application = {
  readonly childId: number
  readonly name: string
  readonly on: PlainDate | null
  /** The day of the decision to issue that ended the child's pre-proceedings; null while they are open. */
  readonly decidedOn: PlainDate | null
}

/** A case with its hearings, filing duties and clock; null when there is none with a child this person may see. */
export async function showProceedings(db: Db, looking: Looking, id: number): Promise<ShownProceedings | null> {
  const proceedings = await loadProceedings(db, looking, id)
  if (proceedings === null) return null
  const childIds = proceedings.children.map(({ childId }) => childId)
  const [hearings, filings, counting, kept, episodes] = await Promise.all([
    hearingsOfCases(db, looking, [id]),
    filingsOfCases(db, looking, [id]),
    loadCourtCounting(db),
    loadProceedings(db, { ...looking, permission: 'keep-court-record' }, id),
    loadEpisodes(db, childIds),
  ])
  return {
    proceedings,
    hearings,
    filings,
    stage: courtStage(proceedings, hearings),
    clock: proceedingsClock(proceedings, looking.today, counting.weeks),
    counting,
    today: looking.today,
    mayKeep: kept !== null,
    applications: proceedings.children.flatMap(({ childId, name }) => {
      const last = episodes.findLast((each) => each.childId === childId)?.episode
      return last?.stage.status === 'open' || last?.stage.status === 'stepped-up'
        ? [{ childId, name, on: last.applicationOn, decidedOn: last.stage.status === 'open' ? null : last.stage.on }]
        : []
    }),
  }
}
