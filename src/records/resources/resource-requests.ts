import { sql } from 'kysely'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import type { ResourceGoing, ResourceKind } from '#rules/resources/resource.ts'

/** A child for whom a resource was asked; `isOpen` while the pre-proceedings it was asked for in are. */
export type ResourceChild = {
  readonly childId: number
  readonly name: string
  readonly teamId: number | null
  readonly isOpen: boolean
}

/** A resource that was asked for, of children of one family, as far as a person sees them; amounts in whole pence. (PP-07) */
export type ResourceRequest = ResourceGoing & {
  readonly id: number
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly kind: ResourceKind
  readonly what: string
  readonly why: string
  readonly askedById: number
  readonly askedBy: string
  /** The meeting at whose item it was asked for; null where it was asked for elsewhere. */
  readonly askedAtMeeting: string | null
  readonly decidedBy: string | null
  readonly decidedAs: string | null
  readonly reasons: string | null
  readonly closedBy: string | null
  readonly closedWords: string | null
  readonly panelItemId: number | null
  readonly version: number
  readonly children: readonly ResourceChild[]
  /** It is also for a child whom this person doesn’t see: they don’t decide it or withdraw it for that child. (FAM-05) */
  readonly isForOthersToo: boolean
}

const rowsOf = (db: Db, looking: Looking) =>
  db
    .selectFrom('resourceRequest')
    .innerJoin('resourceRequestChild', 'resourceRequestChild.requestId', 'resourceRequest.id')
    .innerJoin('child', 'child.id', 'resourceRequestChild.childId')
    .innerJoin('episode', 'episode.id', 'resourceRequestChild.episodeId')
    .innerJoin('family', 'family.id', 'resourceRequest.familyId')
    .innerJoin('person as asker', 'asker.id', 'resourceRequest.askedBy')
    .leftJoin('person as decider', 'decider.id', 'resourceRequest.decidedBy')
    .leftJoin('person as closer', 'closer.id', 'resourceRequest.closedBy')
    .leftJoin('agendaItem as askedAt', 'askedAt.id', 'resourceRequest.askedAtItemId')
    .leftJoin('sitting', 'sitting.id', 'askedAt.sittingId')
    .leftJoin('meetingSeries', 'meetingSeries.id', 'sitting.seriesId')
    .selectAll('resourceRequest')
    .select(['family.name as familyName', 'family.reference as familyReference'])
    .select(['asker.name as askerName', 'decider.name as deciderName', 'closer.name as closerName'])
    .select('meetingSeries.name as askedAtMeeting')
    .select(['child.id as childId', 'child.name as childName', 'child.teamId', 'episode.endedOn'])
    .select(
      sql<number>`(select count(*) from resource_request_child every_child where every_child.request_id = resource_request.id)::integer`.as(
        'ofHowMany',
      ),
    )
    .where(isVisibleChild(looking))
    .orderBy('resourceRequest.askedOn')
    .orderBy('resourceRequest.id')
    .orderBy(inSiblingOrder())

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const together = (rows: readonly Row[]): readonly ResourceRequest[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofRequest) => {
    const [first] = ofRequest
    return first === undefined ? [] : [asRequest(first, ofRequest)]
  })

const asRequest = (
  { askerName, deciderName, closerName, ofHowMany, ...row }: Row,
  ofRequest: readonly Row[],
): ResourceRequest => ({
  ...row,
  askedById: row.askedBy,
  askedBy: askerName,
  decidedBy: deciderName,
  closedBy: closerName,
  isForOthersToo: ofHowMany > ofRequest.length,
  children: ofRequest.map(({ childId, childName, teamId, endedOn }) => ({
    childId,
    name: childName,
    teamId,
    isOpen: endedOn === null,
  })),
})

/** All that was asked for children of a family, oldest first: for each only what is theirs. (PP-07) */
export const resourcesOfFamily = async (
  db: Db,
  looking: Looking,
  familyId: number,
): Promise<readonly ResourceRequest[]> =>
  together(await rowsOf(db, looking).where('resourceRequest.familyId', '=', familyId).execute())

/** One request, or null when it is for no child this person may see. (PP-07) */
export const loadResource = async (db: Db, looking: Looking, id: number): Promise<ResourceRequest | null> =>
  together(await rowsOf(db, looking).where('resourceRequest.id', '=', id).execute())[0] ?? null

/** What waits to be decided, and what this person asked for that was decided or closed since a day; oldest first. (PP-07) */
export const resourcesOnTheirWay = async (
  db: Db,
  looking: Looking,
  since: Temporal.PlainDate,
): Promise<readonly ResourceRequest[]> =>
  together(
    await rowsOf(db, looking)
      .where((eb) =>
        eb.or([
          eb.and([eb('resourceRequest.decision', 'is', null), eb('resourceRequest.closedOn', 'is', null)]),
          eb.and([
            eb('resourceRequest.askedBy', '=', looking.actor.personId),
            eb(eb.fn.coalesce('resourceRequest.decidedOn', 'resourceRequest.closedOn'), '>=', since),
          ]),
        ]),
      )
      .execute(),
  )

/** What waits to be decided for any of these children, oldest first. (PP-07) */
export const resourcesWaitingForAny = async (
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly ResourceRequest[]> =>
  childIds.length === 0
    ? []
    : together(
        await rowsOf(db, looking)
          .where('resourceRequest.decision', 'is', null)
          .where('resourceRequest.closedOn', 'is', null)
          .where('resourceRequest.id', 'in', (eb) =>
            eb
              .selectFrom('resourceRequestChild as asked')
              .select('asked.requestId')
              .where('asked.childId', '=', anyOf(childIds)),
          )
          .execute(),
      )

/** What was asked for from one day to another, both in it; oldest first. (PP-07) */
export const resourcesAskedWithin = async (
  db: Db,
  looking: Looking,
  { from, to }: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly ResourceRequest[]> =>
  together(
    await rowsOf(db, looking)
      .where('resourceRequest.askedOn', '>=', from)
      .where('resourceRequest.askedOn', '<=', to)
      .execute(),
  )

/** What waits to be decided, oldest first. (PP-07) */
export const waitingResources = async (db: Db, looking: Looking): Promise<readonly ResourceRequest[]> =>
  together(
    await rowsOf(db, looking)
      .where('resourceRequest.decision', 'is', null)
      .where('resourceRequest.closedOn', 'is', null)
      .execute(),
  )

/** Holds a request as it is until the transaction ends, so that of two who decide at once the second finds it decided. (PP-07) */
export const holdResource = async (tx: Db, id: number): Promise<void> => {
  await tx.selectFrom('resourceRequest').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
}
