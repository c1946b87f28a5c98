import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { childReach } from '#rules/access/permissions.ts'
import type { StaffingKind } from '#rules/staffing/kinds.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import { changedSince } from '#records/keeping/changed-since.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { saveOver } from '#records/keeping/save-over.ts'
import type { DB } from '#records/keeping/schema.ts'
import { hasVisibleChild, type Looking } from '#records/access/visible-children.ts'

/** What a person writes down of a staffing issue: about a team, a family or both (TM-05). */
export type StaffingEntry = {
  readonly kind: StaffingKind
  readonly teamId: number | null
  readonly familyId: number | null
  /** Who is leaving or absent. */
  readonly personId: number | null
  readonly words: string
  readonly mitigation: string | null
  readonly ownerId: number | null
  readonly byOn: Temporal.PlainDate | null
}

/** A staffing issue as it is kept. */
export type KeptStaffingIssue = StaffingEntry & {
  readonly id: number
  readonly teamName: string | null
  readonly familyName: string | null
  readonly familyReference: string | null
  readonly personName: string | null
  readonly ownerName: string | null
  readonly raisedOn: Temporal.PlainDate
  readonly resolvedOn: Temporal.PlainDate | null
  readonly version: number
}

const recordKind = 'staffing-issue'

/** A question about staffing issues this person may see. */
const staffingQuery = (db: Db, looking: Looking) =>
  db
    .selectFrom('staffingIssue')
    .leftJoin('team', 'team.id', 'staffingIssue.teamId')
    .leftJoin('family', 'family.id', 'staffingIssue.familyId')
    .leftJoin('person', 'person.id', 'staffingIssue.personId')
    .leftJoin('person as owner', 'owner.id', 'staffingIssue.ownerId')
    .selectAll('staffingIssue')
    .select([
      'team.name as teamName',
      'family.name as familyName',
      'family.reference as familyReference',
      'person.name as personName',
      'owner.name as ownerName',
    ])
    .where(isVisible(looking))

/** A family's issue where the family is seen; a team's where the person's reach covers the team. */
const isVisible = (looking: Looking) => (eb: ExpressionBuilder<DB, 'staffingIssue' | 'team'>) => {
  const reach = childReach(looking.actor, looking.permission)
  const teams: Expression<SqlBool>[] = [eb.lit(reach.all)]
  if (reach.teamIds.length > 0) teams.push(eb('staffingIssue.teamId', '=', anyOf(reach.teamIds)))
  if (reach.serviceIds.length > 0) teams.push(eb('team.serviceId', '=', anyOf(reach.serviceIds)))
  return eb.or([
    hasVisibleChild(looking, 'staffing_issue.family_id'),
    eb.and([eb('staffingIssue.familyId', 'is', null), eb.or(teams)]),
  ])
}

/** One issue, or null when there is none this person may see. */
export const loadStaffingIssue = async (db: Db, looking: Looking, id: number): Promise<KeptStaffingIssue | null> =>
  (await staffingQuery(db, looking).where('staffingIssue.id', '=', id).executeTakeFirst()) ?? null

/** Those with these ids that this person may see, resolved ones among them. */
export const staffingWith = async (
  db: Db,
  looking: Looking,
  ids: readonly number[],
): Promise<readonly KeptStaffingIssue[]> =>
  ids.length === 0
    ? []
    : staffingQuery(db, looking).where('staffingIssue.id', '=', anyOf(ids)).orderBy('staffingIssue.id').execute()

/** A family's issues: unresolved ones first. */
export const staffingOfFamily = (db: Db, looking: Looking, familyId: number): Promise<readonly KeptStaffingIssue[]> =>
  staffingQuery(db, looking)
    .where('staffingIssue.familyId', '=', familyId)
    .orderBy('staffingIssue.resolvedOn', (order) => order.desc().nullsFirst())
    .orderBy('staffingIssue.raisedOn')
    .orderBy('staffingIssue.id')
    .execute()

/** Every issue that isn't resolved, the next to be sorted out first; or those that are, the latest first. */
export const listStaffingIssues = (
  db: Db,
  looking: Looking,
  show: 'open' | 'resolved',
): Promise<readonly KeptStaffingIssue[]> =>
  staffingQuery(db, looking)
    .where('staffingIssue.resolvedOn', show === 'open' ? 'is' : 'is not', null)
    .orderBy('staffingIssue.resolvedOn', 'desc')
    .orderBy('staffingIssue.byOn', (order) => order.asc().nullsLast())
    .orderBy('staffingIssue.id')
    .execute()

/** What a meeting goes through: every issue that isn't resolved, and those added, changed or resolved since an instant (null: none); one of
 * them, or (null) all. */
export const staffingForMeeting = (
  db: Db,
  looking: Looking,
  since: Temporal.Instant | null,
  issueId: number | null = null,
): Promise<readonly KeptStaffingIssue[]> =>
  staffingQuery(db, looking)
    .$if(issueId !== null, (query) => query.where('staffingIssue.id', '=', issueId))
    .where((eb) =>
      eb.or([
        eb('staffingIssue.resolvedOn', 'is', null),
        ...(since === null ? [] : [eb('staffingIssue.id', 'in', changedSince(db, recordKind, since))]),
      ]),
    )
    .orderBy('staffingIssue.raisedOn')
    .orderBy('staffingIssue.id')
    .execute()

const entryOf = (issue: StaffingEntry): StaffingEntry => ({
  kind: issue.kind,
  teamId: issue.teamId,
  familyId: issue.familyId,
  personId: issue.personId,
  words: issue.words,
  mitigation: issue.mitigation,
  ownerId: issue.ownerId,
  byOn: issue.byOn,
})

/** Reports an issue; answers its id. */
export async function addStaffingIssue(tx: Tx, deed: Deed, issue: StaffingEntry): Promise<number> {
  const entry = { ...entryOf(issue), raisedOn: deed.today }
  const { id } = await tx.insertInto('staffingIssue').values(entry).returning('id').executeTakeFirstOrThrow()
  await keepDeed(tx, deed, {
    recordKind,
    recordId: id,
    familyId: entry.familyId,
    childId: null,
    before: null,
    after: entry,
  })
  return id
}

/** Saves an issue over the version it was loaded with. */
export const saveStaffingIssue = (tx: Tx, deed: Deed, kept: KeptStaffingIssue, issue: StaffingEntry): Promise<Saved> =>
  save(tx, deed, kept, entryOf(issue))

/** Says the issue is resolved, from that day on. */
export const resolveStaffingIssue = (
  tx: Tx,
  deed: Deed,
  kept: KeptStaffingIssue,
  resolved: { readonly resolvedOn: Temporal.PlainDate; readonly mitigation: string | null },
): Promise<Saved> => save(tx, deed, kept, resolved)

async function save(
  tx: Tx,
  deed: Deed,
  kept: KeptStaffingIssue,
  changes: Partial<StaffingEntry> & { readonly resolvedOn?: Temporal.PlainDate },
): Promise<Saved> {
  if (!(await saveOver(tx, 'staffingIssue', kept, changes))) return 'changed-by-someone-else'
  await keepDeed(tx, deed, {
    recordKind,
    recordId: kept.id,
    familyId: changes.familyId === undefined ? kept.familyId : changes.familyId,
    childId: null,
    before: kept,
    after: changes,
  })
  return 'saved'
}
