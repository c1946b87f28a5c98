import { type Answer, notFound, page } from '#door/answers.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import { letterClocksOf } from '#features/families/pre-proceedings/letter-clocks.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import type { AnswersOf } from '#parts/forms/fields/form.ts'
import { adultsOfFamily } from '#records/families/adults.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import {
  addAssessment,
  type AssessmentEntry,
  type InEpisode,
  type KeptAssessment,
  loadAssessment,
  saveAssessment,
} from '#records/pre-proceedings/assessments.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { unlikelyAssessment } from '#rules/pre-proceedings/assessments.ts'
import { assessmentForm } from './assessment.form.ts'
import { addAssessmentPage, changeAssessmentPage } from './assessment.page.ts'

/** A child who can be in an assessment, and in which period. */
type Offered = InEpisode & ChildOption

/** The form with everybody it offers. */
type Around = {
  readonly family: KeptFamily
  readonly offered: readonly Offered[]
  readonly adults: readonly ChildOption[]
  readonly asked: ReturnType<typeof assessmentForm>
}

async function aroundForm(visit: Visit, family: KeptFamily, kept: KeptAssessment | null): Promise<Around | null> {
  const [clocks, everyone] = await Promise.all([
    letterClocksOf(visit, family.children),
    adultsOfFamily(visit.db, visit.looking, family.id),
  ])
  const offered = family.children.flatMap(({ id, name }): readonly Offered[] => {
    const last = clocks.get(id)
    const isOpen = last?.clock.kind === 'running'
    const episodeId =
      kept?.children.find(({ childId }) => childId === id)?.episodeId ?? (isOpen ? last.stored.id : undefined)
    return episodeId === undefined ? [] : [{ id, childId: id, episodeId, name: nameWithin(family.name, name) }]
  })
  // Of a period that is over nothing more is written down, except what belongs to a decision to issue. (PP-09)
  const isStillKept = kept?.children.some(({ childId, episodeId }) => clocks.get(childId)?.stored.id === episodeId)
  if (offered.length === 0 || isStillKept === false) return null
  const named = new Map([...everyone, ...(kept?.adults ?? [])].map(({ id, name }) => [id, { id, name }]))
  const adults = [...named.values()]
  const keptCode = kept?.lateCode ?? null
  return { family, offered, adults, asked: assessmentForm({ among: offered, adults, keptCode, today: visit.today }) }
}

type Typed = AnswersOf<Around['asked']>

const entryOf = ({ adults: all }: Around, { adults, ...typed }: Typed): AssessmentEntry => ({
  kind: typed.kind,
  adults: all.filter(({ id }) => adults.includes(id)),
  somebodyElse: typed.somebodyElse,
  byWhom: typed.byWhom,
  question: typed.question,
  instructedOn: typed.instructedOn,
  letterOn: typed.letterOn,
  dueOn: typed.dueOn,
  receivedOn: typed.receivedOn,
  lateCode: typed.lateCode,
})

/** The children chosen, each with the period it is about; nobody who isn't offered. */
function chosenOf({ offered }: Around, { children }: Typed): Outcome<readonly Offered[], Problem> {
  const chosen = offered.filter(({ childId }) => children.includes(childId))
  return chosen.length < children.length ? mistaken({ children: 'Choose children from the list' }) : allowed(chosen)
}

/** What looks like a slip is asked about, and then kept as it is said. (P14) */
const whenLikely = (visit: Visit, entry: AssessmentEntry, kept: KeptAssessment | null) =>
  askFirst(visit, unlikelyAssessment({ ...entry, stoppedOn: null }, kept, visit.today))

const sawOf = (family: KeptFamily): readonly number[] => family.children.map(({ id }) => id)

async function newAssessment(visit: Visit): Promise<Around | null> {
  const family = await familyKept(visit)
  return family === null ? null : aroundForm(visit, family, null)
}

/** The form to add one; for the only child in pre-proceedings, or else for all of them, until somebody says otherwise. */
export async function showAddAssessment(visit: Visit): Promise<Answer> {
  const around = await newAssessment(visit)
  if (around === null) return notFound()
  const { asked, family, offered } = around
  const children = offered.length === 1 ? offered.map(({ id }) => id) : []
  const state = openForm(visit, asked, { children })
  return page(addAssessmentPage(family, { state, fields: asked.controls(state) }), sawOf(family))
}

/** Adds an assessment, once for the children it is for. (PP-08, FAM-02) */
export async function addAssessmentToFamily(visit: Visit): Promise<Answer> {
  const around = await newAssessment(visit)
  if (around === null) return notFound()
  const { asked, family } = around
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, typed) => {
      const children = chosenOf(around, typed)
      if (!children.ok) return children
      const entry = entryOf(around, typed)
      const likely = whenLikely(visit, entry, null)
      if (!likely.ok) return likely
      await addAssessment(tx, visit, family.id, { ...entry, children: children.value })
      return allowed({ goTo: `/families/${family.id}#assessments`, children: typed.children })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return addAssessmentPage(family, { state, fields: asked.controls(state) })
    },
    saw: sawOf(family),
  })
}

type Kept = Around & { readonly kept: KeptAssessment }

/** The assessment in the address with those of its children whom this person keeps; null once there is nothing of it to write down. */
export async function assessmentIn(visit: Visit): Promise<Kept | null> {
  const kept = await loadAssessment(visit.db, visit.looking, idIn(visit, 'id'))
  const family = kept === null ? null : await loadFamily(visit.db, visit.looking, kept.familyId)
  const around = kept === null || family === null ? null : await aroundForm(visit, family, kept)
  return kept === null || around === null ? null : { ...around, kept }
}

const valuesOf = ({ adults, children, ...kept }: KeptAssessment) => ({
  ...kept,
  adults: adults.map(({ id }) => id),
  children: children.map(({ childId }) => childId),
})

export async function showChangeAssessment(visit: Visit): Promise<Answer> {
  const found = await assessmentIn(visit)
  if (found === null) return notFound()
  const { asked, kept, family } = found
  const state = openForm(visit, asked, valuesOf(kept), kept.version)
  return page(changeAssessmentPage(kept, { state, fields: asked.controls(state) }), sawOf(family))
}

/** Completes or corrects one: what was sent, when it is due and came, and why it came late. (PP-08) */
export async function changeAssessment(visit: Visit): Promise<Answer> {
  const found = await assessmentIn(visit)
  if (found === null) return notFound()
  const { asked, kept, family } = found
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, typed) => {
      const children = chosenOf(found, typed)
      if (!children.ok) return children
      const entry = entryOf(found, typed)
      const likely = whenLikely(visit, entry, kept)
      if (!likely.ok) return likely
      const over = { ...kept, version: versionIn(visit) }
      const saved = await saveAssessment(tx, visit, over, { ...entry, children: children.value })
      return unlessMeanwhile(saved, { goTo: `/families/${family.id}#assessments`, children: typed.children })
    },
    show: async (problem) => {
      const now = (await assessmentIn(visit))?.kept ?? kept
      const asKept = { kind: 'assessment', id: now.id, version: now.version, values: valuesOf(now) }
      const state = await openFormAgain(visit, asked, problem, asKept)
      return changeAssessmentPage(now, { state, fields: asked.controls(state) })
    },
    saw: sawOf(family),
  })
}
