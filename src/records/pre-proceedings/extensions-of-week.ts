import type { Db } from '#records/keeping/db.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** An extension of one child that is asked for, or was decided in a week: who asked, why, until when, who decided. (PP-04) */
export type ExtensionOfWeek = {
  readonly id: number
  readonly episodeId: number
  readonly agendaItemId: number | null
  readonly childId: number
  readonly childName: string
  readonly familyId: number
  readonly newLimitOn: Temporal.PlainDate
  readonly state: 'recommended' | 'requested' | 'agreed' | 'refused'
  /** Why it is exceptional. */
  readonly why: string | null
  readonly askedBy: string | null
  readonly askedOn: Temporal.PlainDate | null
  readonly decidedBy: string | null
  readonly decidedOn: Temporal.PlainDate | null
}

/**
 * Of children this person may see: the extensions asked for by `to` in open pre-proceedings that aren't decided yet, and those decided
 * after `after` that were asked for or decided by `to`.
 */
export const extensionsOfWeek = (
  db: Db,
  looking: Looking,
  { after, to }: { readonly after: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<readonly ExtensionOfWeek[]> =>
  extensionsQuery(db, looking)
    .where((eb) => {
      const isAsked = eb.or([eb('extension.requestedOn', 'is', null), eb('extension.requestedOn', '<=', to)])
      const isUndecided = eb('extension.state', 'in', ['recommended', 'requested'])
      const stillStood = eb.or([eb('extension.closedOn', 'is', null), eb('extension.closedOn', '>', to)])
      return eb.or([
        eb.and([isUndecided, isAsked, stillStood, eb('episode.endedOn', 'is', null)]),
        eb.and([
          eb('extension.state', 'in', ['agreed', 'refused']),
          eb('extension.decidedOn', '>', after),
          eb.or([eb('extension.decidedOn', '<=', to), isAsked]),
        ]),
      ])
    })
    .execute()

const extensionsQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('extension')
    .innerJoin('episode', 'episode.id', 'extension.episodeId')
    .innerJoin('child', 'child.id', 'episode.childId')
    .leftJoin('person as asker', 'asker.id', 'extension.requestedBy')
    .leftJoin('person as decider', 'decider.id', 'extension.decidedBy')
    .select(['extension.id', 'extension.episodeId', 'extension.agendaItemId', 'extension.newLimitOn'])
    .select(['extension.state', 'extension.exceptional as why', 'extension.requestedOn as askedOn'])
    .select(['extension.decidedOn', 'asker.name as askedBy', 'decider.name as decidedBy'])
    .select(['child.id as childId', 'child.name as childName', 'child.familyId'])
    .where(isVisibleChild(looking))
    .orderBy('child.familyId')
    .orderBy(inSiblingOrder())
    .orderBy('extension.id')
