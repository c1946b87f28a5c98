import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { inSiblingOrder } from '#records/families/sibling-order.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import {
  hasVisibleChild,
  isFollowed,
  isVisibleChild,
  type Looking,
  namesVisibleChild,
} from '#records/access/visible-children.ts'
import { isStopped } from '#records/actions/stopped-actions.ts'
import { childReach, may } from '#rules/access/permissions.ts'
import { caseHolderRoles, type Role } from '#rules/access/actor.ts'
import type { Going } from '#rules/people/absence.ts'
import type { OwnedKind } from '#rules/staffing/left-behind.ts'

/** One thing that is still with somebody who leaves or is away, neither handed on nor covered by then. (AC-04) */
export type LeftBehind = Going & {
  readonly personId: number
  readonly person: string
  readonly what: OwnedKind
  /** Of the action, the child, the seat …; of a direction the meeting's item. */
  readonly recordId: number
  readonly childId: number | null
  readonly child: string | null
  readonly family: string | null
  readonly reference: string | null
  /** Case text: what is to be done. */
  readonly words: string | null
  readonly dueOn: Temporal.PlainDate | null
  /** The team, service or meeting it belongs to. */
  readonly place: string | null
  readonly role: Role | null
  /** Whether this person reads what it is about: whoever only hands it on gets it without child, family and words. */
  readonly isRead: boolean
}

/** Roles that are a post: it must not stand empty. Who works with children and families leaves those, not the role. */
const posts: readonly Role[] = [
  'team-manager',
  'service-manager',
  'head-of-service',
  'clinic-lead',
  'court-qa-manager',
  'panel-administrator',
  'family-group-conference-manager',
  'divisional-director',
  'authority-administrator',
]

/**
 * Everything that those whose last day is recorded, or who are away, still own, of the children and the teams in this person's reach: until it
 * is somebody else's, or covered from the day after they leave or the first day away on. An absence is listed from the day it is recorded until
 * it is over; who leaves is listed as that alone. (AC-04)
 */
export async function leftBehind(db: Db, looking: Looking): Promise<readonly LeftBehind[]> {
  const { actor, today } = looking
  const reads: Reads = { looking: { actor, today, permission: 'see-child' }, atAll: sql`${may(actor, 'see-child')}` }
  const parts = [
    ...ofChildren(looking, reads),
    ...ofActions(looking, reads),
    ...ofCases(looking, reads),
    ...ofPosts(looking),
  ]
  const { rows } = await sql<LeftBehind>`
    with away as (
      select distinct on (person_id) person_id, starts_on, ends_on from absence where ends_on >= ${looking.today}::date
      order by person_id, starts_on
    ), leaver as (
      select person.id, person.name, left_on, starts_on as away_from, ends_on as away_until, after.day as gone, array(
          select holding.role from cover join role_holding holding on holding.id = holding_id
          where holding.person_id = person.id and cover.starts_on <= after.day and cover.ends_on >= after.day
            and (holding.ends_on is null or holding.ends_on >= after.day)) as covered
      from person left join away on away.person_id = person.id and left_on is null
      cross join lateral (select greatest(left_on + 1, starts_on, ${looking.today}::date) as day) as after
      where left_on is not null or starts_on is not null
    )
    select owned.* from (${sql.join(parts, sql` union all `)}) as owned left join child on child.id = child_id
    order by coalesce(left_on, away_from), person, person_id, due_on nulls last, family, ${inSiblingOrder()}, record_id`.execute(
    db,
  )
  return rows.map((row) => (row.isRead ? row : { ...row, child: null, family: null, words: null }))
}

/** What decides whether somebody reads a thing: the children they may see; of what is about none, whether they see any at all. */
type Reads = { readonly looking: Looking; readonly atAll: RawBuilder<unknown> }

const none = sql`null::text`

type Columns = Partial<
  Record<
    'child' | 'childName' | 'family' | 'reference' | 'words' | 'dueOn' | 'place' | 'role' | 'isRead',
    RawBuilder<unknown>
  >
>

/** The columns of one kind of thing, in the order every kind has them. */
const owned = (what: OwnedKind, record: RawBuilder<unknown>, columns: Columns): RawBuilder<unknown> => sql`
  select leaver.id as person_id, leaver.name as person, leaver.left_on, leaver.away_from, leaver.away_until, ${what}::text as what, ${record} as record_id,
    ${columns.child ?? sql`null::integer`} as child_id, ${columns.childName ?? none} as child,
    ${columns.family ?? none} as family, ${columns.reference ?? none} as reference, ${columns.words ?? none} as words,
    ${columns.dueOn ?? sql`null::date`} as due_on, ${columns.place ?? none} as place, ${columns.role ?? none} as role,
    ${columns.isRead ?? sql`true`} as is_read
  from leaver`

const ofChild = ({ looking }: Reads) => ({
  child: sql`child.id`,
  childName: sql`child.name`,
  family: sql`family.name`,
  reference: sql`family.reference`,
  place: sql`team.name`,
  isRead: isVisibleChild(looking),
})
const withFamily = sql`join family on family.id = child.family_id left join team on team.id = child.team_id`
/** Something is open for the child. */
const isOpen = sql`exists (select from clock_line where clock_line.child_id = child.id)`

/** Children whose case is held, or whose law is done, by who leaves. */
const ofChildren = (looking: Looking, reads: Reads): readonly RawBuilder<unknown>[] => [
  sql`${owned('allocation', sql`child.id`, ofChild(reads))} join child on child.social_worker_id = leaver.id ${withFamily}
    where not covered && ${caseHolderRoles}::text[] and ${isFollowed()} and ${isOpen} and ${isVisibleChild(looking)}`,
  sql`${owned('conduct', sql`child.id`, ofChild(reads))} join child on child.solicitor_id = leaver.id ${withFamily}
    where not 'solicitor' = any (covered) and ${isFollowed()} and ${isOpen} and ${isVisibleChild(looking)}`,
]

/** Open actions they do, and those of others they answer for. */
function ofActions(looking: Looking, reads: Reads): readonly RawBuilder<unknown>[] {
  const isAbout = (seen: Looking, nobody: RawBuilder<unknown>) => sql`(${namesVisibleChild(seen, 'action.child_id')}
    or (action.child_id is null and ${hasVisibleChild(seen, 'action.family_id')})
    or (action.family_id is null and ${nobody}))`
  const columns = {
    child: sql`action.child_id`,
    childName: sql`(select about.name from child about where about.id = action.child_id)`,
    family: sql`family.name`,
    reference: sql`family.reference`,
    words: sql`action.words`,
    dueOn: sql`action.due_on`,
    isRead: isAbout(reads.looking, reads.atAll),
  }
  const around = sql`left join family on family.id = action.family_id
    where action.done_on is null and covered = '{}' and not ${isStopped} and ${isAbout(looking, sql`${may(looking.actor, 'see-meeting')}`)}`
  return [
    sql`${owned('action', sql`action.id`, columns)} join action on action.doer_id = leaver.id ${around}`,
    sql`${owned('answers', sql`action.id`, columns)} join action on action.accountable_manager_id = leaver.id
      and action.doer_id is distinct from leaver.id ${around}`,
  ]
}

/** Urgent returns they take to the panel, directions asked of them, staffing issues they see to. */
const ofCases = (looking: Looking, reads: Reads): readonly RawBuilder<unknown>[] => [
  sql`${owned('urgent-return', sql`urgent_return.id`, { ...ofChild(reads), words: sql`urgent_return.why`, dueOn: sql`urgent_return.by_on` })}
    join urgent_return on urgent_return.owner_id = leaver.id
    join episode on episode.id = urgent_return.episode_id join child on child.id = episode.child_id ${withFamily}
    where panel_met_on is null and episode.ended_on is null and covered = '{}' and ${isFollowed()} and ${isVisibleChild(looking)}`,
  sql`${owned('direction', sql`review.agenda_item_id`, ofChild(reads))}
    join asked_direction on asked_direction.head_id = leaver.id and given_at is null
    join review on review.id = asked_direction.review_id
    join episode on episode.id = review.episode_id join child on child.id = episode.child_id ${withFamily}
    where review.agenda_item_id is not null and covered = '{}' and ${isFollowed()} and ${isVisibleChild(looking)}`,
  sql`${owned('staffing', sql`staffing_issue.id`, { family: sql`family.name`, reference: sql`family.reference`, words: sql`staffing_issue.words`, dueOn: sql`staffing_issue.by_on`, place: sql`team.name`, isRead: sql`(${hasVisibleChild(reads.looking, 'staffing_issue.family_id')} or (staffing_issue.family_id is null and ${reads.atAll}))` })}
    join staffing_issue on staffing_issue.owner_id = leaver.id
    left join family on family.id = staffing_issue.family_id left join team on team.id = staffing_issue.team_id
    where resolved_on is null and covered = '{}' and (${hasVisibleChild(looking, 'staffing_issue.family_id')}
      or (staffing_issue.family_id is null and ${isInReach(looking, sql`staffing_issue.team_id`, sql`team.service_id`)}))`,
]

/** Whether a team or a service is in this person's reach. */
function isInReach(
  { actor, permission }: Looking,
  teamId: RawBuilder<unknown>,
  serviceId: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const { all, teamIds, serviceIds } = childReach(actor, permission)
  return all ? sql`true` : sql`(${teamId} = ${anyOf(teamIds)} or ${serviceId} = ${anyOf(serviceIds)}) is true`
}

/** Posts that would stand empty, covers they give to others; of who leaves the seats in a meeting: who is away sends apologies. */
const ofPosts = (looking: Looking): readonly RawBuilder<unknown>[] => [
  sql`${owned('role', sql`held.id`, { place: sql`coalesce(team.name, service.name)`, role: sql`held.role` })}
    join role_holding held on held.person_id = leaver.id and (held.ends_on is null or held.ends_on >= gone)
    left join team on team.id = held.team_id left join service on service.id = held.service_id
    where held.role = any (${posts}::text[]) and not held.role = any (covered)
      and not exists (
        select from role_holding other join person holder on holder.id = other.person_id
        where other.role = held.role and other.team_id is not distinct from held.team_id
          and other.service_id is not distinct from held.service_id and other.person_id <> leaver.id
          and (other.ends_on is null or other.ends_on >= gone) and (holder.left_on is null or holder.left_on >= gone))
      and ${isInReach(looking, sql`held.team_id`, sql`coalesce(held.service_id, team.service_id)`)}`,
  sql`${owned('cover', sql`cover.id`, { place: sql`holder.name`, dueOn: sql`cover.ends_on`, role: sql`held.role` })}
    join cover on cover.covering_person_id = leaver.id and cover.ends_on >= gone
      and (leaver.away_until is null or cover.starts_on <= leaver.away_until)
    join role_holding held on held.id = cover.holding_id join person holder on holder.id = held.person_id
    left join team on team.id = held.team_id
    where ${isInReach(looking, sql`held.team_id`, sql`coalesce(held.service_id, team.service_id)`)}`,
  sql`${owned('seat', sql`core_seat.id`, { place: sql`core_seat.label || ', ' || meeting_series.name` })}
    join seat_holding on seat_holding.person_id = leaver.id and (seat_holding.ends_on is null or seat_holding.ends_on >= gone)
    join core_seat on core_seat.id = seat_holding.seat_id join meeting_series on meeting_series.id = core_seat.series_id
    where leaver.left_on is not null and ${childReach(looking.actor, looking.permission).all}`,
]
