import { type Answer, notFound, page, redirect } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { change } from '#records/change/change.ts'
import {
  addTrackerView,
  changeTrackerView,
  loadTrackerViews,
  type NamedView,
  removeTrackerView,
} from '#records/tracker/tracker-views.ts'
import { allowed } from '#rules/outcome.ts'
import { addressOf, choicesText, type TrackerView, viewFrom } from './tracker-view.ts'
import { viewForm } from './view.form.ts'
import { changeViewPage, saveViewPage, type ViewInWords } from './view.page.ts'

const taken = { name: 'You call another view this: choose another name' }

export async function showSaveView(visit: Visit): Promise<Answer> {
  const state = openForm(visit, viewForm, {})
  return page(saveViewPage(await inWords(visit, viewAt(visit)), { state, fields: viewForm.controls(state) }))
}

/** Keeps the view in the address under a name, for this person alone. */
export async function saveView(visit: Visit): Promise<Answer> {
  const view = viewAt(visit)
  return saveForm(visit, {
    read: viewForm.read(visit.form),
    save: async (tx, details) => {
      const kept = await addTrackerView(tx, visit.actor.personId, { ...details, choices: choicesText(view) })
      return kept === 'name-taken' ? mistaken(taken) : allowed({ goTo: addressOf(view), children: [] })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, viewForm, problem)
      return saveViewPage(await inWords(visit, view), { state, fields: viewForm.controls(state) })
    },
    saw: [],
  })
}

export async function showChangeView(visit: Visit): Promise<Answer> {
  const kept = await keptView(visit)
  if (kept === null) return notFound()
  const state = openForm(visit, viewForm, kept)
  return page(await pageOf(visit, kept, { state, fields: viewForm.controls(state) }))
}

/** Gives a view another name, or lets the tracker open with it. */
export async function changeView(visit: Visit): Promise<Answer> {
  const kept = await keptView(visit)
  if (kept === null) return notFound()
  return saveForm(visit, {
    read: viewForm.read(visit.form),
    save: async (tx, details) => {
      const saved = await changeTrackerView(tx, visit.actor.personId, kept.id, details)
      return saved === 'name-taken' ? mistaken(taken) : allowed({ goTo: addressOf(viewOf(kept)), children: [] })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, viewForm, problem)
      return pageOf(visit, kept, { state, fields: viewForm.controls(state) })
    },
    saw: [],
  })
}

/** Takes a view away; what it showed stays shown. */
export async function removeView(visit: Visit): Promise<Answer> {
  const kept = await keptView(visit)
  if (kept === null) return notFound()
  const goTo = addressOf(viewOf(kept))
  await change(visit, async (tx) => {
    await removeTrackerView(tx, visit.actor.personId, kept.id)
    return allowed({ goTo, children: [] })
  })
  return redirect(goTo)
}

/** The view that the address says, from its first page. */
const viewAt = ({ query }: Visit): TrackerView => ({ ...viewFrom(query), page: 1 })

const viewOf = ({ choices }: NamedView): TrackerView => viewFrom(new URLSearchParams(choices))

async function keptView(visit: Visit): Promise<NamedView | null> {
  const { named } = await loadTrackerViews(visit.db, visit.actor.personId)
  return named.find(({ id }) => id === idIn(visit, 'id')) ?? null
}

const pageOf = async (visit: Visit, kept: NamedView, asked: Parameters<typeof changeViewPage>[1]) =>
  changeViewPage({ ...(await inWords(visit, viewOf(kept))), id: kept.id, hidden: visit.hidden }, asked)

async function inWords({ db, labels }: Visit, view: TrackerView): Promise<ViewInWords> {
  const team =
    view.team === null
      ? undefined
      : await db.selectFrom('team').select('name').where('id', '=', view.team).executeTakeFirst()
  return { view, team: team?.name ?? null, caseSystem: labels('case-system') }
}
