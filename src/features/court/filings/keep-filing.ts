import { type Answer, notFound, page } from '#door/answers.ts'
import { addFiling, type KeptFiling, loadFiling, saveFiling } from '#records/court/court-filings.ts'
import { hearingsOfCases, type KeptHearing } from '#records/court/hearings.ts'
import { type KeptProceedings, loadProceedings } from '#records/court/proceedings.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { filingFormPage } from './filing-form.page.ts'
import { filingAsTyped, filingInWords, newFiling, readFiling, typedFilingIn } from './filing.form.ts'

type OfCase = { readonly proceedings: KeptProceedings; readonly hearings: readonly KeptHearing[] }

const ids = ({ proceedings }: OfCase): readonly number[] => proceedings.children.map(({ childId }) => childId)
const choicesOf = (ofCase: OfCase) => ({ childIds: ids(ofCase), hearingIds: ofCase.hearings.map(({ id }) => id) })
const back = ({ proceedings }: OfCase): string => `/proceedings/${proceedings.id}#filings`

async function caseWith(visit: Visit, proceedingsId: number): Promise<OfCase | null> {
  const proceedings = await loadProceedings(visit.db, visit.looking, proceedingsId)
  if (proceedings === null) return null
  return { proceedings, hearings: await hearingsOfCases(visit.db, visit.looking, [proceedingsId]) }
}

export async function showAddFiling(visit: Visit): Promise<Answer> {
  const ofCase = await caseWith(visit, idIn(visit, 'id'))
  if (ofCase === null) return notFound()
  const model = { ...ofCase, isNew: true, typed: newFiling, state: opened(visit, null) }
  return page(filingFormPage(model), ids(ofCase))
}

/** Adds a document due at court to a case. */
export async function addFilingToCase(visit: Visit): Promise<Answer> {
  const ofCase = await caseWith(visit, idIn(visit, 'id'))
  if (ofCase === null) return notFound()
  return saveForm(visit, {
    read: readFiling(visit.form, choicesOf(ofCase), null, visit.today),
    save: async (tx, filing) => {
      await addFiling(tx, visit, ofCase.proceedings, filing)
      return allowed({ goTo: back(ofCase), children: ids(ofCase) })
    },
    show: async (problem) => {
      const state = await openedAgain(visit, problem, null, {})
      return filingFormPage({ ...ofCase, isNew: true, typed: typedFilingIn(visit.form), state })
    },
    saw: ids(ofCase),
  })
}

export async function showChangeFiling(visit: Visit): Promise<Answer> {
  const found = await filingIn(visit)
  if (found === null) return notFound()
  const { filing, ofCase } = found
  const model = { ...ofCase, isNew: false, typed: filingAsTyped(filing), state: opened(visit, filing.version) }
  return page(filingFormPage(model), ids(ofCase))
}

/** Changes a filing duty: its date, its delay and plan, or the day it was filed. (CT-04) */
export async function changeFiling(visit: Visit): Promise<Answer> {
  const found = await filingIn(visit)
  if (found === null) return notFound()
  const { filing, ofCase } = found
  return saveForm(visit, {
    read: readFiling(visit.form, choicesOf(ofCase), filing.delayCode, visit.today),
    save: async (tx, changed) => {
      const saved = await saveFiling(tx, visit, { ...filing, version: versionIn(visit) }, changed)
      return unlessMeanwhile(saved, { goTo: back(ofCase), children: filing.children.map(({ childId }) => childId) })
    },
    show: async (problem) => {
      const now = (await filingIn(visit))?.filing ?? filing
      const typed = typedFilingIn(visit.form)
      const words = filingInWords(filingAsTyped(now))
      const asKept = { kind: 'court-filing', id: now.id, version: now.version, words }
      const state = await openedAgain(visit, problem, asKept, filingInWords(typed))
      return filingFormPage({ ...ofCase, isNew: false, typed, state })
    },
    saw: ids(ofCase),
  })
}

async function filingIn(visit: Visit): Promise<{ readonly filing: KeptFiling; readonly ofCase: OfCase } | null> {
  const filing = await loadFiling(visit.db, visit.looking, idIn(visit, 'id'))
  const ofCase = filing === null ? null : await caseWith(visit, filing.proceedingsId)
  return filing === null || ofCase === null ? null : { filing, ofCase }
}
