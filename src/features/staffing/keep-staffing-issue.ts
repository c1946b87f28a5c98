import type { z } from 'zod'
import { isAmong, nameAmong } from '#parts/forms/person-choice.ts'
import { readForm } from '#parts/forms/read-form.ts'
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
import { idIn, versionIn } from '#door/form/form-at.ts'
import { type AsKept, mistaken, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { emptyIssue, issueAsTyped, issueInWords, staffingForm, typedIssueIn } from './staffing-issue.form.ts'
import { staffingIssuePage } from './staffing-issue.page.ts'

/** The issue in the address, when this person keeps it. */
export const issueIn = (visit: Visit): Promise<KeptStaffingIssue | null> =>
  loadStaffingIssue(visit.db, visit.looking, idIn(visit, 'id'))

/** The form for a new issue; `?family=` makes it about a family, reached from the family's page. */
export async function showReportIssue(visit: Visit): Promise<Answer> {
  const asked = visit.query.get('family')
  const around = await aroundForm(visit, asked)
  if (asked !== null && around.family === null) return notFound()
  const typed = { ...emptyIssue, familyId: asked ?? '' }
  return page(staffingIssuePage({ issue: null, typed, state: opened(visit, null), ...around }))
}

/** Reports a staffing issue about a team, a family or both. (TM-05) */
export async function reportIssue(visit: Visit): Promise<Answer> {
  const typed = typedIssueIn(visit.form)
  const around = await aroundForm(visit, typed.familyId)
  if (typed.familyId !== '' && around.family === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, staffingForm),
    save: async (tx, issue) => {
      const problems = notOffered(issue, around)
      if (problems !== null) return mistaken(problems)
      await addStaffingIssue(tx, visit, issue)
      return allowed({ goTo: issue.familyId === null ? '/staffing' : `/families/${issue.familyId}`, children: [] })
    },
    show: async (problem) =>
      staffingIssuePage({ issue: null, typed, state: await openedAgain(visit, problem, null, {}), ...around }),
    saw: [],
  })
}

export async function showIssue(visit: Visit): Promise<Answer> {
  const issue = await issueIn(visit)
  if (issue === null) return notFound()
  const around = await aroundForm(visit, String(issue.familyId ?? ''), issue)
  return page(staffingIssuePage({ issue, typed: issueAsTyped(issue), state: opened(visit, issue.version), ...around }))
}

/** Changes an issue: what is done about it, by whom, by when. */
export async function changeIssue(visit: Visit): Promise<Answer> {
  const issue = await issueIn(visit)
  if (issue === null) return notFound()
  const around = await aroundForm(visit, String(issue.familyId ?? ''), issue)
  return saveForm(visit, {
    read: readForm(visit.form, staffingForm),
    save: async (tx, changed) => {
      const entry = { ...changed, familyId: issue.familyId }
      const problems = notOffered(entry, around)
      if (problems !== null) return mistaken(problems)
      const saved = await saveStaffingIssue(tx, visit, { ...issue, version: versionIn(visit) }, entry)
      return unlessMeanwhile(saved, { goTo: '/staffing', children: [] })
    },
    show: async (problem) => {
      const now = (await issueIn(visit)) ?? issue
      const typed = typedIssueIn(visit.form)
      const state = await openedAgain(visit, problem, asKept(now, around), issueInWords(typed, named(around)))
      return staffingIssuePage({ issue: now, typed, state, ...around })
    },
    saw: [],
  })
}

type Around = Awaited<ReturnType<typeof aroundForm>>

const aboutNobody = { teamId: null, personId: null, ownerId: null }

/** What the form offers: teams in the person's reach (and the one the issue has), everyone here, the family it is about. */
async function aroundForm(
  visit: Visit,
  familyId: string | null,
  { teamId, personId, ownerId }: Pick<KeptStaffingIssue, 'teamId' | 'personId' | 'ownerId'> = aboutNobody,
) {
  const first = [personId, ownerId]
  const reach = childReach(visit.actor, 'keep-staffing-issue')
  const [teams, family] = await Promise.all([
    loadTeams(visit.db),
    familyId !== null && /^\d{1,9}$/.test(familyId) ? loadFamily(visit.db, visit.looking, Number(familyId)) : null,
  ])
  const people = await peopleToChoose(visit, {
    first,
    childIds: family?.children.map(({ id }) => id) ?? [],
    teamIds: [teamId, ...reach.teamIds],
  })
  const mine = teams.filter(
    ({ id, serviceId }) =>
      reach.all || id === teamId || reach.teamIds.includes(id) || reach.serviceIds.includes(serviceId),
  )
  return { teams: mine.map(({ id, name }) => ({ value: String(id), text: name })), people, family }
}

/** What was sent but not offered, or left out though needed, at its field; null when all is well. */
function notOffered(issue: z.infer<typeof staffingForm>, { teams, people }: Around) {
  const { teamId, familyId, personId, ownerId } = issue
  if (teamId === null && familyId === null) return { teamId: 'Choose which team it is about' }
  if (teamId !== null && !teams.some(({ value }) => value === String(teamId)))
    return { teamId: 'Choose a team from the list' }
  if (personId !== null && !isAmong(people, personId)) return { personId: 'Choose a person from the list' }
  if (ownerId !== null && !isAmong(people, ownerId)) return { ownerId: 'Choose a person from the list' }
  return null
}

const named = ({ teams, people }: Around) => ({
  person: (id: string) => nameAmong(people, id),
  team: (id: string) => teams.find(({ value }) => value === id)?.text ?? '',
})

const asKept = (issue: KeptStaffingIssue, around: Around): AsKept => ({
  kind: 'staffing-issue',
  id: issue.id,
  version: issue.version,
  words: issueInWords(issueAsTyped(issue), named(around)),
})
