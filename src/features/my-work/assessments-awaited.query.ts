import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { awaitedAssessments, type KeptAssessment } from '#records/pre-proceedings/assessments.ts'
import { caseHolderRoles, type Role } from '#rules/access/actor.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import { assessmentTitle } from '#rules/pre-proceedings/assessments.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { atMost, dueTag, familyIn, type WorkItem } from './work-item.ts'

/** Who waits for an assessment: whoever holds the case, and their team manager. */
const whoWaits: readonly Role[] = [...caseHolderRoles, 'team-manager']

/** Assessments not received, overdue, due within two weeks or by no day anybody said, of children in pre-proceedings. (PP-08) */
export async function assessmentsAwaited(db: Db, looking: Looking): Promise<readonly WorkItem[]> {
  const { actor, today } = looking
  const holdings = actor.holdings.filter(({ role }) => whoWaits.includes(role))
  if (holdings.length === 0) return []
  const theirs: Looking = { ...looking, actor: { ...actor, holdings, seats: [] } }
  const awaited = await awaitedAssessments(db, theirs, today.add({ weeks: 2 }))
  const items = awaited.map((each) => itemOf(each, looking))
  return atMost(6, items, { one: 'assessment', several: 'assessments', href: '/tracker?due=2', today })
}

function itemOf(each: KeptAssessment, { today }: Looking): WorkItem {
  const { dueOn, byWhom, instructedOn } = each
  const words = [
    `for ${sayNames(each.children.map(({ name }) => name))}`,
    byWhom,
    instructedOn === null ? 'not instructed yet' : `instructed ${sayDateWithoutYear(instructedOn)}`,
    dueOn === null ? null : `due ${sayDateWithoutYear(dueOn)}`,
  ]
  return {
    title: assessmentTitle(each),
    href: `/assessments/${each.id}`,
    detail: words.filter((word) => word !== null).join(' · '),
    tag: dueOn === null ? { text: 'No date yet', tone: 'calm' } : dueTag(dueOn, today),
    on: dueOn ?? 'any-time',
    pastLimitBy: 0,
    family: familyIn(each),
    saw: each.children.map(({ childId }) => childId),
  }
}
