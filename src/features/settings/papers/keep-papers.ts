import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import {
  mistaken,
  opened,
  openForm,
  openFormAgain,
  openedAgain,
  type Problem,
  unlessMeanwhile,
} from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { Tx } from '#records/keeping/db.ts'
import {
  addPaper,
  loadPaper,
  loadPapers,
  movePaperUp,
  type PaperDetails,
  removePaper,
  savePaper,
  type StoredPaper,
} from '#records/meeting/papers.ts'
import { isPaperKind, nameOfPaper, type PaperKind, paperKindWords } from '#rules/meeting/papers.ts'
import { usualPapers } from '#rules/meeting/usual-papers.ts'
import { allowed } from '#rules/outcome.ts'
import { asOpened, goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import { pageOfStep } from '#features/settings/start/page-of-step.ts'
import { asAnswers, asKept, paperForm } from './paper.form.ts'
import { addPaperPage, paperPage, papersPage, removePaperPage, sayDeadline, usualPapersPage } from './papers.page.ts'

const backTo = (kind: PaperKind) => goOn(`/settings/papers#${kind}`)

export const showPapers = async ({ db, labels, hidden }: Visit): Promise<Answer> =>
  pageOfStep({ db }, papersPage({ papers: await loadPapers(db), labels, hidden }))

/** The kind of item the address names. */
function kindIn({ params }: Visit): PaperKind | null {
  const kind = params['kind'] ?? ''
  return isPaperKind(kind) ? kind : null
}

const paperIn = (visit: Visit): Promise<StoredPaper | null> => loadPaper(visit.db, idIn(visit, 'id'))

export function showAddPaper(visit: Visit): Answer {
  const kind = kindIn(visit)
  if (kind === null) return notFound()
  const asked = paperForm(visit.labels)
  const state = openForm(visit, asked, { workingDays: 1, atTime: '12:00' })
  return page(addPaperPage(kind, { state, fields: asked.controls(state) }))
}

/** Asks for another paper of a kind of item, from now on. (SET-08) */
export async function addAPaper(visit: Visit): Promise<Answer> {
  const kind = kindIn(visit)
  if (kind === null) return notFound()
  const asked = paperForm(visit.labels)
  return saveSettings(visit, {
    read: asked.read(visit.form),
    saw: [],
    save: async (tx, answers) => {
      const paper = asKept(answers)
      if (await isAskedAlready(tx, visit, kind, paper, null)) return askedAlready(visit, paper)
      await addPaper(tx, visit, kind, paper)
      return allowed(backTo(kind))
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return addPaperPage(kind, { state, fields: asked.controls(state) })
    },
  })
}

async function isAskedAlready(
  tx: Tx,
  { labels }: Visit,
  kind: PaperKind,
  paper: PaperDetails,
  but: number | null,
): Promise<boolean> {
  const key = (of: PaperDetails) => nameOfPaper(of, labels).toLocaleLowerCase('en-GB')
  const others = (await loadPapers(tx)).filter((other) => other.kind === kind && other.id !== but)
  return others.some((other) => key(other) === key(paper))
}

/** At the box where it was typed, or where it was chosen. */
const askedAlready = ({ labels }: Visit, paper: PaperDetails) =>
  mistaken({
    [paper.label === null ? 'name' : 'which']:
      `A paper of this name is asked for already: ${nameOfPaper(paper, labels)}. Choose another paper, or change that one`,
  })

export async function showPaper(visit: Visit): Promise<Answer> {
  const paper = await paperIn(visit)
  if (paper === null) return notFound()
  const asked = paperForm(visit.labels)
  const state = openForm(visit, asked, asAnswers(paper), paper.version)
  return page(paperPage(paper, visit.labels, { state, fields: asked.controls(state) }))
}

/** Changes what is asked of a paper, from now on. (SET-08) */
export async function changePaper(visit: Visit): Promise<Answer> {
  const paper = await paperIn(visit)
  if (paper === null) return notFound()
  return saveSettings(visit, {
    read: paperForm(visit.labels).read(visit.form),
    saw: [],
    save: async (tx, answers) => {
      const to = asKept(answers)
      if (await isAskedAlready(tx, visit, paper.kind, to, paper.id)) return askedAlready(visit, to)
      return unlessMeanwhile(await savePaper(tx, visit, asOpened(visit, paper), to), backTo(paper.kind))
    },
    show: (problem) => showPaperAgain(visit, paper, problem),
  })
}

async function showPaperAgain(visit: Visit, before: StoredPaper, problem: Problem) {
  const asked = paperForm(visit.labels)
  const now = (await loadPaper(visit.db, before.id)) ?? before
  const kept = { kind: 'paper', id: now.id, version: now.version, values: asAnswers(now) }
  const state = await openFormAgain(visit, asked, problem, kept)
  return paperPage(now, visit.labels, { state, fields: asked.controls(state) })
}

export async function showRemovePaper(visit: Visit): Promise<Answer> {
  const paper = await paperIn(visit)
  return paper === null ? notFound() : page(removePaperPage(paper, visit.labels, opened(visit, paper.version)))
}

/** Asks for a paper no more, from now on. (SET-08) */
export async function removeAPaper(visit: Visit): Promise<Answer> {
  const paper = await paperIn(visit)
  if (paper === null) return notFound()
  return saveSettings(visit, {
    read: allowed(null),
    saw: [],
    save: async (tx) => unlessMeanwhile(await removePaper(tx, visit, asOpened(visit, paper)), backTo(paper.kind)),
    show: async (problem) => {
      const now = (await loadPaper(visit.db, paper.id)) ?? paper
      const kept = { kind: 'paper', id: now.id, version: now.version, words: { Paper: nameOfPaper(now, visit.labels) } }
      return removePaperPage(now, visit.labels, await openedAgain(visit, null, problem, kept, { Paper: 'Removed' }))
    },
  })
}

/** Puts a paper before the one above it. (SET-08) */
export async function movePaper(visit: Visit): Promise<Answer> {
  const paper = await paperIn(visit)
  if (paper === null) return notFound()
  return saveSettings(visit, {
    read: allowed(null),
    saw: [],
    save: async (tx) => {
      await movePaperUp(tx, visit, paper)
      return allowed(backTo(paper.kind))
    },
    show: async () => papersPage({ papers: await loadPapers(visit.db), labels: visit.labels, hidden: visit.hidden }),
  })
}

export function showUsualPapers(visit: Visit): Answer {
  const words = usualPapers.map(
    ({ kind, ...paper }) =>
      `${paperKindWords[kind]}: ${nameOfPaper(paper, visit.labels)}, ${sayDeadline(paper).toLowerCase()}`,
  )
  return page(usualPapersPage(words, opened(visit, null)))
}

/** Takes over the usual papers of each kind of item that nothing is asked for yet. (SET-08) */
export const takeUsualPapers = (visit: Visit): Promise<Answer> =>
  saveSettings(visit, {
    read: allowed(null),
    saw: [],
    save: async (tx) => {
      const kept = new Set((await loadPapers(tx)).map(({ kind }) => kind))
      for (const { kind, ...paper } of usualPapers) if (!kept.has(kind)) await addPaper(tx, visit, kind, paper)
      return allowed(goOn('/settings/papers'))
    },
    show: () => usualPapersPage([], opened(visit, null)),
  })
