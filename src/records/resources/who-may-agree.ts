import type { Looking } from '#records/access/visible-children.ts'
import type { Db } from '#records/keeping/db.ts'
import { whereTheyAre } from '#records/meeting/deciders.ts'
import { loadPowers } from '#records/settings/powers.ts'
import type { ByPower } from '#rules/access/powers.ts'
import { type Outcome, refused } from '#rules/outcome.ts'
import { isWaiting } from '#rules/resources/resource.ts'
import { mayAgree, type NoAgreement, whoAgrees } from '#rules/resources/who-agrees.ts'
import { sayWhoAgrees } from '#rules/resources/say-who-agrees.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { ResourceRequest } from './resource-requests.ts'

/** Why somebody doesn’t decide a request: the panel does, it is also for a child they don’t see, or the table of powers. (PP-07) */
export type NotTheirs = NoAgreement | 'before-a-panel' | 'for-others-too' | 'not-waiting'

type Answer = {
  /** By which row this person decides, or why they don’t. */
  readonly may: Outcome<ByPower, NotTheirs>
  /** Whether it goes to them first: nobody has a lower limit that covers it. */
  readonly isFirst: boolean
}

/** By which row of the table this person decides each of these requests, of the children whose pre-proceedings are open. (PP-07, SET-07) */
export async function whoMayAgree(
  db: Db,
  { actor, today }: Pick<Looking, 'actor' | 'today'>,
  requests: readonly ResourceRequest[],
): Promise<ReadonlyMap<number, Answer>> {
  const table = await loadPowers(db)
  const decider = { ...actor, chairs: new Set<number>(), chairsOrDeputises: false }
  const answers = await Promise.all(
    requests.map(async (request): Promise<readonly [number, Answer]> => {
      const { askedPence: pence, askedById: askedBy } = request
      const barred = whyBarred(request)
      const places = await whereTheyAre(db, openChildren(request))
      const may = barred === null ? mayAgree(table, today, decider, { pence, askedBy, places }) : refused(barred)
      const first = whoAgrees(table, pence, { on: today, hasPanel: false })
      const isFirst = may.ok && first.is === 'people' && first.rows.some(({ id }) => id === may.value.powerId)
      return [request.id, { may, isFirst }]
    }),
  )
  return new Map(answers)
}

function whyBarred(request: ResourceRequest): NotTheirs | null {
  if (!isWaiting(request)) return 'not-waiting'
  if (request.panelItemId !== null) return 'before-a-panel'
  return request.isForOthersToo ? 'for-others-too' : null
}

/** The children for whom it is still to be decided. (PP-07) */
export const openChildren = ({ children }: Pick<ResourceRequest, 'children'>) => children.filter(({ isOpen }) => isOpen)

type Asked = { readonly labels: Labels; readonly today: Temporal.PlainDate }

/** Who agrees a request that waits, in words: the panel it is before, or whoever has the lowest limit that covers it. (PP-07) */
export async function sayWhoDecides(
  db: Db,
  { panelItemId, askedPence }: Pick<ResourceRequest, 'panelItemId' | 'askedPence'>,
  { labels, today }: Asked,
): Promise<string> {
  if (panelItemId !== null) return 'the panel'
  const who = whoAgrees(await loadPowers(db), askedPence, { on: today, hasPanel: false })
  return sayWhoAgrees(who, { labels, panel: null })
}
