import { type Answer, notFound, page } from '#door/answers.ts'
import { addFiling, type KeptFiling, loadFiling, saveFiling } from '#records/court/court-filings.ts'
import { hearingsOfCases } from '#records/court/hearings.ts'
import { loadProceedings } from '#records/court/proceedings.ts'
import { unlikelyAhead } from '#rules/court/unlikely-hearing.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { openForm, openFormAgain, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { filingFormPage } from './filing-form.page.ts'
import { againstListing, stillAbout } from '#features/court/case/case-fields.ts'
import { filingForm, type OfCase } from './filing.form.ts'

const ids = ({ proceedings }: OfCase): readonly number[] => proceedings.children.map(({ childId }) => childId)
const back = ({ proceedings }: OfCase): string => `/proceedings/${proceedings.id}#filings`

const offered = (ofCase: OfCase, keptChildId: number | null = null): OfCase => ({
  ...ofCase,
  proceedings: stillAbout(ofCase.proceedings, keptChildId),
})

async function caseWith(visit: Visit, proceedingsId: number): Promise<OfCase | null> {
  const proceedings = await loadProceedings(visit.db, visit.looking, proceedingsId)
  if (proceedings === null) return null
  return { proceedings, hearings: await hearingsOfCases(visit.db, visit.looking, [proceedingsId]) }
}

export async function showAddFiling(visit: Visit): Promise<Answer> {
  const ofCase = await caseWith(visit, idIn(visit, 'id'))
  if (ofCase === null) return notFound()
  const { proceedings } = ofCase
  const asked = filingForm(offered(ofCase), null, visit.today)
  const state = openForm(visit, asked, {})
  return page(filingFormPage({ proceedings, isNew: true, state, fields: asked.controls(state) }), ids(ofCase))
}

/** Adds a document due at court to a case. */
export async function addFilingToCase(visit: Visit): Promise<Answer> {
  const ofCase = await caseWith(visit, idIn(visit, 'id'))
  if (ofCase === null) return notFound()
  const { proceedings } = ofCase
  const asked = filingForm(offered(ofCase), null, visit.today)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, filing) => {
      const against = againstListing(proceedings, visit)
      if (against !== null) return against
      const likely = notFarAhead(visit, filing, null)
      if (!likely.ok) return likely
      await addFiling(tx, visit, proceedings, filing)
      return allowed({ goTo: back(ofCase), children: ids(ofCase) })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return filingFormPage({ proceedings, isNew: true, state, fields: asked.controls(state) })
    },
    saw: ids(ofCase),
  })
}

type Due = Pick<KeptFiling, 'dueOn'>

/** A date far ahead is asked about, unless `kept` has it already. */
const notFarAhead = (visit: Visit, { dueOn }: Due, kept: Due | null): Outcome<null, Problem> =>
  dueOn === null || kept?.dueOn?.equals(dueOn) === true
    ? allowed(null)
    : askFirst(visit, unlikelyAhead('Filing', dueOn, visit.today))

export async function showChangeFiling(visit: Visit): Promise<Answer> {
  const found = await filingIn(visit)
  if (found === null) return notFound()
  const { filing, ofCase } = found
  const { proceedings } = ofCase
  const asked = filingForm(offered(ofCase, filing.childId), filing.delayCode, visit.today)
  const state = openForm(visit, asked, filing, filing.version)
  return page(filingFormPage({ proceedings, isNew: false, state, fields: asked.controls(state) }), ids(ofCase))
}

/** Changes a filing duty: its date, its delay and plan, or the day it was filed. (CT-04) */
export async function changeFiling(visit: Visit): Promise<Answer> {
  const found = await filingIn(visit)
  if (found === null) return notFound()
  const { filing, ofCase } = found
  const asked = filingForm(offered(ofCase, filing.childId), filing.delayCode, visit.today)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, changed) => {
      const likely = notFarAhead(visit, changed, filing)
      if (!likely.ok) return likely
      const saved = await saveFiling(tx, visit, { ...filing, version: versionIn(visit) }, changed)
      return unlessMeanwhile(saved, { goTo: back(ofCase), children: filing.children.map(({ childId }) => childId) })
    },
    show: async (problem) => {
      const now = (await filingIn(visit))?.filing ?? filing
      const state = await openFormAgain(visit, asked, problem, { kind: 'court-filing', ...now, values: now })
      return filingFormPage({ proceedings: ofCase.proceedings, isNew: false, state, fields: asked.controls(state) })
    },
    saw: ids(ofCase),
  })
}

async function filingIn(visit: Visit): Promise<{ readonly filing: KeptFiling; readonly ofCase: OfCase } | null> {
  const filing = await loadFiling(visit.db, visit.looking, idIn(visit, 'id'))
  const ofCase = filing === null ? null : await caseWith(visit, filing.proceedingsId)
  return filing === null || ofCase === null ? null : { filing, ofCase }
}
