import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { startEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { holdChildren, type KeptChild, loadChild } from '#records/families/children.ts'
import { clockSetting } from '#records/settings/settings.ts'
import type { Tx } from '#records/keeping/db.ts'
import { loadPower } from '#records/settings/deciding-bodies.ts'
import { loadEpisodes, type StoredEpisode } from '#records/pre-proceedings/episodes.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { sayNothingStarts } from '#parts/words/say-no-longer-followed.ts'
import type { Labels } from '#rules/words/labels.ts'
import { eighteenOn, isFollowed } from '#rules/people/still-followed.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import { decideStart, type StartRefusal } from '#rules/pre-proceedings/start-episode.ts'
import { mistaken, notLawful, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { unlikelyStart } from '#rules/pre-proceedings/unlikely-dates.ts'
import { familyKept, isNobodyTicked, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'
import { ownDate, startForm } from './start.form.ts'
import { startPage } from './start.page.ts'

export async function showStart(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const children = around.children.length === 1 ? ids(around.children) : []
  const state = openForm(visit, around.asked, { whole: { children } })
  return page(startPage({ ...around, state }), ids(around.children))
}

/** Starts pre-proceedings for the children chosen: a decision, one clock a child, each from its own day. (P1, P11, P12; PP-09) */
export async function startPreProceedings(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family } = around
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { whole: { children, decidingBody, decidedOn: forAll }, each }) => {
      await holdChildren(tx, children)
      const { startsWith: clockStartsWith } = (await clockSetting.load(tx)).value
      const dayOf = (childId: number) => each.get(childId)?.own ?? forAll
      for (const childId of children) {
        const decidedOn = dayOf(childId)
        // A child alone on the page has no date of its own there: what is wrong with the date is said at the one there is.
        const at = around.children.length > 1 ? ownDate(childId) : 'decidedOn'
        const decided = await mayStart(tx, childId, { on: decidedOn, clockStartsWith, at }, visit)
        if (!decided.ok) return decided
        await startEpisode(tx, visit, childId, { decidedOn, decidingBody, clockStartsWith })
      }
      const odd = children.flatMap((childId) => unlikelyStart(dayOf(childId), visit.today))
      const likely = askFirst(visit, [...new Set(odd)])
      return likely.ok ? allowed({ goTo: `/families/${family.id}`, children }) : likely
    },
    show: async (problem) => startPage({ ...around, state: await openFormAgain(visit, around.asked, problem) }),
    saw: ids(family.children),
  })
}

const ids = (children: readonly { readonly id: number }[]): readonly number[] => children.map(({ id }) => id)

/** The children without a running clock, and the bodies whose approval starts one. */
async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  const running = await openClocksOf(visit, family)
  const children = family?.children.filter((child) => !running.has(child.id) && isFollowed(child)) ?? []
  if (family === null || (children.length === 0 && isNobodyTicked(visit))) return null
  const labels = await loadLabels(visit.db)
  const powers = await Promise.all(startingBodies.map((body) => loadPower(visit.db, body)))
  const bodies = powers.filter(({ power }) => power === 'starts').map(({ body }) => body)
  const { today } = visit
  return { family, children, asked: startForm({ ofFamily: family.children, among: children, bodies, labels, today }) }
}

/** A start to be decided; `at` names the box where its date is typed. */
type Start = Parameters<typeof decideStart>[2] & { readonly at: string }

/** Whether pre-proceedings may start for a child on that day, or a sentence why not. (P1, P11, P13, P18) */
export async function mayStart(tx: Tx, childId: number, start: Start, visit: Visit) {
  const child = await loadChild(tx, visit.looking, childId)
  if (child === null) return mistaken({ children: 'Choose children from the list' })
  const earlier = await loadEpisodes(tx, [childId])
  const decided = decideStart(
    child,
    earlier.map(({ episode }) => episode),
    start,
    visit.today,
  )
  return decided.ok ? decided : refusals[decided.because](child, { earlier, at: start.at, labels: visit.labels })
}

type About = { readonly earlier: readonly StoredEpisode[]; readonly at: string; readonly labels: Labels }
type Refusal = (child: KeptChild, about: About) => Outcome<never, Problem>

const refusals: Record<StartRefusal, Refusal> = {
  'not-followed': (child, { labels }) => notLawful(sayNothingStarts(child, labels), 'P18: no longer followed'),
  'already-open': ({ name }, { earlier }) =>
    notLawful(
      `${name} is already in ${nameFor('stage.pre-proceedings')}${since(earlier)}. A child has one clock at a time (rule P11): it ends with the ` +
        `${nameFor('review.final')}, a decision of the panel, or by “Record a death, a move or another ending” on the family’s page.`,
      `already in ${nameFor('stage.pre-proceedings')}`,
    ),
  'before-the-last-ended': ({ name }, { earlier, at }) =>
    mistaken({
      [at]: `${name}’s last ${nameFor('stage.pre-proceedings')} ended${lastEnded(earlier)}: the new decision can’t be before that`,
    }),
  'expected-date-missing': ({ name }) =>
    mistaken({ children: `Enter ${name}’s expected date of birth first, in the child’s details` }),
  'unborn-with-a-birth-date': ({ name }) => mistaken({ children: `Record ${name}’s birth first` }),
  'is-18': ({ name, bornOn }, { at }) =>
    mistaken({
      [at]: `${name} turned 18${bornOn === null ? '' : ` on ${sayDate(eighteenOn(bornOn))}`}: ${nameFor('stage.pre-proceedings')} can’t start from that day on. Check the date, or the date of birth`,
    }),
  'not-yet-decided': ({ name }, { at }) =>
    mistaken({ [at]: `Date of the decision for ${name} must be today or in the past` }),
}

const since = (earlier: readonly StoredEpisode[]): string => {
  const open = earlier.find(({ episode }) => episode.stage.status === 'open')
  return open === undefined ? '' : ` since ${sayDate(open.episode.decidedOn)}`
}

const lastEnded = (earlier: readonly StoredEpisode[]): string => {
  const stage = earlier.at(-1)?.episode.stage
  return stage === undefined || stage.status === 'open' ? '' : ` on ${sayDate(stage.on)}`
}
