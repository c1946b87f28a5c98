import { everSaid, isSame } from './compare-records.ts'
import type { ActionValue, Kept } from '#rules/import/plan/record-values.ts'
import { wordKey } from '#rules/import/sheets/word-key.ts'

type KeptAction = Kept<ActionValue>
/** How a kept action is known again. `reworded`: by whom it is for, who does it and by when, though its words are others. */
export type MatchedAction = { readonly kept: KeptAction; readonly reworded: boolean }

type Way = (kept: KeptAction, said: ActionValue) => boolean
const sameWords: Way = (kept, said) => everSaid(kept, 'words').some((words) => wordKey(words) === wordKey(said.words))
const sameDay: Way = (kept, said) =>
  said.dueOn !== null && everSaid(kept, 'dueOn').some((dueOn) => isSame(dueOn, said.dueOn))
const sameDoer: Way = (kept, said) => said.doer !== null && everSaid(kept, 'doer').includes(said.doer)
const isOpen: Way = ({ value }, said) => value.done !== true || said.done === true

const littleWords = new Set('a,an,and,at,by,for,from,in,of,on,or,the,their,to,with'.split(','))
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(/[^\p{L}\p{N}]+/u)
      .map(wordKey)
      .filter((word) => !littleWords.has(word)),
  )

/** Of the words that say something, at least two thirds of the longer text stand in the shorter too. */
function alike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  return a.intersection(b).size * 3 >= Math.max(a.size, b.size) * 2
}
const likeWords: Way = (kept, said) => everSaid(kept, 'words').some((words) => alike(words, said.words))

const sameChild: Way = ({ value }, said) => value.child === said.child
const forTheFamily: Way = ({ value }) => value.child === null

const all =
  (...ways: readonly Way[]): Way =>
  (kept, said) =>
    ways.every((isMeant) => isMeant(kept, said))
const sameDayOrDoer: Way = (kept, said) => sameDay(kept, said) || sameDoer(kept, said)

/** Surest first; the last two tell of an action whose words were edited, and only where no other could be meant. */
const ways: readonly { readonly isMeant: Way; readonly reworded: boolean }[] = [
  { isMeant: all(sameChild, sameWords, sameDay), reworded: false },
  { isMeant: all(sameChild, sameWords), reworded: false },
  { isMeant: all(forTheFamily, sameWords, sameDay), reworded: false },
  { isMeant: all(sameChild, likeWords, sameDayOrDoer), reworded: true },
  { isMeant: all(sameChild, sameDay, sameDoer, isOpen), reworded: true },
]

/**
 * Which kept action each of these is; each kept one is known again at most once. An edited action isn't a second one: without the same words
 * it is the one of the same child with nearly the same and the same doer or day, or of the same child, doer and day; where several could be
 * meant it is none of them. One kept for a whole family can be told to be one child's. (AC-01; FAM-06)
 */
export function matchActions(
  said: readonly ActionValue[],
  kept: readonly KeptAction[],
): ReadonlyMap<ActionValue, MatchedAction> {
  const keptByFamily = Map.groupBy(kept, ({ value }) => value.family)
  return new Map(
    [...Map.groupBy(said, ({ family }) => family)].flatMap(([family, actions]) => [
      ...matchOfFamily(actions, keptByFamily.get(family) ?? []),
    ]),
  )
}

function matchOfFamily(
  said: readonly ActionValue[],
  kept: readonly KeptAction[],
): ReadonlyMap<ActionValue, MatchedAction> {
  const found = new Map<ActionValue, MatchedAction>()
  const unclaimed = new Set(kept)
  for (const { isMeant, reworded } of ways)
    for (const action of said.filter((each) => !found.has(each))) {
      const [first, ...others] = [...unclaimed].filter((each) => isMeant(each, action))
      if (first === undefined) continue
      const rivals = said.filter((each) => each !== action && !found.has(each) && isMeant(first, each))
      if (reworded && others.length + rivals.length > 0) continue
      found.set(action, { kept: first, reworded })
      unclaimed.delete(first)
    }
  return found
}
