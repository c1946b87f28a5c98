import { type Answer, notFound, page } from '#door/answers.ts'
import { onlyWhatIsAttached, readFileIfAny, type SentFile } from '#door/form/attached-file.ts'
import type { AnswersOf } from '#parts/forms/fields/form.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { FileStore } from '#platform/files/stored-files.ts'
import { familyKept, type OpenClocks, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'
import { holdChildren } from '#records/families/children.ts'
import { attachDocument, documentsOfFamily, type KeptDocument } from '#records/families/documents.ts'
import type { Tx } from '#records/keeping/db.ts'
import { whoHoldsPower } from '#records/meeting/who-holds-power.ts'
import { askExtension } from '#records/pre-proceedings/ask-extension.ts'
import { extensionsSought } from '#records/pre-proceedings/extensions-sought.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
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
  const [clocks, decides, documents] = await Promise.all([
    openClocksOf(visit, family),
    whoHoldsPower(visit.db, 'extend', visit),
    documentsOfFamily(visit.db, visit.looking, family.id),
  ])
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
  const asked = askExtensionForm(
    options,
    documents.map(({ id, fileName }) => ({ id, name: fileName })),
  )
  return { family, inPreProceedings, options, decides, documents, asked }
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

type Wanted = AnswersOf<Around['asked']> & { readonly file: SentFile | null }

/** All that was sent, the file as well: what shows it is written, chosen among the documents here, or attached. */
async function readWanted(visit: Visit, { asked }: Around): Promise<Outcome<Wanted, FieldErrors>> {
  const { form } = visit
  const [file, read] = [await readFileIfAny(visit), asked.read(form)]
  const isShown = form.text('evidence').trim() !== '' || form.all('documents').length > 0
  const wrong = {
    ...(read.ok ? {} : read.because),
    ...(isShown || form.file('document') !== null
      ? {}
      : { evidence: 'Write the evidence, or give a document that shows it' }),
    ...(file.ok ? {} : { document: file.because }),
  }
  return file.ok && read.ok && Object.keys(wrong).length === 0
    ? allowed({ ...read.value, file: file.value })
    : refused(wrong)
}

/** Asks for an extension for the children chosen, in one go. Past the maximum, or not later than what stands, is refused. (PP-04, P6) */
export async function saveAskExtension(visit: Visit, store: FileStore): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const read = await readWanted(visit, around)
  return onlyWhatIsAttached(visit, store, (keep) =>
    saveForm(visit, {
      read,
      save: async (tx, { children, documents, file, ...asked }) => {
        await holdChildren(tx, children)
        const shown = whichDocuments(around, children, documents)
        if (!shown.ok) return shown
        const attached = file === null ? [] : [await attachEvidence(tx, visit, around, { file, keep, children })]
        for (const childId of children) {
          const own = [...shown.value(childId), ...attached]
          const done = await askFor(tx, visit, around, { childId, ...asked, documents: own })
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
    }),
  )
}

/** Of the documents chosen those that are a child's own or the family's; one of another child alone shows nothing here. */
function whichDocuments(
  { documents }: Around,
  children: readonly number[],
  chosen: readonly number[],
): Outcome<(childId: number) => readonly number[], Problem> {
  const of = documents.filter(({ id }) => chosen.includes(id))
  const isAbout = ({ childId }: KeptDocument, child: number) => childId === null || childId === child
  const stray = of.find((document) => !children.some((child) => isAbout(document, child)))
  return stray === undefined
    ? allowed((childId) => of.filter((document) => isAbout(document, childId)).map(({ id }) => id))
    : mistaken({
        documents: `${stray.fileName} is on another child’s file: choose that child as well, or leave it out`,
      })
}

type Evidence = {
  readonly file: SentFile
  readonly keep: FileStore['keep']
  readonly children: readonly number[]
}

/** What is attached goes on the file of the only child it is for, else on the family's. */
async function attachEvidence(
  tx: Tx,
  visit: Visit,
  { family }: Around,
  { file: { bytes, ...file }, keep, children }: Evidence,
): Promise<number> {
  const [only, ...others] = children
  const childId = others.length === 0 ? (only ?? null) : null
  const stored = await keep(bytes)
  return attachDocument(tx, visit, {
    ...file,
    ...stored,
    childId,
    kind: 'supporting',
    familyId: family.id,
    of: 'family',
  })
}

type Asked = {
  readonly childId: number
  readonly newLimitOn: Temporal.PlainDate
  readonly exceptional: string
  readonly evidence: string | null
  readonly proposals: string
  readonly documents: readonly number[]
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
