import { sql } from 'kysely'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { RunningClock } from '#rules/pre-proceedings/clock.ts'
import type { WaitsFor } from '#rules/pre-proceedings/next-step.ts'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { isVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** A child in pre-proceedings with the clock as it stands today. */
export type ChildOnClock = {
  readonly id: number
  readonly name: string
  readonly familyId: number
  readonly familyName: string
  readonly familyReference: string
  readonly team: string | null
  /** Whether whoever looks may keep the record as well. */
  readonly mayKeep: boolean
  readonly clock: RunningClock
}

/** A child's next step as the child's line has it: enough to group and order by. */
export type StepAhead = {
  readonly childId: number
  readonly familyId: number
  readonly name: string
  readonly step: WaitsFor
  readonly on: PlainDate
  readonly limitOn: PlainDate
}

/** The next steps of the children in pre-proceedings whom this person may see, by a day; those born first, first. */
export async function stepsAhead(db: Db, looking: Looking, by: PlainDate): Promise<readonly StepAhead[]> {
  const rows = await db
    .selectFrom('clockLine')
    .innerJoin('child', 'child.id', 'clockLine.childId')
    .select(['childId', 'child.familyId', 'child.name', 'nextStep as step', 'nextOn as on', 'limitOn'])
    .where('stage', '=', 'pre-proceedings')
    .where('nextOn', '<=', by)
    .where(isVisibleChild(looking))
    .orderBy(inSiblingOrder())
    .execute()
  return rows.flatMap(({ step, on, limitOn, ...row }) =>
    step === null || on === null || limitOn === null ? [] : [{ ...row, step, on, limitOn }],
  )
}

/** These children with their clocks, those born first, first; only those in pre-proceedings whom this person may see. */
export async function childrenOnClock(
  db: Db,
  looking: Looking,
  childIds: readonly number[],
): Promise<readonly ChildOnClock[]> {
  if (childIds.length === 0) return []
  const [children, clocks] = await Promise.all([
    db
      .selectFrom('child')
      .innerJoin('family', 'family.id', 'child.familyId')
      .leftJoin('team', 'team.id', 'child.teamId')
      .select(['child.id', 'child.name', 'child.familyId', 'team.name as team'])
      .select(sql<boolean>`${isVisibleChild({ ...looking, permission: 'keep-record' })}`.as('mayKeep'))
      .select(['family.name as familyName', 'family.reference as familyReference'])
      .where('child.id', '=', anyOf(childIds))
      .where(isVisibleChild(looking))
      .orderBy(inSiblingOrder())
      .execute(),
    loadOpenClocks(db, childIds, looking.today),
  ])
  return children.flatMap((child) => {
    const open = clocks.get(child.id)
    return open === undefined ? [] : [{ ...child, clock: open.clock }]
  })
}

/** The children who wait for this and whom this person may see. */
export async function childrenWaiting(db: Db, looking: Looking, what: WaitsFor): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('clockLine')
    .select('childId')
    .where('stage', '=', 'pre-proceedings')
    .where((eb) => eb(eb.val(what), '=', eb.fn.any('clockLine.waits')))
    .where(isVisibleChild(looking, 'clock_line'))
    .execute()
  return rows.map(({ childId }) => childId)
}
