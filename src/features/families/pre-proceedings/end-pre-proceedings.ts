import { type Answer, notFound, page } from '#door/answers.ts'
import { endEpisode } from '#records/pre-proceedings/change-episodes.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { OpenClock } from '#records/pre-proceedings/clocks.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { decideOtherEnding, type EndRefusal } from '#rules/pre-proceedings/end-episode.ts'
import type { OtherEnding } from '#rules/pre-proceedings/episode.ts'
import { mistaken, openedAgain, openForm, saveForm } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { endForm, endWords } from './end.form.ts'
import { endPage } from './end.page.ts'
import { versionFields, versionOf } from './episode-versions.ts'
import { lastEpisodeAsKept } from './how-it-ended.ts'
import { childOptions, familyKept, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'

export async function showEnd(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const open = [...around.clocks.keys()]
  const state = openForm(visit, around.asked, { children: open.length === 1 ? open : [] })
  return page(endPage({ ...around, state }), open)
}

const sentences: Record<EndRefusal, Readonly<Record<string, string>>> = {
  'episode-ended': { children: 'Choose children whose pre-proceedings are open' },
  'before-the-decision': { endedOn: 'Date must be on or after the decision to start' },
  'not-yet-happened': { endedOn: 'Date must be today or in the past' },
  'words-missing': { words: 'Write in a sentence what happened' },
}

/** Ends pre-proceedings for what nobody decided: date and words, and everything that chases stops. (PP-12, P17) */
export async function endPreProceedings(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, clocks } = around
  let endedMeanwhile: number | null = null
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { children, ending, endedOn: on, words }) => {
      for (const id of children) {
        const [child, open] = [family.children.find((each) => each.id === id), clocks.get(id)]
        if (child === undefined) return mistaken({ children: 'Choose children from the list' })
        const misfit = misfitOf(child, ending)
        if (misfit !== null) return mistaken({ ending: misfit })
        const saved = open === undefined ? null : await end(tx, visit, open, { ending, on, words })
        if (saved !== null && !saved.ok) return mistaken(sentences[saved.because])
        if (saved?.value !== 'saved') {
          endedMeanwhile = id
          return refused({ is: 'saved-meanwhile' })
        }
      }
      return allowed({ goTo: `/families/${family.id}`, children })
    },
    show: async (problem) => {
      const kept = endedMeanwhile === null ? null : await lastEpisodeAsKept(visit, endedMeanwhile)
      const now = (await aroundForm(visit)) ?? around
      const typed = now.asked.typedIn(visit.form)
      const state = await openedAgain(visit, problem, kept, endWords(typed))
      return endPage({ ...now, state: { ...state, typed } })
    },
    saw: [...clocks.keys()],
  })
}

type Ending = { readonly ending: OtherEnding; readonly on: Temporal.PlainDate; readonly words: string }

async function end(tx: Parameters<typeof endEpisode>[0], visit: Visit, { stored }: OpenClock, ending: Ending) {
  const decided = decideOtherEnding(stored.episode, ending, visit.today)
  if (!decided.ok) return decided
  const asOpened = { ...stored, version: versionOf(visit.form, stored) }
  return allowed(await endEpisode(tx, visit, asOpened, { ...ending, outcome: ending.ending }))
}

/** A pregnancy ends before a birth; the other endings need one, but for a move. */
function misfitOf({ name, unborn }: KeptChild, ending: OtherEnding): string | null {
  if (ending === 'pregnancy-ended' && !unborn) return `${name} is born: choose another ending`
  const needsBirth = ending === 'died' || ending === 'turned-18'
  return needsBirth && unborn ? `${name} isn’t born: choose “The pregnancy ended”, or record the birth first` : null
}

async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  const clocks = await openClocksOf(visit, family)
  if (family === null || (clocks.size === 0 && visit.method === 'GET')) return null
  const issuable = await idsAmong(visit.db, lookingFor(visit, 'record-panel-outcome'), [...clocks.keys()])
  const children = childOptions(family).filter(({ id }) => clocks.has(id))
  const asked = endForm(children, visit.today)
  return { family, clocks, asked, versions: versionFields([...clocks.values()]), mayIssue: issuable.size > 0 }
}
