import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { loadCourtCounting } from '#records/court/court-counting.ts'
import { casesWithoutHearing, type KeptProceedings } from '#records/court/proceedings.ts'
import { may } from '#rules/access/permissions.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { publicLawOutline } from '#rules/court/public-law-outline.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { dueTag, familyIn, type WorkItem } from './work-item.ts'

/** Of older cases an imported workbook may simply not have said the hearings. */
const issuedWithin = { weeks: 12 }

/** Cases issued of which no hearing is recorded yet, of the children somebody works with, with the window of the first one. (CT-01, C2) */
export async function hearingsToList(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const [cases, counting] = await Promise.all([
    casesWithoutHearing(db, looking, looking.today.subtract(issuedWithin)),
    loadCourtCounting(db),
  ])
  return cases.flatMap((each) => itemOf(each, looking, counting))
}

function itemOf(each: KeptProceedings, looking: Looking, { calendar, weeks }: CourtCounting): readonly WorkItem[] {
  const { id, issuedOn, children } = each
  if (issuedOn === null || children.length === 0) return []
  const { day12, day18 } = publicLawOutline(calendar, issuedOn, weeks)
  return [
    {
      title: `List the case management hearing: ${sayNames(children.map(({ name }) => name))}`,
      href: may(looking.actor, 'keep-court-record') ? `/proceedings/${id}/hearings/new` : `/proceedings/${id}`,
      detail: `issued ${sayDateWithoutYear(issuedOn)} · expected ${sayDateWithoutYear(day12)} to ${sayDateWithoutYear(day18)}`,
      tag: dueTag(day18, looking.today),
      on: day12,
      pastLimitBy: 0,
      family: familyIn(each),
      saw: children.map(({ childId }) => childId),
      kind: 'limit',
    },
  ]
}
