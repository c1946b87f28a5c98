import type { Visit } from '#door/visit.ts'
import { askForConference } from '#records/actions/ask-for-conference.ts'
import { addProceedings, childrenInCase } from '#records/court/proceedings.ts'
import { childrenAmong, holdChildren, type KeptChild } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { bodyOfSeries } from '#records/panels/body-of-series.ts'
import { type KeptPanelOutcome, markTookEffect, type PanelHearing } from '#records/panels/panel-hearings.ts'
import { endReturnAtPanel } from '#records/panels/end-return-at-panel.ts'
import { endEpisode, startEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { loadEpisodes, type StoredEpisode } from '#records/pre-proceedings/episodes.ts'
import { resourceDecidedAtPanel } from '#records/resources/decided-at-panel.ts'
import { clockSetting } from '#records/settings/settings.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import type { StepOut } from '#rules/meeting/follow-up-actions.ts'
import { hasEffect, type PanelDecision } from '#rules/panels/panel-outcomes.ts'
import { decideToIssue } from '#rules/pre-proceedings/end-episode.ts'
import { decideStart } from '#rules/pre-proceedings/start-episode.ts'
import type { WithoutEffect } from './panel-problem.ts'

type Refused = { readonly because: WithoutEffect; readonly called: string }
type Applied = Outcome<null, WithoutEffect>

const done: Applied = allowed(null)

type Deciding = {
  readonly tx: Tx
  readonly visit: Visit
  readonly sitting: StoredSitting
  readonly child: KeptChild
  readonly earlier: readonly StoredEpisode[]
  readonly outcome: KeptPanelOutcome
  /** The children of the family who are in a case that hasn’t ended. */
  readonly inCase: ReadonlySet<number>
}

const isInCase = ({ inCase, child }: Deciding): boolean => inCase.has(child.id)

/**
 * What a panel decided enters the record of each child, on the day it sat: pre-proceedings start, end with a decision to issue or by stepping
 * down, or proceedings are to be issued without them; an urgent return ends in it, a resource is agreed or refused. What has taken effect already stays. (PP-01, PP-07, P1, P9, P11)
 */
export async function takeEffect(
  tx: Tx,
  visit: Visit,
  sitting: StoredSitting,
  { outcomes, panelItemId, agendaItemId, agreedPence: agreed }: PanelHearing,
): Promise<Outcome<null, Refused>> {
  const waiting = outcomes.filter(({ tookEffectOn }) => tookEffectOn === null)
  const ids = waiting.map(({ childId }) => childId)
  await holdChildren(tx, ids)
  const [children, episodes] = [await childrenAmong(tx, visit.looking, ids), await loadEpisodes(tx, ids)]
  const inCase = await childrenInCase(tx, ids)
  for (const outcome of waiting) {
    const child = children.find(({ id }) => id === outcome.childId)
    if (child === undefined) continue
    const earlier = episodes.filter(({ childId }) => childId === child.id)
    // Before pre-proceedings end: a return that nobody decided on would end with them.
    await endReturnAtPanel(tx, visit, { panelItemId, outcome, on: sitting.on })
    const applied = await effects[outcome.outcome]?.({ tx, visit, sitting, child, earlier, outcome, inCase })
    if (applied?.ok === false) return refused({ because: applied.because, called: child.name })
    if (hasEffect(outcome.outcome)) await markTookEffect(tx, visit, outcome)
  }
  const inPreProceedings = new Set(episodes.filter(isOpen).map(({ childId }) => childId))
  await toIssueTogether(
    { tx, visit, sitting },
    waiting.filter(({ outcome, childId }) => outcome === 'issue' && !inPreProceedings.has(childId)),
  )
  const resource = await resourceDecidedAtPanel(tx, visit, { panelItemId, agendaItemId, on: sitting.on, agreed })
  return resource.ok ? resource : refused({ because: resource.because, called: children[0]?.name ?? '' })
}

/** What each decision does to the record; the others leave it as it is. */
const effects: Partial<Record<PanelDecision, (deciding: Deciding) => Promise<Applied>>> = {
  start,
  issue,
  'step-out-child-protection': (deciding) => stepOut(deciding, 'step-out-child-protection'),
  'step-out-child-in-need': (deciding) => stepOut(deciding, 'step-out-child-in-need'),
}

async function start({ tx, visit, sitting, child, earlier }: Deciding): Promise<Applied> {
  const { startsWith: clockStartsWith } = (await clockSetting.load(tx)).value
  const decision = { on: sitting.on, clockStartsWith }
  const decided = decideStart(
    child,
    earlier.map(({ episode }) => episode),
    decision,
    visit.today,
  )
  if (!decided.ok) return decided
  const { body: decidingBody } = await bodyOfSeries(tx, sitting.seriesId)
  await startEpisode(tx, visit, child.id, { decidedOn: sitting.on, decidingBody, clockStartsWith })
  return done
}

const isOpen = ({ episode }: StoredEpisode): boolean => episode.stage.status === 'open'
const openOf = ({ earlier }: Deciding): StoredEpisode | undefined => earlier.find(isOpen)

async function issue(deciding: Deciding): Promise<Applied> {
  const { tx, visit, sitting, outcome } = deciding
  const open = openOf(deciding)
  const { body } = await bodyOfSeries(tx, sitting.seriesId)
  const by = { body: body === 'planning-meeting' ? body : 'gateway-panel' } as const
  const { withoutReason } = outcome
  const decided = decideToIssue(open?.episode ?? null, { by, on: sitting.on, withoutReason }, visit.today)
  if (!decided.ok) return decided
  if (open === undefined) return isInCase(deciding) ? refused('in-a-case') : done
  const end = { outcome: 'initiate-proceedings', on: sitting.on, words: decidedWords(sitting) } as const
  return asApplied(await endEpisode(tx, visit, open, end))
}

const decidedWords = ({ seriesName }: StoredSitting): string => `Decided by the ${seriesName}.`

/** Children in no pre-proceedings for whom the same was decided together are in one case. */
async function toIssueTogether(
  { tx, visit, sitting }: Pick<Deciding, 'tx' | 'visit' | 'sitting'>,
  outcomes: readonly KeptPanelOutcome[],
): Promise<void> {
  for (const [withoutPreProceedingsReason, same] of Map.groupBy(outcomes, (each) => each.withoutReason)) {
    const familyId = same[0]?.familyId ?? 0
    const decided = { decidedToIssueOn: sitting.on, decidedToIssueWords: decidedWords(sitting) }
    const matters = same.map(({ childId }) => ({ childId, ...nothingAsked }))
    await addProceedings(tx, visit, familyId, { ...toBeIssued, ...decided, withoutPreProceedingsReason }, matters)
  }
}

const nothingAsked = { application: null, judge: null, carePlan: null, finalOrder: null }

const toBeIssued = { courtNumber: null, court: null, judge: null, issuedOn: null, endedOn: null, endedWords: null }

async function stepOut(deciding: Deciding, outcome: StepOut): Promise<Applied> {
  const { tx, visit, child, sitting } = deciding
  const open = openOf(deciding)
  if (open === undefined) return refused('not-in-pre-proceedings')
  if (isBefore(sitting.on, open.episode.decidedOn)) return refused('before-the-decision')
  const ended = await endEpisode(tx, visit, open, { outcome, on: sitting.on })
  const { agendaItemId } = deciding.outcome
  if (ended === 'saved') await askForConference(tx, visit, child, { outcome, on: sitting.on, agendaItemId })
  return asApplied(ended)
}

const asApplied = (saved: 'saved' | 'changed-by-someone-else'): Applied => (saved === 'saved' ? done : refused(saved))
