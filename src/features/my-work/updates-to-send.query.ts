import { loadCalendar } from '#records/calendar/calendar.ts'
import type { Db } from '#records/keeping/db.ts'
import type { Looking } from '#records/access/visible-children.ts'
import { type MissingUpdate, missingUpdates } from '#records/pre-proceedings/updates-missing.ts'
import { updateSetting } from '#records/settings/settings.ts'
import { caseHolderRoles, type Role } from '#rules/access/actor.ts'
import { sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { sayPaperDue } from '#rules/meeting/papers.ts'
import { updateAsked, updateDue } from '#rules/meeting/update-due.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { atMost, dueTag, familyIn, type WorkItem } from './work-item.ts'

/** Of whom an update is asked: the child's team; and who hears only that it is late: their manager. (PP-11) */
const told: readonly (readonly ['asked' | 'late', readonly Role[]])[] = [
  ['asked', [...caseHolderRoles, 'team-manager']],
  ['late', ['service-manager']],
]

/** The updates that coming meetings still need of this person's children, siblings of one review one thing; cover is in the roles. (PP-11, AC-04) */
export async function updatesToSend(
  db: Db,
  looking: Looking,
  now: Temporal.PlainDateTime,
): Promise<readonly WorkItem[]> {
  const lists = await Promise.all(
    told.map(async ([as, roles]) => {
      const holdings = looking.actor.holdings.filter(({ role }) => roles.includes(role))
      if (holdings.length === 0) return []
      const inThatRole = { ...looking, actor: { ...looking.actor, holdings, seats: [] } }
      return itemsOf(db, inThatRole, now, as)
    }),
  )
  const once = new Map(lists.flat().map((item) => [item.href, item]))
  return atMost(8, [...once.values()], {
    ...{ one: 'update to send', several: 'updates to send' },
    ...{ href: '/tracker?due=2', today: looking.today },
  })
}

async function itemsOf(
  db: Db,
  looking: Looking,
  now: Temporal.PlainDateTime,
  as: 'asked' | 'late',
): Promise<readonly WorkItem[]> {
  const [missing, calendar, { value: deadline }] = await Promise.all([
    missingUpdates(db, looking),
    loadCalendar(db),
    updateSetting.load(db),
  ])
  const wanted = missing.filter(({ meetingOn }) => {
    const state = updateAsked(updateDue(calendar, deadline, meetingOn), now)
    return state === 'late' || (as === 'asked' && state === 'asked')
  })
  const together = Map.groupBy(wanted, ({ familyId, kind, meetingOn }) => [familyId, kind, meetingOn].join(' '))
  const families = new Set<number>()
  return [...together.values()].flatMap((some): readonly WorkItem[] => {
    const [first] = some
    if (first === undefined) return []
    const due = updateDue(calendar, deadline, first.meetingOn)
    const isFirst = !families.has(first.familyId)
    families.add(first.familyId)
    const item = (children: readonly MissingUpdate[], href: string): WorkItem => ({
      title: `Send the update on ${sayNames(children.map(({ name }) => name))}`,
      href,
      detail: `${sayWhen(updateAsked(due, now), sayPaperDue(due))} · ${nameFor(`review.${first.kind}`)}, ${sayDateInFullWithoutYear(first.meetingOn)}`,
      tag: dueTag(due.by, looking.today),
      on: due.by,
      pastLimitBy: 0,
      family: familyIn(first),
      saw: children.map(({ id }) => id),
    })
    // The family's form asks of those whose meeting comes first.
    return isFirst
      ? [item(some, `/families/${first.familyId}/update`)]
      : some.map((child) => item([child], `/children/${child.id}/update`))
  })
}

const sayWhen = (state: ReturnType<typeof updateAsked>, due: string): string =>
  state === 'late' ? `late, was due ${due}` : due
