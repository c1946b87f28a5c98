import { type Answer, notFound, page } from '#door/answers.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept, type OpenClocks, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'
import { holdChildren } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { whoHoldsPower } from '#records/meeting/who-holds-power.ts'
import { askExtension } from '#records/pre-proceedings/ask-extension.ts'
import { extensionsSought } from '#records/pre-proceedings/extensions-sought.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { type AskRefusal, decideAskExtension } from '#rules/pre-proceedings/extension.ts'
import { limitOf } from '#rules/pre-proceedings/episode.ts'
import { ceiling } from '#rules/pre-proceedings/timetable.ts'
import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { askExtensionForm } from './ask-extension.form.ts'
import { askExtensionPage, nothingToAskPage } from './ask-extension.page.ts'

type Clock = NonNullable<ReturnType<OpenClocks['get']>>

async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  if (family === null) return null
  const [clocks, decides] = await Promise.all([openClocksOf(visit, family), whoHoldsPower(visit.db, 'extend', visit)])
  const inPreProceedings = family.children.flatMap((child) => {
    const open = clocks.get(child.id)
    return open === undefined ? [] : [{ child, open }]
  })
  const asking = inPreProceedings.filter(({ open }) => decideAskExtension(open.clock.facts, null).ok)
  const options = asking.map(({ child, open }) => ({
    id: child.id,
    name: nameWithin(family.name, child.name),
    note: sayRoom(open),
  }))
  return { family, inPreProceedings, options, decides, asked: askExtensionForm(options) }
}

/** 'now Mon 30 Nov 2026, at most Mon 28 Dec 2026'. */
const sayRoom = ({ clock }: Clock): string =>
  `now ${sayDate(limitOf(clock.facts))}, at most ${sayDate(ceiling(clock.start.on))}`

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>

const sawOf = ({ family }: Pick<Around, 'family'>) => family.children.map(({ id }) => id)

/** The form to ask for an extension; where nothing can be asked for, why not. (PP-04) */
export async function showAskExtension(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, options, decides, asked } = around
  if (options.length === 0) return page(nothingToAskPage(family, whyNothing(around)), sawOf(around))
  const state = openForm(visit, asked, await whatIsKnown(visit, options))
  return page(askExtensionPage(family, decides, { state, fields: asked.controls(state) }), sawOf(around))
}

/** What a midpoint review that wants more time wrote stands there already, with the children it was said of; else the only child. (PP-06) */
async function whatIsKnown(visit: Visit, options: Around['options']) {
  const ids = options.map(({ id }) => id)
  const sought = await extensionsSought(visit.db, visit.looking, ids)
  const [words, ...others] = new Set(sought.map(({ why }) => why?.trim() ?? ''))
  const children = sought.length > 0 ? sought.map(({ childId }) => childId) : ids.length === 1 ? ids : []
  return { children, exceptional: others.length === 0 && words !== undefined && words !== '' ? words : null }
}

function whyNothing({ inPreProceedings }: Around): string {
  const because = inPreProceedings.map(({ open }) => decideAskExtension(open.clock.facts, null))
  if (because.length === 0)
    return `Nobody of this family is in ${nameFor('stage.pre-proceedings')}, so there is no date to extend.`
  return because.some((each) => !each.ok && each.because === 'awaits-a-decision')
    ? 'An extension is asked for already and waits to be decided. The family’s page says how it stands.'
    : 'The date stands at the 16-week maximum, and no extension goes past it.'
}

/** Asks for an extension for the children chosen, in one go. Past the maximum, or not later than what stands, is refused. (PP-04, P6) */
export async function saveAskExtension(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { children, ...asked }) => {
      await holdChildren(tx, children)
      for (const childId of children) {
        const done = await askFor(tx, visit, around, { childId, ...asked })
        if (!done.ok) return done
      }
      return allowed({ goTo: `/families/${around.family.id}`, children })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const state = await openFormAgain(visit, now.asked, problem)
      return askExtensionPage(now.family, now.decides, { state, fields: now.asked.controls(state) })
    },
    saw: sawOf(around),
  })
}

type Asked = {
  readonly childId: number
  readonly newLimitOn: Temporal.PlainDate
  readonly exceptional: string
  readonly evidence: string
  readonly proposals: string
}

async function askFor(
  tx: Tx,
  visit: Visit,
  { family }: Around,
  { childId, ...asked }: Asked,
): Promise<Outcome<null, Problem>> {
  const child = family.children.find(({ id }) => id === childId)
  if (child === undefined) return mistaken({ children: 'Choose children from the list' })
  const open = (await loadOpenClocks(tx, [childId], visit.today)).get(childId)
  const called = nameWithin(family.name, child.name)
  if (open === undefined) return mistaken({ children: sayEnded(called) })
  const decided = decideAskExtension(open.clock.facts, asked.newLimitOn)
  if (!decided.ok) return mistaken(sentences[decided.because](called, open))
  const of = { childId, familyId: family.id, episodeId: open.stored.id, dayZeroOn: open.clock.start.on }
  await askExtension(tx, visit, { ...of, ...asked })
  return allowed(null)
}

const sayEnded = (called: string): string =>
  `${called}’s ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended: choose the others`

const sentences: Record<AskRefusal, (called: string, open: Clock) => Record<string, string>> = {
  'awaits-a-decision': (called) => ({
    children: `An extension for ${called} waits to be decided already: choose the others`,
  }),
  'past-the-16-week-maximum': (called, open) => ({
    newLimitOn: `Until when must be on or before the 16-week maximum for ${called}, ${sayDate(ceiling(open.clock.start.on))}`,
  }),
  'not-past-the-present-limit': (called, open) => ({
    newLimitOn: `Until when must be after the date that stands for ${called}, ${sayDate(limitOf(open.clock.facts))}`,
  }),
}
