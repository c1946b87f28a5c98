import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { endEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { loadEpisodes, type StoredEpisode } from '#records/pre-proceedings/episodes.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { KeptProceedings, ProceedingsDetails } from '#records/court/proceedings.ts'
import type { Tx } from '#records/keeping/db.ts'
import { keepDeed } from '#records/keeping/deed.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { decideToIssue, type IssueRefusal } from '#rules/pre-proceedings/end-episode.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { sayList } from '#rules/words/say-names.ts'
import { mistaken, type Problem, savedMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { DecisionToIssue } from './proceedings.form.ts'

/**
 * Of a family the children whose pre-proceedings are open, and those a case can be for who came from none, in words; null where there are
 * none. The first are asked who decided, the others why there were none. (P9; CT-02)
 */
export async function whereTheyComeFrom({ db }: Pick<Visit, 'db'>, { children }: Pick<KeptFamily, 'children'>) {
  const last = lastOf(
    await loadEpisodes(
      db,
      children.map(({ id }) => id),
    ),
  )
  const named = (chosen: readonly KeptChild[]) => (chosen.length === 0 ? null : sayList(chosen.map(({ name }) => name)))
  return {
    inPreProceedings: named(children.filter(({ id }) => last.get(id)?.episode.stage.status === 'open')),
    withoutAny: named(
      children.filter((child) => isFollowed(child) && !child.unborn && !isOpenOrSteppedUp(last.get(child.id))),
    ),
  }
}

/** The last episode of each child. */
const lastOf = (episodes: readonly StoredEpisode[]): ReadonlyMap<number, StoredEpisode> =>
  new Map(episodes.map((stored) => [stored.childId, stored]))

type Issued = {
  readonly kept: KeptProceedings | null
  /** The children the case is for. */
  readonly chosen: readonly KeptChild[]
  readonly details: ProceedingsDetails
  readonly decision: DecisionToIssue
}

/**
 * What issuing a case means for the clock of its children: pre-proceedings that are open end by the decision asked for, or it is said why
 * they go on; for children who weren't in any the coded reason is asked. Only of children the case is newly issued for, who are held. (P9, P10, P18; CT-02)
 */
export async function followIssue(tx: Tx, visit: Visit, issued: Issued): Promise<Outcome<null, Problem>> {
  const { details, decision } = issued
  const children = newlyIssued(issued)
  if (children.length === 0 || (details.issuedOn === null && !isNewlyGiven(issued))) return allowed(null)
  const ids = children.map(({ id }) => id)
  const last = lastOf(await loadEpisodes(tx, ids))
  const against = againstReason(issued, children, last)
  if (against !== null) return mistaken({ withoutPreProceedingsReason: against })
  if (details.issuedOn === null) return allowed(null)
  const open = children.flatMap((child) => {
    const stored = last.get(child.id)
    return stored?.episode.stage.status === 'open' ? [{ child, stored }] : []
  })
  for (const each of open) {
    const ended = await endByDecision(tx, visit, each, decision)
    if (!ended.ok) return ended
  }
  return allowed(null)
}

/** Those of these children the case isn't issued for already. */
export const newlyIssued = ({ kept, chosen }: Pick<Issued, 'kept' | 'chosen'>): readonly KeptChild[] =>
  kept?.issuedOn == null ? chosen : chosen.filter(({ id }) => !kept.children.some(({ childId }) => childId === id))

/** A coded reason that the case didn't have. */
const isNewlyGiven = ({ kept, details: { withoutPreProceedingsReason: why } }: Issued): boolean =>
  why !== null && why !== kept?.withoutPreProceedingsReason

/** The coded reason is for children who came from no pre-proceedings, and once it is issued for them, it is needed. */
function againstReason(
  issued: Issued,
  children: readonly KeptChild[],
  last: ReadonlyMap<number, StoredEpisode>,
): string | null {
  const without = children.filter(({ id }) => !isOpenOrSteppedUp(last.get(id)))
  if (without.length === 0) return isNewlyGiven(issued) ? sayNotWithout(children) : null
  const { issuedOn, withoutPreProceedingsReason: why } = issued.details
  return issuedOn !== null && why === null ? askWhyWithout(without) : null
}

const isOpenOrSteppedUp = (last: StoredEpisode | undefined): boolean =>
  last?.episode.stage.status === 'open' || last?.episode.stage.status === 'stepped-up'

const askWhyWithout = (children: readonly KeptChild[]): string =>
  `Choose why proceedings are issued without ${nameFor('stage.pre-proceedings')} for ${sayList(children.map(({ name }) => name))}`

const sayNotWithout = (children: readonly KeptChild[]): string =>
  `Choose no reason: there is or was ${nameFor('stage.pre-proceedings')} for ${sayList(children.map(({ name }) => name))}`

type Open = { readonly child: KeptChild; readonly stored: StoredEpisode }

async function endByDecision(
  tx: Tx,
  visit: Visit,
  { child, stored }: Open,
  { decision, decidedToIssueOn: on, goesOnBecause }: DecisionToIssue,
): Promise<Outcome<null, Problem>> {
  if (decision === null)
    return mistaken({
      decision: `Choose who decided to issue for ${child.name}, or that ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'go', 'goes')} on`,
    })
  if (decision === 'goes-on') return keepGoingOn(tx, visit, { child, stored }, goesOnBecause)
  if (on === null) return mistaken({ decidedToIssueOn: 'Enter the date of the decision to issue' })
  const by = { by: { body: decision }, on, withoutReason: null }
  const decided = decideToIssue(stored.episode, by, visit.today)
  if (!decided.ok) return mistaken(sentences[decided.because](child.name))
  const words = `Decided by the ${visit.labels(`body.${decision}`)}.`
  const saved = await endEpisode(tx, visit, stored, { outcome: 'initiate-proceedings', on, words })
  return saved === 'saved' ? allowed(null) : savedMeanwhile
}

/** Why pre-proceedings go on although proceedings are issued stands in the history of the child's clock. */
async function keepGoingOn(
  tx: Tx,
  visit: Visit,
  { child, stored }: Open,
  why: string | null,
): Promise<Outcome<null, Problem>> {
  if (why === null)
    return mistaken({
      goesOnBecause: `Write why ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'go', 'goes')} on`,
    })
  await keepDeed(tx, visit, {
    recordKind: 'episode',
    recordId: stored.id,
    familyId: child.familyId,
    childId: child.id,
    before: { goesOnThoughIssued: null },
    after: { goesOnThoughIssued: why },
  })
  return allowed(null)
}

const sentences: Record<IssueRefusal, (name: string) => Readonly<Record<string, string>>> = {
  'episode-ended': (name) => ({
    decision: `${capitalised(nameFor('stage.pre-proceedings'))} of ${name} have ended meanwhile: open this form again`,
  }),
  'before-the-decision': (name) => ({
    decidedToIssueOn: `Date of the decision to issue must be on or after the decision to start for ${name}`,
  }),
  'not-yet-decided': () => ({ decidedToIssueOn: 'Date of the decision to issue must be today or in the past' }),
  'emergency-needs-name-and-reason': () => ({ decision: 'Choose who decided' }),
  'reason-missing': () => ({ decision: 'Choose who decided' }),
}
