import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { mistaken, notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { addProceedings, proceedingsOfFamily } from '#records/court/proceedings.ts'
import { holdChildren, type KeptChild } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import { allowed } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { decideToIssue, type IssueRefusal } from '#rules/pre-proceedings/end-episode.ts'
import { familyKept, isNobodyTicked } from '#features/families/kept/kept-by-visitor.ts'
import { issueWithoutForm } from './issue.form.ts'
import { issueWithoutPage } from './issue.page.ts'
import { outsideDeciders } from './outside-panel.ts'
import { afterEmergency, bodyOf, decidedInWords, mayHaveIssued } from './who-decided.ts'

/**
 * The children of a family for whom proceedings can be decided on without pre-proceedings: born, still followed, in no open pre-proceedings
 * nor in a case, and not after a decision to issue. (P9, P13, P18)
 */
export async function childrenWithout(
  db: Db,
  { looking }: Pick<Visit, 'looking'>,
  family: KeptFamily,
): Promise<readonly KeptChild[]> {
  const ids = family.children.map(({ id }) => id)
  const [episodes, cases] = await Promise.all([loadEpisodes(db, ids), proceedingsOfFamily(db, looking, family.id)])
  const stageOf = new Map(episodes.map(({ childId, episode }) => [childId, episode.stage.status]))
  const inCase = new Set(
    cases.flatMap(({ endedOn, children }) => (endedOn === null ? children.map(({ childId }) => childId) : [])),
  )
  const isDecided = (id: number): boolean => ['open', 'stepped-up'].includes(stageOf.get(id) ?? '')
  return family.children.filter(
    (child) => isFollowed(child) && !child.unborn && !isDecided(child.id) && !inCase.has(child.id),
  )
}

async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  if (family === null) return null
  const children = await childrenWithout(visit.db, visit, family)
  const deciders = await outsideDeciders(
    visit,
    ['issue'],
    children.map(({ id }) => id),
  )
  const { labels, today } = visit
  const offered = children.map(({ id, name }) => ({ id, name: nameWithin(family.name, name) }))
  return { family, children, deciders, asked: issueWithoutForm({ children: offered, deciders, labels, today }) }
}

const sawOf = ({ children }: { readonly children: readonly KeptChild[] }) => children.map(({ id }) => id)

/** The form for a decision to issue for children who are in no pre-proceedings. */
export async function showIssueWithout(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null || around.children.length === 0) return notFound()
  const ids = around.children.map(({ id }) => id)
  const state = openForm(visit, around.asked, { children: ids.length === 1 ? ids : [] })
  return page(issueWithoutPage(around.family, { state, fields: around.asked.controls(state) }), sawOf(around))
}

const gone = { children: `Choose children who are in no ${nameFor('stage.pre-proceedings')} and no case` }
const nobodyLeft = `Every child of this family is in ${nameFor('stage.pre-proceedings')} or in a case by now, so that nothing is issued without them here: the family’s page says how each stands.`
const sentences: Record<IssueRefusal, Readonly<Record<string, string>>> = {
  'episode-ended': gone,
  'before-the-decision': gone,
  'not-yet-decided': { decidedOn: 'Date of the decision must be today or in the past' },
  'emergency-needs-name-and-reason': { reason: 'Write who decided and why it could not wait' },
  'reason-missing': { without: `Choose why it is issued without ${nameFor('stage.pre-proceedings')}` },
}

/**
 * Keeps the decision to issue, outcome C, for children in no pre-proceedings with its coded reason: their care proceedings are opened, to be
 * issued. One made in an emergency is to be reported to the next panel. (P9; CT-02)
 */
export async function issueWithout(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null || (around.children.length === 0 && isNobodyTicked(visit))) return notFound()
  const { family, deciders } = around
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { children: ids, decidedOn: on, without, ...decision }) => {
      await holdChildren(tx, ids)
      const eligible = new Set((await childrenWithout(tx, visit, family)).map(({ id }) => id))
      if (eligible.size === 0) return notLawful(nobodyLeft, 'in pre-proceedings or a case by now')
      if (!ids.every((id) => eligible.has(id))) return mistaken(gone)
      const by = bodyOf(decision, on, deciders)
      const may = await mayHaveIssued(tx, visit, decision, {
        by,
        on,
        children: family.children.filter(({ id }) => ids.includes(id)),
      })
      if (!may.ok) return may
      const decided = decideToIssue(null, { by, on, withoutReason: without }, visit.today)
      if (!decided.ok) return mistaken(sentences[decided.because])
      const words = decidedInWords(by, decision, visit.labels, deciders)
      const kept = { ...toBeIssued, withoutPreProceedingsReason: without }
      const decidedToIssue = { decidedToIssueOn: on, decidedToIssueWords: words }
      const matters = ids.map((childId) => ({ childId, ...nothingAsked }))
      const id = await addProceedings(tx, visit, family.id, { ...kept, ...decidedToIssue }, matters)
      await afterEmergency(tx, visit, decision, { family, childIds: ids, by, on, power: may.value })
      return allowed({ goTo: `/proceedings/${id}`, children: ids })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const state = await openFormAgain(visit, now.asked, problem)
      return issueWithoutPage(now.family, { state, fields: now.asked.controls(state) })
    },
    saw: sawOf(around),
  })
}

const toBeIssued = { courtNumber: null, court: null, judge: null, issuedOn: null, endedOn: null, endedWords: null }
const nothingAsked = { application: null, judge: null, carePlan: null, finalOrder: null }
