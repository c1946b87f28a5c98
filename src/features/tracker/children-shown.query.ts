import { sql } from 'kysely'
import type { WaitingResource } from '#rules/resources/resource.ts'
import type { OpenFacts } from '#rules/tracker/clock-line.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { resourcesWaitingFor } from '#records/resources/waiting-of-children.ts'
import { loadOpenFacts } from '#records/tracker/open-facts.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A child with something open, and how that stands. */
export type OpenChild = OpenFacts & {
  readonly id: number
  readonly familyId: number
  readonly familyReference: string
  readonly familyName: string
  readonly name: string
  readonly caseSystemId: string | null
  readonly bornOn: Temporal.PlainDate | null
  readonly expectedDeliveryOn: Temporal.PlainDate | null
  readonly teamId: number | null
  readonly team: string | null
  readonly socialWorker: string | null
  readonly solicitor: string | null
  readonly legalStatus: string | null
  /** Whether whoever looks may keep the child's record as well. */
  readonly mayKeep: boolean
  /** What was asked for the child that costs money and waits to be decided. (PP-07) */
  readonly resources: readonly WaitingResource[]
}

/** These children as the rules have them on that day, in the order asked for; one whom this person may not see isn't there. */
export async function childrenShown(
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly OpenChild[]> {
  const [children, factsOf, resources] = await Promise.all([
    db
      .selectFrom('child')
      .innerJoin('family', 'family.id', 'child.familyId')
      .leftJoin('team', 'team.id', 'child.teamId')
      .leftJoin('person', 'person.id', 'child.socialWorkerId')
      .leftJoin('person as lawyer', 'lawyer.id', 'child.solicitorId')
      .select(['child.id', 'child.familyId', 'family.reference as familyReference', 'family.name as familyName'])
      .select(['child.name', 'child.caseSystemId', 'child.bornOn', 'child.expectedDeliveryOn', 'child.teamId'])
      .select(['child.legalStatus', 'team.name as team', 'person.name as socialWorker', 'lawyer.name as solicitor'])
      .select(sql<boolean>`${isVisibleChild({ ...looking, permission: 'keep-record' })}`.as('mayKeep'))
      .where('child.id', '=', anyOf(childIds))
      .where(isVisibleChild(looking))
      .execute(),
    loadOpenFacts(db, childIds, looking.today),
    resourcesWaitingFor(db, childIds),
  ])
  const childOf = new Map(
    children.map((child) => [child.id, { ...child, ...factsOf(child.id), resources: resources.get(child.id) ?? [] }]),
  )
  return childIds.flatMap((id) => childOf.get(id) ?? [])
}
