import { loadCourtCounting } from '#records/court/court-counting.ts'
import { filingsOfFamily } from '#records/court/court-filings.ts'
import { hearingsOfFamily } from '#records/court/hearings.ts'
import { hearingMovesOf } from '#records/court/private-hearing-moves.ts'
import { type KeptPrivate, privateOfFamily } from '#records/court/private-proceedings.ts'
import { proceedingsOfFamily } from '#records/court/proceedings.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import type { DateReason } from '#rules/calendar/date-reason.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { courtSheet } from '#rules/court/court-sheet.ts'
import { privateSheet } from '#rules/court/private-sheet.ts'

/** The dates of one case with their reasons; `called` as on the family's page. */
type DatesOfCase = { readonly called: string; readonly href: string; readonly reasons: readonly DateReason[] }

/** Every case a child is in, open or ended, with the reason of each of its dates. */
export type CourtOnSheet = readonly DatesOfCase[]

/** A child's care and private proceedings for the clock sheet: what is about this child or about every child of the case. (PP-10) */
export async function courtOnSheet(
  db: Db,
  looking: Looking,
  { id, familyId }: Pick<KeptChild, 'id' | 'familyId'>,
): Promise<CourtOnSheet> {
  const { today } = looking
  const [cases, hearings, filings, privates, counting] = await Promise.all([
    proceedingsOfFamily(db, looking, familyId),
    hearingsOfFamily(db, looking, familyId),
    filingsOfFamily(db, looking, familyId),
    privateOfFamily(db, looking, familyId),
    loadCourtCounting(db),
  ])
  const own = privates.filter(({ childId }) => childId === id)
  const isAbout = ({ childId }: { readonly childId: number | null }) => childId === null || childId === id
  const ofChild = cases.filter(({ children }) => children.some(({ childId }) => childId === id))
  const ofCase = <Matter extends AboutCase>(each: { readonly id: number }, matters: readonly Matter[]) =>
    matters.filter((matter) => matter.proceedingsId === each.id && isAbout(matter))
  const careDates = ofChild.map((each) => ({
    called: `Care proceedings${each.courtNumber === null ? '' : ` ${each.courtNumber}`}`,
    href: `/proceedings/${each.id}`,
    reasons: courtSheet({ ...each, hearings: ofCase(each, hearings), filings: ofCase(each, filings) }, counting, today),
  }))
  return [...careDates, ...(await privateDates(db, own, counting, today))]
}

type AboutCase = { readonly proceedingsId: number; readonly childId: number | null }

async function privateDates(
  db: Db,
  privates: readonly KeptPrivate[],
  counting: CourtCounting,
  today: Temporal.PlainDate,
): Promise<CourtOnSheet> {
  const moves = await hearingMovesOf(
    db,
    privates.map(({ id }) => id),
  )
  return privates.map((work) => {
    const earlierHearings = (moves.get(work.id) ?? []).flatMap(({ from }) => from ?? [])
    return {
      called: 'Private proceedings',
      href: `/private-proceedings/${work.id}`,
      reasons: privateSheet({ ...work, earlierHearings }, counting, today),
    }
  })
}
