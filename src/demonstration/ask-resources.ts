import type { Db, Tx } from '#records/keeping/db.ts'
import { askPanel } from '#records/panels/change-panel-items.ts'
import { askedBodies, loadBodies } from '#records/panels/where-heard.ts'
import { askResource, decideResource, type ResourceDecided } from '#records/resources/change-resources.ts'
import { loadPowers } from '#records/settings/powers.ts'
import type { Role } from '#rules/access/actor.ts'
import { type ResourceKind, resourceWords } from '#rules/resources/resource.ts'
import { whoAgrees } from '#rules/resources/who-agrees.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { workingDay } from './calendar-of-work.ts'
import { at } from './story.ts'

type PlainDate = Temporal.PlainDate

type Plan = {
  readonly kind: ResourceKind
  readonly what: string
  readonly why: string
  readonly pence: number
  /** How many days ago it was asked for, and decided. */
  readonly asked: number
  readonly decided?: { readonly ago: number } & ResourceDecided
}

const plans: readonly Plan[] = [
  {
    ...{ kind: 'hair-strand-testing', what: 'Hair strand testing of both parents, six months by month', pence: 92_000 },
    why: 'They say they have stopped since the summer; the health visitor doubts it.',
    asked: 24,
    decided: { ago: 21, decision: 'agreed', agreedPence: 92_000, reasons: null },
  },
  {
    ...{ kind: 'expert-assessment', what: 'A psychological assessment of the mother, with a report', pence: 385_000 },
    why: 'Whether therapy could make her safe enough within the child’s time, and which.',
    asked: 17,
    decided: {
      ...{ ago: 13, decision: 'agreed-in-part', agreedPence: 320_000 },
      reasons: 'The report without the second session: the first answers the question asked.',
    },
  },
  {
    ...{ kind: 'other', what: 'Supervised contact by an agency, twelve weeks', pence: 144_000 },
    why: 'The family centre has no room on the days the father can come.',
    asked: 14,
    decided: {
      ...{ ago: 11, decision: 'refused', agreedPence: null },
      reasons: 'The family centre has Saturdays from next month; the grandmother supervises until then.',
    },
  },
  {
    ...{ kind: 'expert-assessment', what: 'A cognitive assessment of the father', pence: 465_000 },
    why: 'Whether he can follow a parenting assessment as it is usually done.',
    asked: 7,
  },
  {
    ...{ kind: 'hair-strand-testing', what: 'Hair strand testing of the mother, three months', pence: 45_000 },
    why: 'Her account since the last review, before the next one.',
    asked: 4,
  },
  {
    ...{
      kind: 'expert-assessment',
      what: 'A residential assessment of mother and baby, twelve weeks',
      pence: 1_850_000,
    },
    why: 'Whether she can keep the baby safe with support day and night.',
    asked: 3,
  },
]

/** Who works with a child in pre-proceedings, and who may agree what it needs. */
type Asking = {
  readonly childId: number
  readonly episodeId: number
  readonly familyId: number
  readonly teamId: number
  readonly workerId: number
  readonly serviceId: number
}

/**
 * What the teams of a demonstration's council have asked for in the last weeks that costs money, each for a child of another family: some is
 * decided, some waits, and what costs most is the panel's where one takes resources. (PP-07)
 */
export async function askResources(db: Db, today: PlainDate): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const children = await childrenInNeed(tx, today)
    for (const [place, plan] of plans.entries()) {
      const child = children[place]
      if (child !== undefined) await ask(tx, today, child, plan)
    }
  })
}

const childrenInNeed = (tx: Tx, today: PlainDate): Promise<readonly Asking[]> =>
  tx
    .selectFrom('episode')
    .innerJoin('child', 'child.id', 'episode.childId')
    .innerJoin('team', 'team.id', 'child.teamId')
    .select(['child.id as childId', 'episode.id as episodeId', 'child.familyId'])
    .select((eb) => [
      eb.ref('child.teamId').$notNull().as('teamId'),
      eb.ref('child.socialWorkerId').$notNull().as('workerId'),
      eb.ref('team.serviceId').$notNull().as('serviceId'),
    ])
    .distinctOn('child.familyId')
    .where('episode.endedOn', 'is', null)
    .where('episode.decidedOn', '<', today.subtract({ days: 25 }))
    .where('child.socialWorkerId', 'is not', null)
    .where('child.familyId', 'not in', (eb) => eb.selectFrom('restriction').select('familyId'))
    .orderBy('child.familyId')
    .orderBy('child.id')
    .limit(plans.length)
    .execute()

async function ask(tx: Tx, today: PlainDate, child: Asking, plan: Plan): Promise<void> {
  const on = workingDay(today.subtract({ days: plan.asked }))
  const deed = { now: at(on, '11:40'), today: on, actor: { personId: child.workerId } }
  const { kind, what, why, pence } = plan
  const request = { kind, what, why, askedPence: pence, familyId: child.familyId, askedAtItemId: null }
  const panelItemId = await beforePanel(tx, today, child, plan, deed)
  const id = await askResource(tx, deed, { ...request, panelItemId, children: [child] })
  if (plan.decided === undefined || panelItemId !== null) return
  const { ago, ...decided } = plan.decided
  const { powerId, personId, as } = await whoDecides(tx, child, pence, today)
  const decidedOn = workingDay(today.subtract({ days: ago }))
  const decision = { now: at(decidedOn, '16:10'), today: decidedOn, actor: { personId } }
  await decideResource(
    tx,
    decision,
    { id, familyId: child.familyId },
    { ...decided, by: { powerId, as, acting: false } },
  )
}

type Deed = Parameters<typeof askPanel>[1]

async function beforePanel(tx: Tx, today: PlainDate, child: Asking, plan: Plan, deed: Deed): Promise<number | null> {
  const bodies = await loadBodies(tx)
  const panel = askedBodies(bodies, ['resources']).find(({ id }) => id === bodies.takes('resources', child.teamId))
  const who = whoAgrees(await loadPowers(tx), plan.pence, { on: today, hasPanel: panel !== undefined })
  if (who.is !== 'panel' || panel === undefined) return null
  return askPanel(tx, deed, {
    ...{ familyId: child.familyId, seriesId: panel.id, business: 'resources', urgent: false, notBefore: null },
    why: `${resourceWords[plan.kind]}, ${sayPounds(plan.pence)}: ${plan.what}\n${plan.why}`,
    toAdmit: false,
    children: [{ childId: child.childId, urgentReturnId: null }],
  })
}

/** Whoever has the lowest limit that covers it, in the child's service. */
async function whoDecides(tx: Tx, { serviceId }: Asking, pence: number, today: PlainDate) {
  const who = whoAgrees(await loadPowers(tx), pence, { on: today, hasPanel: false })
  const [row] = who.is === 'people' ? who.rows : []
  if (row?.holder.kind !== 'role') throw new Error('somebody agrees it')
  const as: Role = row.holder.role
  const { personId } = await tx
    .selectFrom('roleHolding')
    .select('personId')
    .where('role', '=', as)
    .where('serviceId', '=', serviceId)
    .where('endsOn', 'is', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return { powerId: row.id, personId, as }
}
