import { idOf } from '#parts/forms/fields/typed-id.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { loadFamily } from '#records/families/families.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import {
  addStaffingIssue,
  type KeptStaffingIssue,
  loadStaffingIssue,
  saveStaffingIssue,
} from '#records/staffing/staffing-issues.ts'
import { loadTeams } from '#records/people/teams.ts'
import { childReach } from '#rules/access/permissions.ts'
import { allowed } from '#rules/outcome.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { sayNothingStarts } from '#parts/words/say-no-longer-followed.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { unlikelyDue } from '#rules/actions/unlikely-due.ts'
import { namedIn } from './named-in.query.ts'
import { staffingForm } from './staffing-issue.form.ts'
import { staffingIssuePage } from './staffing-issue.page.ts'

/** The issue in the address, when this person keeps it. */
export const issueIn = (visit: Visit): Promise<KeptStaffingIssue | null> =>
  loadStaffingIssue(visit.db, visit.looking, idIn(visit, 'id'))

/** The form for a new issue; `?family=` makes it about a family, reached from the family's page. */
export async function showReportIssue(visit: Visit): Promise<Answer> {
  const asked = visit.query.get('family')
  const around = await aroundForm(visit, asked)
  if (asked !== null && around.family === null) return notFound()
  const state = openForm(visit, around.asked, { familyId: around.family?.id ?? null })
  return page(staffingIssuePage({ issue: null, state, ...around }))
}

/** Reports a staffing issue about a team, a family or both. (TM-05) */
export async function reportIssue(visit: Visit): Promise<Answer> {
  const familyId = visit.form.text('familyId')
  const around = await aroundForm(visit, familyId)
  if (familyId !== '' && around.family === null) return notFound()
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, issue) => {
      const [child] = around.family?.children ?? []
      if (child !== undefined && !around.family?.children.some(isFollowed))
        return notLawful(sayNothingStarts(child, visit.labels), 'P18: no longer followed')
      const named = await namedIn({ ...visit, db: tx }, issue)
      if (named !== null) return mistaken(named)
      const likely = askAboutDay(visit, issue, null)
      if (!likely.ok) return likely
      await addStaffingIssue(tx, visit, issue)
      return allowed({ goTo: issue.familyId === null ? '/staffing' : `/families/${issue.familyId}`, children: [] })
    },
    show: async (problem) =>
      staffingIssuePage({ issue: null, state: await openFormAgain(visit, around.asked, problem), ...around }),
    saw: [],
  })
}

export async function showIssue(visit: Visit): Promise<Answer> {
  const issue = await issueIn(visit)
  if (issue === null) return notFound()
  const around = await aroundForm(visit, String(issue.familyId ?? ''), issue)
  return page(staffingIssuePage({ issue, state: openForm(visit, around.asked, issue, issue.version), ...around }))
}

/** Changes an issue: what is done about it, by whom, by when. */
export async function changeIssue(visit: Visit): Promise<Answer> {
  const issue = await issueIn(visit)
  if (issue === null) return notFound()
  const around = await aroundForm(visit, String(issue.familyId ?? ''), issue)
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, changed) => {
      const entry = { ...changed, familyId: issue.familyId }
      const named = await namedIn({ ...visit, db: tx }, entry)
      if (named !== null) return mistaken(named)
      const likely = askAboutDay(visit, entry, issue.byOn)
      if (!likely.ok) return likely
      const saved = await saveStaffingIssue(tx, visit, { ...issue, version: versionIn(visit) }, entry)
      return unlessMeanwhile(saved, { goTo: '/staffing', children: [] })
    },
    show: async (problem) => {
      const now = (await issueIn(visit)) ?? issue
      const kept = { ...now, kind: 'staffing-issue', values: now }
      return staffingIssuePage({
        issue: now,
        state: await openFormAgain(visit, around.asked, problem, kept),
        ...around,
      })
    },
    saw: [],
  })
}

/** Asks about a day by which it is to be sorted out that looks like a slip, unless it is the one that is kept. */
const askAboutDay = (visit: Visit, { byOn }: Pick<KeptStaffingIssue, 'byOn'>, kept: KeptStaffingIssue['byOn']) =>
  askFirst(visit, byOn === null || kept?.equals(byOn) === true ? [] : unlikelyDue(byOn, visit.today))

const aboutNobody = { teamId: null, personId: null, ownerId: null }

/** What the form offers: teams in the person's reach (and the one the issue has), everyone here, the family it is about. */
async function aroundForm(
  visit: Visit,
  familyId: string | null,
  { teamId, personId, ownerId }: Pick<KeptStaffingIssue, 'teamId' | 'personId' | 'ownerId'> = aboutNobody,
) {
  const reach = childReach(visit.actor, 'keep-staffing-issue')
  const [teams, family] = await Promise.all([
    loadTeams(visit.db),
    loadFamily(visit.db, visit.looking, idOf(familyId ?? '') ?? 0),
  ])
  const people = await peopleToChoose(visit, {
    first: [personId, ownerId],
    childIds: family?.children.map(({ id }) => id) ?? [],
    teamIds: [teamId, ...reach.teamIds],
  })
  const mine = teams.filter(
    ({ id, serviceId }) =>
      reach.all || id === teamId || reach.teamIds.includes(id) || reach.serviceIds.includes(serviceId),
  )
  return { family, asked: staffingForm({ teams: mine, people, family }) }
}
