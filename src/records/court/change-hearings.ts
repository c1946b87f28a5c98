import { hearingChanges, type HearingDetails } from '#rules/court/hearing-changes.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import type { KeptHearing } from './hearings.ts'
import { saveOver } from '#records/keeping/save-over.ts'

/** What a person writes down of a hearing: its details, and the child it is about (null: every child of the case). */
export type HearingEntry = HearingDetails & { readonly childId: number | null }

/** The entry's own columns, and nothing else of what was loaded with it. */
const entryOf = (hearing: HearingEntry): HearingEntry => ({
  childId: hearing.childId,
  kind: hearing.kind,
  heldOn: hearing.heldOn,
  startsAt: hearing.startsAt,
  court: hearing.court,
  attendancePlan: hearing.attendancePlan,
  status: hearing.status,
  reasonCode: hearing.reasonCode,
})

/** Lists a hearing in a case; answers its id. */
export async function addHearing(
  tx: Tx,
  deed: Deed,
  of: { readonly id: number; readonly familyId: number },
  hearing: HearingEntry,
): Promise<number> {
  const { id } = await tx
    .insertInto('hearing')
    .values({ proceedingsId: of.id, ...hearing })
    .returning('id')
    .executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    recordKind: 'hearing',
    recordId: id,
    familyId: of.familyId,
    childId: hearing.childId,
    before: null,
    after: entryOf(hearing),
  })
  return id
}

/**
 * Saves a hearing over the version it was loaded with. Each thing that changed is kept old → new (CT-03), and filing dates that hang on
 * the hearing move with it by as many days (CT-04).
 */
export async function saveHearing(tx: Tx, deed: Deed, kept: KeptHearing, hearing: HearingEntry): Promise<Saved> {
  if (!(await saveOver(tx, 'hearing', kept, entryOf(hearing)))) return 'changed-by-someone-else'
  const changes = hearingChanges(kept, hearing)
  if (changes.length > 0)
    await tx
      .insertInto('hearingChange')
      .values(
        changes.map(({ what, from, to }) => ({
          hearingId: kept.id,
          changedAt: deed.now,
          changedBy: deed.actor.personId,
          what,
          fromWords: from,
          toWords: to,
        })),
      )
      .execute()
  await keepDeed(tx, deed, {
    recordKind: 'hearing',
    recordId: kept.id,
    familyId: kept.familyId,
    childId: hearing.childId,
    before: entryOf(kept),
    after: entryOf(hearing),
  })
  await moveFilingsAlong(tx, deed, kept, hearing.heldOn)
  return 'saved'
}

async function moveFilingsAlong(tx: Tx, deed: Deed, kept: KeptHearing, to: Temporal.PlainDate): Promise<void> {
  if (kept.heldOn.equals(to)) return
  const hanging = await tx
    .selectFrom('courtFiling')
    .select(['id', 'childId', 'dueOn', 'version'])
    .where('hearingId', '=', kept.id)
    .where('filedOn', 'is', null)
    .execute()
  for (const filing of hanging) {
    if (filing.dueOn === null) continue
    const dueOn = filing.dueOn.add(kept.heldOn.until(to))
    await tx
      .updateTable('courtFiling')
      .set({ dueOn, version: filing.version + 1 })
      .where('id', '=', filing.id)
      .execute()
    await keepDeed(tx, deed, {
      recordKind: 'court-filing',
      recordId: filing.id,
      familyId: kept.familyId,
      childId: filing.childId,
      before: { dueOn: filing.dueOn },
      after: { dueOn },
      reason: `The hearing moved from ${sayDate(kept.heldOn)} to ${sayDate(to)}`,
    })
  }
}
