import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { assessmentsOfFamily, type KeptAssessment } from '#records/pre-proceedings/assessments.ts'
import { type KeptOffer, offersOfFamily } from '#records/pre-proceedings/family-meeting-offers.ts'
import { type KeptParentsMeeting, parentsMeetingsOfFamily } from '#records/pre-proceedings/parents-meetings.ts'

/** What is done with a family between the meetings of the panel. (PP-08) */
export type WorkBetween = {
  /** By the day they are due, received ones among them. */
  readonly assessments: readonly KeptAssessment[]
  /** In their order, with who came. */
  readonly parentsMeetings: readonly KeptParentsMeeting[]
  /** To whom the family's own meeting was offered, by the period in pre-proceedings. */
  readonly offers: ReadonlyMap<number, readonly KeptOffer[]>
}

/** All of it, of the children this person may see. */
export async function workBetween(db: Db, looking: Looking, familyId: number): Promise<WorkBetween> {
  const [assessments, parentsMeetings, offers] = await Promise.all([
    assessmentsOfFamily(db, looking, familyId),
    parentsMeetingsOfFamily(db, looking, familyId),
    offersOfFamily(db, familyId),
  ])
  return { assessments, parentsMeetings, offers }
}
