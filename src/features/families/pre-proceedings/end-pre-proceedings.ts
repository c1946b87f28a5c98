import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { endEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { saveFollowing } from '#records/families/change-children.ts'
import { childrenOfFamily, holdChildren, type KeptChild } from '#records/families/children.ts'
import { loadEpisodes, type StoredEpisode } from '#records/pre-proceedings/episodes.ts'
import type { Tx } from '#records/keeping/db.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import { isBefore } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import {
  decideNoLongerFollowed,
  eighteenOn,
  isFollowed,
  type Following,
  type NoLongerRefusal,
} from '#rules/people/still-followed.ts'
import { decideOtherEnding, type EndRefusal } from '#rules/pre-proceedings/end-episode.ts'
import type { OtherEnding } from '#rules/pre-proceedings/episode.ts'
import { mistaken, openedAgain, openForm, type Problem, savedMeanwhile, saveForm } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { endForm, endWords } from './end.form.ts'
import { endPage } from './end.page.ts'
import { versionFields, versionOf } from './episode-versions.ts'
import { endingAsKept } from './how-it-ended.ts'
import { childOptions, familyKept, isNobodyTicked, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'

export async function showEnd(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const ids = around.children.map(({ id }) => id)
  const state = openForm(visit, around.asked, { children: ids.length === 1 ? ids : [] })
  return page(endPage({ ...around, state }), ids)
}

/**
 * Records for children what nobody decided: date and words, and everything that chases stops. A death, the end of a pregnancy, a move and
 * turning 18 end that a child is followed, whatever is open for them; another reason ends pre-proceedings. (PP-12, P17, P18)
 */
export async function endPreProceedings(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family } = around
  let endedMeanwhile: number | null = null
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { children, endedOn: on, ...ending }) => {
      await holdChildren(tx, children)
      const [kept, episodes] = [await childrenOfFamily(tx, visit.looking, family.id), await loadEpisodes(tx, children)]
      for (const id of children) {
        const child = kept.find((each) => each.id === id)
        if (child === undefined) return mistaken({ children: 'Choose children from the list' })
        const last = episodes.findLast(({ childId }) => childId === id)
        const ended = await endFor(tx, visit, { child, last }, { ...ending, on })
        if (ended.ok) continue
        endedMeanwhile = id
        return ended
      }
      return allowed({ goTo: `/families/${family.id}`, children })
    },
    show: async (problem) => {
      const kept = endedMeanwhile === null ? null : await endingAsKept(visit, endedMeanwhile)
      const now = (await aroundForm(visit)) ?? around
      const typed = now.asked.typedIn(visit.form)
      const state = await openedAgain(visit, now.asked, problem, kept, endWords(typed))
      return endPage({ ...now, state })
    },
    saw: around.children.map(({ id }) => id),
  })
}

type Ending = { readonly ending: OtherEnding; readonly on: Temporal.PlainDate; readonly words: string }

/** One child with the episode that began last, as they stand now that nobody else can change them. */
type Standing = { readonly child: KeptChild; readonly last: StoredEpisode | undefined }

async function endFor(
  tx: Tx,
  visit: Visit,
  { child, last }: Standing,
  ending: Ending,
): Promise<Outcome<null, Problem>> {
  const open = last?.episode.stage.status === 'open' ? last : null
  if (!isFollowed(child) || (open === null && wasOpenThen(visit, last))) return savedMeanwhile
  const following = followingAfter(child, ending, visit.today)
  if (!following.ok) return mistaken(unfollowedSentences[following.because](child))
  return following.value === null
    ? endOpen(tx, visit, child, open, ending)
    : stopAll(tx, visit, child, open, { ending, following: following.value })
}

/** Ends pre-proceedings alone. */
const endOpen = (tx: Tx, visit: Visit, { name }: KeptChild, open: StoredEpisode | null, ending: Ending) =>
  open === null
    ? mistaken({
        ending: `${name} isn’t in ${nameFor('stage.pre-proceedings')}, so there is nothing that could end: choose what happened`,
      })
    : endLast(tx, visit, open, ending)

/** Ends that the child is followed, and with it the pre-proceedings that are open. */
async function stopAll(
  tx: Tx,
  visit: Visit,
  child: KeptChild,
  open: StoredEpisode | null,
  { ending, following }: { readonly ending: Ending; readonly following: Following },
): Promise<Outcome<null, Problem>> {
  const ended = open === null ? allowed(null) : await endLast(tx, visit, open, ending)
  if (ended.ok) await saveFollowing(tx, visit, child, following, null)
  return ended
}

/** Open when the form was opened. */
const wasOpenThen = ({ form }: Visit, last: StoredEpisode | undefined): boolean =>
  last !== undefined && versionOf(form, last) !== -1

/** Null where only pre-proceedings end. */
const followingAfter = (
  child: KeptChild,
  { ending, on, words }: Ending,
  today: Temporal.PlainDate,
): Outcome<Following | null, NoLongerRefusal> =>
  ending === 'other' ? allowed(null) : decideNoLongerFollowed(child, { because: ending, on, words }, today)

async function endLast(tx: Tx, visit: Visit, last: StoredEpisode, ending: Ending): Promise<Outcome<null, Problem>> {
  const decided = decideOtherEnding(last.episode, ending, visit.today)
  if (!decided.ok) return mistaken(sentences[decided.because])
  const asOpened = { ...last, version: versionOf(visit.form, last) }
  const saved = await endEpisode(tx, visit, asOpened, { ...ending, outcome: ending.ending })
  return saved === 'saved' ? allowed(null) : savedMeanwhile
}

const sentences: Record<EndRefusal, Readonly<Record<string, string>>> = {
  'episode-ended': {
    children: `Choose children whose ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'are', 'is')} open`,
  },
  'before-the-decision': { endedOn: 'Date it happened must be on or after the decision to start' },
  'not-yet-happened': { endedOn: 'Date it happened must be today or in the past' },
  'words-missing': { words: 'Write in a sentence what happened' },
}

const unfollowedSentences: Record<NoLongerRefusal, (child: KeptChild) => Readonly<Record<string, string>>> = {
  'not-followed': ({ name }) => ({ children: `${name} isn’t followed any more: choose the others` }),
  'is-born': ({ name }) => ({ ending: `${name} is born: choose what else happened` }),
  'is-not-born': ({ name }) => ({
    ending: `${name} isn’t born: choose “The pregnancy ended” as what happened, or record the birth first`,
  }),
  'before-the-birth': ({ name, bornOn }) => ({
    endedOn: `Date must be on or after ${name}’s birth${bornOn === null ? '' : `, ${sayDate(bornOn)}`}`,
  }),
  'before-18': ({ name, bornOn }) => ({
    endedOn: `${name} turns 18${bornOn === null ? ' later' : ` on ${sayDate(eighteenOn(bornOn))}`}: check the date, or the date of birth`,
  }),
  'not-yet-happened': () => sentences['not-yet-happened'],
  'words-missing': () => sentences['words-missing'],
}

/** From the 17th birthday on: nobody of six turns 18. */
const isNear18 = (bornOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  !isBefore(today, eighteenOn(bornOn).subtract({ years: 1 }))

async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  const clocks = await openClocksOf(visit, family)
  const children = family?.children.filter(isFollowed) ?? []
  if (family === null || (children.length === 0 && isNobodyTicked(visit))) return null
  const issuable = await idsAmong(visit.db, lookingFor(visit, 'record-panel-outcome'), [...clocks.keys()])
  const options = childOptions({ ...family, children })
  // What was sent is answered by the rules, child by child, whatever is offered by now.
  const isSent = visit.method === 'POST'
  const asked = endForm(options, visit.today, {
    isAnyOpen: clocks.size > 0 || isSent,
    isAnyUnborn: isSent || children.some(({ bornOn }) => bornOn === null),
    isAnyNear18: isSent || children.some(({ bornOn }) => bornOn !== null && isNear18(bornOn, visit.today)),
  })
  return { family, children, asked, versions: versionFields([...clocks.values()]), mayIssue: issuable.size > 0 }
}
