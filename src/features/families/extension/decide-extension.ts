import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page, refusal } from '#door/answers.ts'
import { mistaken, notLawful, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import { withTyped } from '#door/typed-again.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import { holdChildren } from '#records/families/children.ts'
import { documentsOfExtensions } from '#records/families/documents.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { loadDecider, whereTheyAre } from '#records/meeting/deciders.ts'
import { whoHoldsPower } from '#records/meeting/who-holds-power.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { loadOpenEpisodes } from '#records/pre-proceedings/episodes.ts'
import { extensionsRecorded } from '#records/pre-proceedings/extensions-recorded.ts'
import { reviewsOfChildren } from '#records/pre-proceedings/reviews.ts'
import {
  decideOnExtension,
  type UndecidedExtension,
  undecidedExtensions,
} from '#records/pre-proceedings/undecided-extensions.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { type ByPower, decidedAs, mayDecideBy, type NoPower } from '#rules/access/powers.ts'
import { sayNoPower } from '#rules/access/power-words.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { type EpisodeFacts, limitOf } from '#rules/pre-proceedings/episode.ts'
import { type NewLimitRefusal, refusalOfEarlier, refusalOfNewLimit } from '#rules/pre-proceedings/extension.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { decideExtensionForm } from './decide-extension.form.ts'
import { type Basis, decideExtensionPage, mayNotPage } from './decide-extension.page.ts'

/** The form for who decides on the extensions asked for; whoever else comes here is told who does. (PP-04, SET-07) */
export async function showDecideExtension(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  if (around.mine.length === 0) return mayNot(visit, around)
  const { family, asked, mine } = around
  const only = mine.length === 1 ? mine.map(({ childId }) => childId) : []
  const state = openForm(visit, asked, { children: only })
  const basis = await whatItRestsOn(visit, around)
  return page(decideExtensionPage(family, basis, { state, fields: asked.controls(state) }), sawOf(around))
}

/**
 * Agrees or refuses the extensions asked for the children chosen: whoever has the power by the table, never who asked, never past the 16-week
 * maximum. Attempts by others are refused with the reason, and the trail keeps them. (PP-04, P6, SET-07)
 */
export async function decideExtension(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  if (around.mine.length === 0) return mayNot(visit, around)
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { children, decision, until, words }) => {
      await holdChildren(tx, children)
      for (const childId of children) {
        const decided = await decideFor(tx, visit, around, {
          childId,
          decision,
          until: decision === 'agree-earlier' ? until : null,
          words,
        })
        if (!decided.ok) return decided
      }
      return allowed({ goTo: `/families/${around.family.id}`, children })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const state = await openFormAgain(visit, now.asked, problem)
      return decideExtensionPage(now.family, await whatItRestsOn(visit, now), {
        state,
        fields: now.asked.controls(state),
      })
    },
    saw: sawOf(around),
  })
}

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>

const sawOf = ({ waiting }: Pick<Around, 'waiting'>) => waiting.map(({ childId }) => childId)

async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  if (family === null) return null
  const { looking } = visit
  const waiting = await undecidedExtensions(
    visit.db,
    looking,
    family.children.map(({ id }) => id),
  )
  if (waiting.length === 0) return null
  const answers = await mayDecideEach(visit.db, visit, waiting)
  const mine = waiting.filter(({ id, awaitsChair }) => answers.get(id)?.ok === true && !awaitsChair)
  return { family, waiting, answers, mine, asked: decideExtensionForm(mine, family.name) }
}

/** What there is to know of each child whose extension is decided here: the clock, what was tried, what was asked before. (PP-04) */
async function whatItRestsOn(
  visit: Visit,
  { family, mine }: Pick<Around, 'family' | 'mine'>,
): Promise<readonly Basis[]> {
  const ids = mine.map(({ childId }) => childId)
  const requests = mine.map((asked) => asked.request?.id ?? asked.id)
  const [clocks, reviews, extensions, documents] = await Promise.all([
    loadOpenClocks(visit.db, ids, visit.today),
    reviewsOfChildren(visit.db, visit.looking, ids),
    extensionsRecorded(visit.db, ids),
    documentsOfExtensions(visit.db, visit.looking, requests),
  ])
  return mine.flatMap((asked) => {
    const open = clocks.get(asked.childId)
    if (open === undefined) return []
    const ofEpisode = (extensions.get(open.stored.id) ?? []).filter(({ state, closedOn }) => isPast(state, closedOn))
    return [
      {
        asked,
        name: nameWithin(family.name, asked.childName),
        clock: open.clock,
        reviews: reviews.filter(({ episodeId }) => episodeId === open.stored.id),
        earlier: ofEpisode,
        documents: documents(asked.request?.id ?? asked.id),
      },
    ]
  })
}

/** What was decided, or withdrawn. */
const isPast = (state: UndecidedExtension['state'], closedOn: Temporal.PlainDate | null): boolean =>
  state === 'agreed' || state === 'refused' || closedOn !== null

/** By which power the visitor decides each of them, or why not. */
async function mayDecideEach(
  db: Db,
  { actor, today }: Pick<Visit, 'actor' | 'today'>,
  waiting: readonly UndecidedExtension[],
): Promise<ReadonlyMap<number, Outcome<ByPower, NoPower>>> {
  const [table, decider, places] = await Promise.all([
    loadPowers(db),
    loadDecider(db, actor.personId, today),
    whereTheyAre(db, waiting),
  ])
  return new Map(
    waiting.map(({ id, askedById }, at) => {
      const place = places[at]
      return [
        id,
        decider === null || place === undefined
          ? refused('not-theirs')
          : mayDecideBy(table, { does: 'extend', on: today }, decider, { ...place, askedBy: askedById }),
      ]
    }),
  )
}

async function mayNot(visit: Visit, { family, waiting, answers }: Around): Promise<Answer> {
  const because = waiting.flatMap(({ id }) => {
    const answer = answers.get(id)
    return answer === undefined || answer.ok ? [] : [answer.because]
  })[0]
  const sentence =
    because === undefined
      ? `What was recommended awaits the ${nameFor('role.chair', 'short')}’s confirmation: it is decided once that is there.`
      : sayNoPower(because, null, await whoHoldsPower(visit.db, 'extend', visit))
  const said = withTyped(mayNotPage(family, sentence), visit.form)
  return refusal(said, because ?? 'awaits the chair', sawOf({ waiting }))
}

const nameOf = ({ children }: KeptFamily, childId: number): string =>
  children.find(({ id }) => id === childId)?.name ?? 'This child'

const sayBound = (bound: NewLimitRefusal, called: string): string =>
  bound === 'past-the-16-week-maximum'
    ? `The date for ${called} is past the 16-week maximum, and no extension goes past it.`
    : `${called}’s date is as late already, so that there is nothing to agree: refuse it.`

const sayEarlier = (called: string, { newLimitOn }: UndecidedExtension, limit: Temporal.PlainDate): string =>
  `Earlier day must be after the date that stands for ${called}, ${sayDate(limit)}, and before the one asked for, ${sayDate(newLimitOn)}`

type Deciding = {
  readonly childId: number
  readonly decision: 'agree' | 'agree-earlier' | 'refuse'
  readonly until: Temporal.PlainDate | null
  readonly words: string | null
}

/** The day that would stand is later than what stands now, and no later than the maximum or what was asked for. (P6) */
function isWithinBounds(
  called: string,
  episode: EpisodeFacts,
  extension: UndecidedExtension,
  { decision, until }: Pick<Deciding, 'decision' | 'until'>,
): Outcome<null, Problem> {
  const bound = decision === 'agree' ? refusalOfNewLimit(episode, extension.newLimitOn) : null
  if (bound !== null) return notLawful(sayBound(bound, called), bound)
  const tooEarly = until === null ? null : refusalOfEarlier(episode, extension.newLimitOn, until)
  return tooEarly === null ? allowed(null) : mistaken({ until: sayEarlier(called, extension, limitOf(episode)) })
}

async function decideFor(
  tx: Tx,
  visit: Visit,
  { family }: { readonly family: KeptFamily },
  { childId, decision, until, words }: Deciding,
): Promise<Outcome<null, Problem>> {
  const called = nameOf(family, childId)
  const [extension] = await undecidedExtensions(tx, visit.looking, [childId])
  const [open] = await loadOpenEpisodes(tx, [childId])
  if (extension === undefined || open === undefined)
    return notLawful(
      `The extension for ${called} was decided meanwhile, or its time has ended: the family’s page says how it stands.`,
      'decided meanwhile',
    )
  const may = (await mayDecideEach(tx, visit, [extension])).get(extension.id)
  if (may?.ok !== true || extension.awaitsChair)
    return mistaken({ children: `Choose children from the list: ${called} can’t be decided here` })
  const within = isWithinBounds(called, open.episode, extension, { decision, until })
  if (!within.ok) return within
  const saved = await decideOnExtension(tx, visit, extension, {
    state: decision === 'refuse' ? 'refused' : 'agreed',
    until,
    decidedAs: decidedAs(may.value),
    powerId: may.value.powerId,
    words,
  })
  return saved === 'saved'
    ? allowed(null)
    : notLawful(`The extension for ${called} was decided meanwhile.`, 'decided meanwhile')
}
