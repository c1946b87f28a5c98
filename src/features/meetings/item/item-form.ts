import type { ActionChoices } from '#parts/forms/action-fields.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { actionsOfFamily } from '#records/actions/actions.ts'
import { actionPeople } from '#records/actions/action-people.ts'
import { loadStaffingIssue } from '#records/staffing/staffing-issues.ts'
import { teamManagerOf } from '#records/people/teams.ts'
import { whoHoldsPower } from '#records/meeting/who-holds-power.ts'
import { may } from '#rules/access/permissions.ts'
import { nextItem } from '#rules/meeting/agenda.ts'
import { draftAgain } from '#door/form/draft-of-form.ts'
import { versionIn } from '#door/form/form-at.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { headsNotPresent } from './ask-for-directions.ts'
import { panelFacts } from '#features/meetings/panel/panel-facts.ts'
import { loadFacts } from './item-facts.query.ts'
import type { ItemInView } from './item-in-view.query.ts'
import type { ItemPage } from './item.page.ts'
import type { ItemForm } from './record-item.page.ts'
import { type MeetingInView, withAgenda } from '#features/meetings/agenda/meeting-in-view.query.ts'

/** An item's page without its form; the agenda beside it is loaded unless it is there already. */
export async function pageOf(visit: Visit, view: ItemInView, agenda: MeetingInView | null): Promise<ItemPage> {
  const [meeting, openActions, facts] = await Promise.all([
    agenda ?? withAgenda(visit.db, visit.looking, view.meeting),
    openActionsAt(visit, view),
    view.panel === null
      ? loadFacts(visit.db, lookingFor(visit, 'see-meeting'), { ...view.item, address: view.meeting.sitting.address })
      : panelFacts(view.panel, visit.today),
  ])
  const mayRecord = may(visit.actor, 'record-item')
  const { now, today, labels } = visit
  return { view, meeting, facts, openActions, now, today, labels, mayRecord }
}

/** Open actions of the children whose reviews the item can record, and of their whole family; what it led to itself stands with it. */
async function openActionsAt({ db, looking }: Visit, { item, children, panel, kept }: ItemInView) {
  const about = panel?.children ?? children
  if (item.familyId === null || about.length === 0) return []
  const ids = about.map(({ child }) => child.id)
  const actions = await actionsOfFamily(db, looking, item.familyId)
  return actions.filter(
    ({ childId, agendaItemId, doneOn, stopped }) =>
      doneOn === null && !stopped && (childId === null || ids.includes(childId)) && agendaItemId !== kept?.id,
  )
}

/** A form as it is shown: its shape, what stands in it, what is wrong. */
export type FormInHand = Pick<ItemForm, 'shape' | 'fields' | 'errors' | 'notice' | 'correcting'>

/** The item's version as it is kept; 0 while nobody has written in it. */
export const versionOf = ({ kept }: ItemInView): number => kept?.version ?? 0

/** The version that a sent form was opened over. */
export const versionSent = (visit: Pick<Visit, 'form'>): number => versionIn(visit)

/** Who most likely answers for an item's actions: the children's team manager, or that of the team whose staffing it is about. */
async function managerOfItem(visit: Visit, { item }: ItemInView) {
  const { db, today } = visit
  if (item.subject.kind !== 'staffing-issue' || item.familyId !== null)
    return teamManagerOfChildren(db, item.childIds, today)
  const issue = await loadStaffingIssue(db, lookingFor(visit, 'record-item'), item.subject.issueId)
  return issue?.teamId == null ? null : teamManagerOf(db, issue.teamId, today)
}

/** An item's form with what it offers to choose from, over the version it is opened with. */
export async function formOf(
  visit: Visit,
  view: ItemInView,
  state: FormInHand,
  { version = versionOf(view), agenda = null }: { version?: number; agenda?: MeetingInView | null } = {},
): Promise<ItemForm> {
  const midpoints = state.shape.children.filter(({ kind }) => kind === 'midpoint').map(({ child }) => child.id)
  const [base, { teamManager, choices }, absentHeads] = await Promise.all([
    pageOf(visit, view, agenda),
    offeredAt(visit, view),
    headsNotPresent(visit.db, view, midpoints, visit.today),
  ])
  return {
    ...base,
    ...state,
    hidden: visit.hidden,
    labels: visit.labels,
    whoExtends: `Only ${await whoHoldsPower(visit.db, 'extend', visit)}`,
    version,
    choices,
    absentHeads,
    draft: draftAgain(visit),
    teamManager,
    next: nextItem(base.meeting.agenda, view.item.key),
  }
}

/** What an action can be about and who can have it, the children's team manager among the first. */
async function offeredAt(visit: Visit, view: ItemInView) {
  const teamManager = await managerOfItem(visit, view)
  return { teamManager, choices: await choicesFor(visit, view, teamManager?.personId ?? null) }
}

/**
 * Who and which children the item's actions can be about; the accountable manager is always the child's team manager, or one who is
 * named where the item is about no family (AC-01).
 */
export async function choicesFor(visit: Visit, view: ItemInView, managerId: number | null): Promise<ActionChoices> {
  const workers = [
    ...view.children.map(({ urgentReturn }) => urgentReturn?.ownerId ?? null),
    ...[...view.children, ...(view.panel?.children ?? [])].flatMap(({ child }) => [
      child.socialWorkerId,
      child.solicitorId,
    ]),
  ]
  const about = { childIds: view.item.childIds }
  const { people, managers } = await actionPeople(visit, about, [...workers, managerId])
  return { people, managers: view.item.familyId === null ? managers : null, children: view.named }
}
