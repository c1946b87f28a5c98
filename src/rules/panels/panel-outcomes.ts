import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import type { DecidingPower } from '#rules/pre-proceedings/deciding-bodies.ts'

/** What a panel can be asked about: the kinds of business that exist because somebody asks. (SET-06) */
export const panelBusiness = ['referrals', 'decisions-to-issue', 'supervision-orders', 'resources'] as const
export type PanelBusiness = (typeof panelBusiness)[number]

/** What a panel decides of a child. (PP-01) */
export const panelDecisions = [
  'continue',
  'start',
  'recommend-start',
  'issue',
  'step-out-child-protection',
  'step-out-child-in-need',
  'section-20',
  'private-order',
  'other-order',
  'agreed',
  'not-agreed',
  'deferred',
] as const
export type PanelDecision = (typeof panelDecisions)[number]

const decisionWords: Record<PanelDecision, string> = {
  continue: capitalised(nameFor('decision.continue')),
  start: capitalised(nameFor('decision.start')),
  'recommend-start': capitalised(nameFor('decision.recommend-start')),
  issue: capitalised(nameFor('decision.issue')),
  'step-out-child-protection': capitalised(nameFor('decision.step-down-child-protection')),
  'step-out-child-in-need': capitalised(nameFor('decision.step-down-child-in-need')),
  'section-20': capitalised(nameFor('decision.section-20')),
  'private-order': capitalised(nameFor('decision.private-order')),
  'other-order': capitalised(nameFor('decision.other-order')),
  agreed: 'Agreed',
  'not-agreed': 'Not agreed',
  deferred: capitalised(nameFor('decision.deferred')),
}

/** What each decision is called: 'Start pre-proceedings'. */
export const sayPanelDecision = (decision: PanelDecision): string => decisionWords[decision]

const withoutWords: Readonly<Record<string, string>> = withoutPreProceedingsWords

/** The same with until when it is put off, or why it is issued so soon: 'Decision put off until Wed 9 Dec 2026'. */
export function sayPanelDecisionInFull(decided: {
  readonly outcome: PanelDecision
  readonly deferredUntil: PlainDate | null
  readonly withoutReason: string | null
}): string {
  const { outcome, deferredUntil, withoutReason } = decided
  const said = sayPanelDecision(outcome)
  if (deferredUntil !== null) return `${said} until ${sayDate(deferredUntil)}`
  if (withoutReason === null) return said
  const why = (withoutWords[withoutReason] ?? withoutReason).toLowerCase()
  return `${said} without ${nameFor('stage.pre-proceedings')}: ${why}`
}

const ofPreProceedings: ReadonlySet<PanelDecision> = new Set(['step-out-child-protection', 'step-out-child-in-need'])
const ofStarting: ReadonlySet<PanelDecision> = new Set(['start', 'recommend-start'])
const ofResources: ReadonlySet<PanelDecision> = new Set(['agreed', 'not-agreed'])

/** How a child stands when a panel decides. */
export type BeforePanel = {
  readonly business: PanelBusiness
  readonly inPreProceedings: boolean
  /** Proceedings can be issued: the child is born and in no case. (P13) */
  readonly canBeIssued: boolean
  /** What the body that sits does by approving: it starts pre-proceedings or only recommends. (P1) */
  readonly power: DecidingPower
}

/** The decisions offered of a child: what is asked of resources is agreed or not; nobody starts twice, or steps down from nothing. (PP-01, P9, P11) */
export function decisionsFor({
  business,
  inPreProceedings,
  canBeIssued,
  power,
}: BeforePanel): readonly PanelDecision[] {
  if (business === 'resources') return ['agreed', 'not-agreed', 'deferred']
  const start: PanelDecision = power === 'starts' ? 'start' : 'recommend-start'
  return panelDecisions.filter(
    (decision) =>
      !ofResources.has(decision) &&
      (inPreProceedings ? !ofStarting.has(decision) : !ofPreProceedings.has(decision)) &&
      (!ofStarting.has(decision) || decision === start) &&
      (decision !== 'issue' || canBeIssued),
  )
}

/** Whether a decision changes the child's record once the chair confirms it, so that it can't be unsaid in the minutes alone. (P1, P9) */
export const hasEffect = (decision: PanelDecision): boolean =>
  decision === 'start' || decision === 'issue' || ofPreProceedings.has(decision)

/** Whether the panel has still to decide of the child. */
export const isPutOff = (decision: PanelDecision): boolean => decision === 'deferred'

/** A sitting's view on threshold. */
export const thresholdViews = ['met', 'not-met', 'not-clear'] as const
export type ThresholdView = (typeof thresholdViews)[number]

export const thresholdWords: Record<ThresholdView, string> = {
  met: 'Met',
  'not-met': 'Not met',
  'not-clear': 'Not clear yet',
}
