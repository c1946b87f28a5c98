import { type Answer, notFound, page, refusal } from '#door/answers.ts'
import { draftIn } from '#door/form/draft-of-form.ts'
import {
  mistaken,
  notLawful,
  openedAgain,
  openForm,
  type Problem,
  saveForm,
  savedMeanwhile,
} from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { html, type Html } from '#govuk/html.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'
import type { Sent } from '#parts/forms/fields/field.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import type { Changed } from '#records/change/change.ts'
import { holdChildren } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { saveUpdate } from '#records/pre-proceedings/review-updates.ts'
import type { Written } from '#records/pre-proceedings/reviews.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import type { UpdateKind } from '#rules/pre-proceedings/review-update.ts'
import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { sayNames } from '#rules/words/say-names.ts'
import {
  type AroundUpdate,
  aroundChild,
  aroundFamily,
  askedTogether,
  type ChildToTell,
  writtenOf,
} from './around-update.query.ts'
import { sendUpdateForm, writtenOnce } from './send-update.form.ts'
import { nothingToTellPage, sendUpdatePage } from './send-update.page.ts'

type Around = (visit: Visit) => Promise<AroundUpdate | null>

const ofChild: Around = async (visit) => aroundChild(visit, await childKept(visit))

export const showUpdate = (visit: Visit): Promise<Answer> => show(visit, aroundFamily)
export const showUpdateOfChild = (visit: Visit): Promise<Answer> => show(visit, ofChild)
/** Sends what the team tells the meeting of every child ticked; it can be sent again until the meeting has recorded it. (PP-11, FAM-02) */
export const sendUpdate = (visit: Visit): Promise<Answer> => send(visit, aroundFamily)
/** The same of one child alone, where something else is to be said of them. */
export const sendUpdateOfChild = (visit: Visit): Promise<Answer> => send(visit, ofChild)

const sawOf = ({ family }: AroundUpdate) => family.children.map(({ id }) => id)

type Asked = ReturnType<typeof askedOf>

/** The form with what it asks and whom it can be about; `kind` is that of a form that was sent. */
function askedOf(around: AroundUpdate, kind: UpdateKind | null) {
  const together = askedTogether(around, kind)
  const options = together.among.map((each) => ({ id: each.child.id, name: each.called, note: noteOf(each) }))
  return { ...together, form: sendUpdateForm(together.kind, options) }
}

const noteOf = ({ sent }: ChildToTell): string | undefined => (sent === null ? undefined : `sent by ${sent.writtenBy}`)

async function show(visit: Visit, find: Around): Promise<Answer> {
  const around = await find(visit)
  if (around === null) return notFound()
  const { typed } = draftIn(visit)
  const asked = askedOf(around, typed && kindIn(typed))
  if (asked.first === null) return page(nothingToTellPage(around.family), sawOf(around))
  const filled = openForm(visit, asked.form, {
    whole: { children: asked.ticked.map(({ child }) => child.id) },
    each: new Map([[writtenOnce, asked.first.opening]]),
  })
  return page(pageOf(visit, around, asked, { ...filled, over: typed }), sawOf(around))
}

/** What stands in the form; `over` is what was typed before and put back, which goes on over what it was opened over. */
type Filled = FormState & { readonly over?: Sent | null }

function pageOf(
  visit: Visit,
  { family, children, actions, assessments, dueFor }: AroundUpdate,
  asked: Asked,
  state: Filled,
) {
  const { kind, among, form } = asked
  const meetingOn = among[0]?.ahead.meetingOn ?? null
  const due = meetingOn === null ? null : dueFor(meetingOn)
  const model = { ...{ family, kind, meetingOn, due, among, actions, assessments }, all: children, today: visit.today }
  return sendUpdatePage(model, state, [
    over(kind, among, state.over ?? null),
    ...form.whole.controls(state),
    ...[...form.each.values()].flatMap((each) => each.controls(state)),
  ])
}

/** What the form was opened over: which review it is for, and of each child what was sent and how many reviews were held. (SEC-05) */
const over = (kind: UpdateKind, among: readonly ChildToTell[], typed: Sent | null): Html =>
  html`<input type="hidden" name="review" value="${kind}" />${among.map((each) => {
      const name = `version-${each.child.id}`
      const before = typed?.text(name) ?? ''
      return html`<input type="hidden" name="${name}" value="${before === '' ? overOf(each) : before}" />`
    })}`

const overOf = ({ open, held, kept }: ChildToTell): string => `${occasionOf({ open, held })}.${kept?.version ?? 0}`
const occasionOf = ({ open, held }: Pick<ChildToTell, 'open' | 'held'>): string => `${open.stored.id}.${held.length}`

function kindIn(sent: Sent): UpdateKind | null {
  const kind = sent.text('review')
  return kind === 'midpoint' || kind === 'final' ? kind : null
}

async function send(visit: Visit, find: Around): Promise<Answer> {
  const around = await find(visit)
  if (around === null) return notFound()
  const asked = askedOf(around, kindIn(visit.form))
  if (asked.among.length === 0) {
    const { sentence, because } = tooLate(sayNames(around.family.children.map(({ name }) => name)), asked.kind)
    return refusal(await showAgain(visit, around, { is: 'refused', sentence, because }, null), because, sawOf(around))
  }
  let savedBefore: ChildToTell | null = null
  return saveForm(visit, {
    read: asked.form.read(visit.form),
    save: async (tx, { whole, each }) => {
      const written = wordsOf(each.get(writtenOnce) ?? {})
      await holdChildren(tx, whole.children)
      const now = await nowOf(tx, visit, around, whole.children)
      for (const id of whole.children) {
        const told = now.find(({ child }) => child.id === id) ?? null
        const kept = await keep(tx, visit, { told, written, kind: asked.kind })
        if (!kept.ok) {
          savedBefore = told
          return kept
        }
      }
      return allowed<Changed>({ goTo: `/families/${around.family.id}#updates`, children: whole.children })
    },
    show: async (problem) => showAgain(visit, (await find(visit)) ?? around, problem, savedBefore),
    saw: sawOf(around),
  })
}

const wordsOf = (said: Readonly<Record<string, string | null>>): Written =>
  Object.fromEntries(Object.entries(said).flatMap(([key, text]) => (text === null ? [] : [[key, text]])))

/** The children chosen as they stand now that nobody else changes them. */
async function nowOf(tx: Tx, visit: Visit, { family }: AroundUpdate, ids: readonly number[]) {
  const chosen = family.children.filter(({ id }) => ids.includes(id))
  const [clocks, toTell] = await Promise.all([loadOpenClocks(tx, ids, visit.today), writtenOf(tx, visit, chosen)])
  return chosen.flatMap((child) => {
    const open = clocks.get(child.id)
    return (open === undefined ? null : toTell(family, child, open)) ?? []
  })
}

type ToKeep = { readonly told: ChildToTell | null; readonly written: Written; readonly kind: UpdateKind }

async function keep(tx: Tx, visit: Visit, { told, written, kind }: ToKeep): Promise<Outcome<null, Problem>> {
  if (told === null)
    return mistaken({
      children: `Choose children whose ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'go', 'goes')} on`,
    })
  const { child, open, kept, ahead, called } = told
  const sentOver = visit.form.text(`version-${child.id}`)
  const isSameReview = ahead.kind === kind && sentOver.startsWith(`${occasionOf(told)}.`)
  const late = tooLate(called, kind)
  if (!isSameReview) return notLawful(late.sentence, late.because)
  if (sentOver !== overOf(told)) return kept === null ? notLawful(late.sentence, late.because) : savedMeanwhile
  const of = { episodeId: open.stored.id, childId: child.id, familyId: child.familyId }
  await saveUpdate(tx, visit, { ...of, kind, written }, kept)
  return allowed(null)
}

/** What the meeting has read stays as it was. */
const tooLate = (called: string, kind: UpdateKind) => ({
  sentence: `The meeting has taken up the ${nameFor(`review.${kind}`)} of ${called} meanwhile: what it read stays as it was. What you wrote stands below, to copy what is still needed.`,
  because: 'the meeting has taken it up',
})

/** Everything typed, under what stands in the way; after somebody else's save both texts, over what they sent. */
async function showAgain(visit: Visit, around: AroundUpdate, problem: Problem, savedBefore: ChildToTell | null) {
  const asked = askedOf(around, kindIn(visit.form))
  const [form] = asked.form.each.values()
  const kept = savedBefore?.kept ?? null
  const as = kept &&
    form && {
      kind: 'review-update',
      id: kept.id,
      version: kept.version,
      words: form.inWords(form.asTyped(kept.written)),
    }
  const state = await openedAgain(visit, asked.form, problem, as ?? null, form?.inWords(form.typedIn(visit.form)) ?? {})
  return pageOf(visit, around, asked, { ...state, version: null })
}
