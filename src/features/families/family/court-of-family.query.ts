import { loadCourtCounting } from '#records/court/court-counting.ts'
import { filingsOfFamily, type KeptFiling } from '#records/court/court-filings.ts'
import type { Db } from '#records/keeping/db.ts'
import { hearingsOfFamily, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptPrivate, privateOfFamily } from '#records/court/private-proceedings.ts'
import { type KeptProceedings, proceedingsOfFamily } from '#records/court/proceedings.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'

/** Care proceedings with what hangs on them. */
export type CaseOnPage = {
  readonly proceedings: KeptProceedings
  readonly hearings: readonly KeptHearing[]
  readonly filings: readonly KeptFiling[]
}

/** What is at court for a family: cases, open ones first, and private proceedings. */
export type CourtOfFamily = {
  readonly cases: readonly CaseOnPage[]
  readonly privates: readonly KeptPrivate[]
  readonly counting: CourtCounting
}

/** A family's court matters that this person may see. (CT-01, CT-03, CT-04, CT-06) */
export async function courtOfFamily(db: Db, looking: Looking, familyId: number): Promise<CourtOfFamily> {
  const [proceedings, hearings, filings, privates, counting] = await Promise.all([
    proceedingsOfFamily(db, looking, familyId),
    hearingsOfFamily(db, looking, familyId),
    filingsOfFamily(db, looking, familyId),
    privateOfFamily(db, looking, familyId),
    loadCourtCounting(db),
  ])
  const cases = proceedings.map((each) => ({
    proceedings: each,
    hearings: hearings.filter(({ proceedingsId }) => proceedingsId === each.id),
    filings: filings.filter(({ proceedingsId }) => proceedingsId === each.id),
  }))
  return { cases, privates, counting }
}

/** The open case a child is in, if any, with what of it is about all its children or this one. */
export function openCaseOf({ cases }: CourtOfFamily, childId: number): CaseOnPage | null {
  const found = cases.find(
    ({ proceedings }) =>
      proceedings.endedOn === null && proceedings.children.some((child) => child.childId === childId),
  )
  if (found === undefined) return null
  const isAbout = (each: { readonly childId: number | null }) => each.childId === null || each.childId === childId
  return { ...found, hearings: found.hearings.filter(isAbout), filings: found.filings.filter(isAbout) }
}
