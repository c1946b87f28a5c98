import { nameFor } from '#rules/words/name-for.ts'
import { type Actor, type CaseHolderRole, type Standing, standingsOf } from './actor.ts'

/** How far a permission reaches: to which children, or simply yes where no child is concerned. */
export type Reach = 'allocated' | 'with-conduct' | 'team' | 'service' | 'all' | 'yes'

type Row = { readonly says: string; readonly reach: Partial<Record<Standing, Reach>> }

const everyChild: Row['reach'] = {
  'court-qa-manager': 'all',
  'panel-administrator': 'all',
  chair: 'all',
  deputy: 'all',
  'core-member': 'all',
  'divisional-director': 'all',
}
/** Whoever holds a case has the same standing for it, whichever of the roles they hold it by. (SET-09) */
const caseHolders: Record<CaseHolderRole, Reach> = { 'social-worker': 'allocated', 'lead-practitioner': 'allocated' }
const lineManagement: Row['reach'] = {
  'team-manager': 'team',
  'service-manager': 'service',
  'head-of-service': 'service',
}
const anyone: Row['reach'] = {
  'social-worker': 'yes',
  'lead-practitioner': 'yes',
  'team-manager': 'yes',
  'service-manager': 'yes',
  'head-of-service': 'yes',
  'clinic-lead': 'yes',
  'court-qa-manager': 'yes',
  'panel-administrator': 'yes',
  solicitor: 'yes',
  'family-group-conference-manager': 'yes',
  'divisional-director': 'yes',
  'quality-board-member': 'yes',
  'authority-administrator': 'yes',
  chair: 'yes',
  deputy: 'yes',
  'core-member': 'yes',
}

/** The access table: permission × standing → reach. It is the document (docs/access.md is printed from it) and the check. (SEC-02) */
export const permissions = {
  'use-waymark': { says: 'sign in, see one’s own work and the help pages', reach: anyone },
  'see-child': {
    says: 'see a child, the family and the clock sheet',
    reach: { ...caseHolders, solicitor: 'with-conduct', ...lineManagement, ...everyChild },
  },
  'see-tracker': {
    says: `see and export the ${nameFor('list.tracker')}`,
    reach: { ...caseHolders, solicitor: 'with-conduct', ...lineManagement, ...everyChild },
  },
  'keep-record': {
    says: 'keep the record: letters, meetings, people, actions',
    reach: { ...caseHolders, ...lineManagement, 'court-qa-manager': 'all', 'panel-administrator': 'all' },
  },
  'record-panel-outcome': {
    says: `record what a panel or ${nameFor('body.planning-meeting', 'a short')} decided`,
    reach: { 'court-qa-manager': 'all', 'panel-administrator': 'all', chair: 'all', deputy: 'all' },
  },
  'ask-panel': {
    says: `ask a panel or ${nameFor('body.planning-meeting', 'a short')} for a decision, and withdraw that`,
    reach: { ...caseHolders, ...lineManagement, 'court-qa-manager': 'all', 'panel-administrator': 'all' },
  },
  'see-panel-items': {
    says: `see what panels and ${nameFor('body.planning-meeting', 'short many')} were asked for, and what they decided`,
    reach: { ...caseHolders, solicitor: 'with-conduct', ...lineManagement, ...everyChild },
  },
  'ask-extension': {
    says: 'ask for an extension, and withdraw that',
    reach: {
      ...caseHolders,
      ...lineManagement,
      solicitor: 'with-conduct',
      'court-qa-manager': 'all',
      'panel-administrator': 'all',
    },
  },
  'send-update': {
    says: 'send the team’s update before a review',
    reach: { ...caseHolders, ...lineManagement },
  },
  'ask-resource': {
    says: 'ask for a resource that costs money, and withdraw that',
    reach: { ...caseHolders, ...lineManagement, 'court-qa-manager': 'all', 'panel-administrator': 'all' },
  },
  'keep-court-record': {
    says: 'keep hearings, filing duties and proceedings',
    reach: { ...lineManagement, solicitor: 'with-conduct', 'court-qa-manager': 'all', 'panel-administrator': 'all' },
  },
  'see-actions': { says: 'see, progress, move and complete the actions one does or answers for', reach: anyone },
  'progress-action': {
    says: 'progress, move, complete and hand on the actions of a child besides those one does or answers for',
    reach: {
      ...lineManagement,
      'court-qa-manager': 'all',
      'panel-administrator': 'all',
      chair: 'all',
      deputy: 'all',
    },
  },
  'hand-on-for-leavers': {
    says: 'see what is theirs who leave or are away, hand it on or have it covered; without case text for who sees no child',
    reach: { ...lineManagement, 'court-qa-manager': 'all', 'authority-administrator': 'all' },
  },
  'keep-staffing-issue': {
    says: 'report a staffing issue and its mitigation',
    reach: { ...lineManagement, 'court-qa-manager': 'all', 'panel-administrator': 'all' },
  },
  'see-meeting': {
    says: `see the ${nameFor('body.tracking-meeting', 'short')} and its agenda`,
    reach: {
      'court-qa-manager': 'all',
      'panel-administrator': 'all',
      chair: 'all',
      deputy: 'all',
      'core-member': 'all',
      'divisional-director': 'all',
    },
  },
  'record-item': {
    says: 'record a meeting item, attendance and actions',
    reach: { 'court-qa-manager': 'all', 'panel-administrator': 'all', chair: 'all', deputy: 'all' },
  },
  'give-direction': {
    says: `give the direction of ${nameFor('role.head-of-service', 'a')} who wasn’t at ${nameFor('review.midpoint', 'a short')}, or write it down for them`,
    reach: {
      'head-of-service': 'service',
      'court-qa-manager': 'all',
      'panel-administrator': 'all',
      chair: 'all',
      deputy: 'all',
    },
  },
  'confirm-item': { says: 'confirm or correct a meeting item', reach: { chair: 'all', deputy: 'all' } },
  'read-overview': {
    says: 'read the overview of a meeting as a whole',
    reach: {
      'court-qa-manager': 'all',
      'panel-administrator': 'all',
      chair: 'all',
      deputy: 'all',
      'divisional-director': 'all',
    },
  },
  'draft-overview': {
    says: 'draft the overview of a meeting',
    reach: { 'court-qa-manager': 'all', 'panel-administrator': 'all' },
  },
  'read-overview-copy': { says: 'read the copy of an overview one was sent', reach: anyone },
  'publish-overview': { says: 'publish and send the overview of a meeting', reach: { 'court-qa-manager': 'all' } },
  'see-filing': {
    says: 'see the filing queue and its packs',
    reach: { ...lineManagement, 'court-qa-manager': 'all', 'panel-administrator': 'all', chair: 'all', deputy: 'all' },
  },
  'confirm-filing': { says: 'confirm what was filed to the case system', reach: { 'panel-administrator': 'all' } },
  'see-sent-messages': {
    says: 'see what was sent and what came back, and send it again',
    reach: { 'court-qa-manager': 'yes', 'panel-administrator': 'yes', 'authority-administrator': 'yes' },
  },
  'see-who-looked': {
    says: 'see who looked at a child',
    reach: {
      'service-manager': 'service',
      'head-of-service': 'service',
      'court-qa-manager': 'all',
      chair: 'all',
      deputy: 'all',
      'divisional-director': 'all',
      // Without case text: a name is shown only to those who may see the child as well.
      'authority-administrator': 'all',
    },
  },
  'ask-restriction': {
    says: 'see who may see a family, and ask that it is restricted, the restriction lifted, or somebody given access',
    reach: {
      'service-manager': 'service',
      'head-of-service': 'service',
      'court-qa-manager': 'all',
      chair: 'all',
      deputy: 'all',
      'divisional-director': 'all',
    },
  },
  'restrict-family': {
    says: 'restrict a family, give named access, review, lift what another asked to lift, and deny somebody access',
    reach: { chair: 'all', deputy: 'all', 'divisional-director': 'all' },
  },
  'import-workbook': { says: 'bring a workbook', reach: { 'authority-administrator': 'yes' } },
  'keep-people': {
    says: 'keep people, roles, teams, names, and the calendar',
    reach: { 'authority-administrator': 'yes' },
  },
  'keep-meeting-series': {
    says: 'keep the meeting’s series, core seats, agenda and overview',
    reach: { 'authority-administrator': 'yes', 'court-qa-manager': 'yes', 'panel-administrator': 'yes' },
  },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof permissions

/** Where one of the actor's standings takes a permission to children: everything, or these teams, services, allocations. */
export type ChildReach = {
  readonly all: boolean
  readonly teamIds: readonly number[]
  readonly serviceIds: readonly number[]
  /** The children whose cases these people hold and of these solicitors: one's own and, while covering, those of whom one covers. */
  readonly allocatedTo: readonly number[]
  readonly conductOf: readonly number[]
}

const reachesOf = (actor: Actor, permission: Permission): readonly (readonly [Standing, Reach])[] => {
  const table: Row['reach'] = permissions[permission].reach
  return standingsOf(actor).flatMap((standing) => {
    const reach = table[standing]
    return reach === undefined ? [] : [[standing, reach] as const]
  })
}

/** Whether the actor has the permission at all; for children, `childReach` then says for which. (SEC-02) */
export const may = (actor: Actor, permission: Permission): boolean => reachesOf(actor, permission).length > 0

/**
 * For which children the actor has the permission today: the union over everything they hold. A restricted family and an explicit
 * deny are not in here: they cut across every reach and stand in the one query for visible children. (SEC-02, FAM-05)
 */
export function childReach(actor: Actor, permission: Permission): ChildReach {
  const reaches = reachesOf(actor, permission)
  const has = (reach: Reach) => reaches.some(([, each]) => each === reach)
  const standingsReaching = (reach: Reach) =>
    new Set<Standing>(reaches.filter(([, each]) => each === reach).map(([standing]) => standing))
  const inTeams = standingsReaching('team')
  const inServices = standingsReaching('service')
  const heldBy = (reaching: ReadonlySet<Standing>) =>
    actor.holdings.filter((holding) => reaching.has(holding.role)).map((holding) => holding.heldBy)
  const numbers = (ids: readonly (number | null)[]) => ids.filter((id) => id !== null)
  return {
    all: has('all'),
    teamIds: numbers(actor.holdings.filter((holding) => inTeams.has(holding.role)).map((holding) => holding.teamId)),
    serviceIds: numbers(
      actor.holdings.filter((holding) => inServices.has(holding.role)).map((holding) => holding.serviceId),
    ),
    allocatedTo: heldBy(standingsReaching('allocated')),
    conductOf: heldBy(standingsReaching('with-conduct')),
  }
}
