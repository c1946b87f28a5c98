import type { AtItem } from '#features/meetings/item/apply-review.ts'
import { addAction } from '#records/actions/change-actions.ts'
import { takeBackAction } from '#records/actions/take-back-action.ts'
import type { Tx } from '#records/keeping/db.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { type OutsideDecision, saveRatification } from '#records/pre-proceedings/outside-decisions.ts'
import { actionAfter } from '#rules/pre-proceedings/outside-panel.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { mayDecide, type NobodyDecides } from '#rules/sittings/who-decides.ts'
import { say } from '#rules/words/name-for.ts'
import { sayNames } from '#rules/words/say-names.ts'
import type { WantedRatification } from './ratification-fields.ts'

/** Days until what follows from a decision that wasn't ratified is to be put right: by the usual next meeting. */
const toPutRight = { days: 7 }

export type RatificationProblem = NobodyDecides | 'changed-by-someone-else'

/** Keeps what the meeting made of a decision taken outside it, and the action for who took it where it didn't ratify. (SET-07, M2) */
export async function writeRatification(
  tx: Tx,
  at: AtItem,
  decision: OutsideDecision,
  wanted: WantedRatification,
): Promise<Outcome<null, RatificationProblem>> {
  if (wanted === null && decision.outcome === null) return allowed(null)
  const { meeting } = at.view
  const decides = mayDecide({ decidedAs: meeting.sitting.chairedAs, lacksLegalAdviser: meeting.lacksLegalAdviser })
  if (!decides.ok) return decides
  const made = wanted === null ? null : { ...wanted, agendaItemId: at.itemId }
  const saved = await saveRatification(tx, at.visit, decision, made, at.reason)
  if (saved !== 'saved') return refused(saved)
  await keepAction(tx, at, decision, wanted)
  return allowed(null)
}

/** An action keeps the names of its day. */
const sayIfAny = (words: string | null, { visit }: AtItem): string | null =>
  words === null ? null : say(words, visit.labels)

async function keepAction(tx: Tx, at: AtItem, decision: OutsideDecision, wanted: WantedRatification): Promise<void> {
  const { does, familyId, children, decidedBy } = decision
  const names = sayNames(children.map(({ name }) => name))
  const words = wanted === null ? null : sayIfAny(actionAfter(wanted.outcome, does, names), at)
  const made = at.view.said.actions.filter(({ source }) => source === 'gateway')
  for (const action of made) if (action.words !== words) await takeBackAction(tx, at.visit, action)
  if (words === null || made.some((action) => action.words === words)) return
  const childIds = children.map(({ id }) => id)
  const manager = await teamManagerOfChildren(tx, childIds, at.visit.today)
  await addAction(tx, at.visit, {
    familyId,
    childId: null,
    words,
    doerId: decidedBy,
    accountableManagerId: manager?.personId ?? null,
    dueOn: at.visit.today.add(toPutRight),
    source: 'gateway',
    agendaItemId: at.itemId,
  })
}
