import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { holdChildren } from '#records/families/children.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import { askPanel } from '#records/panels/change-panel-items.ts'
import { openPanelItems } from '#records/panels/panel-items.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { allowed } from '#rules/outcome.ts'
import { panelBusiness } from '#rules/panels/panel-outcomes.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { capitalised } from '#rules/words/labels.ts'
import { childrenAsked } from './children-asked.ts'
import { askPanelForm } from './ask-panel.form.ts'
import { askPanelPage, nobodyToAskPage } from './ask-panel.page.ts'
import { whoMustAdmit } from '#records/panels/who-admits.ts'
import { askedBodies, type Bodies, loadBodies } from '#records/panels/where-heard.ts'

/** The family's children whose record this person keeps, and who can be asked about what. */
async function aroundForm(visit: Visit) {
  const [family, bodies, admitter, open] = await Promise.all([
    loadFamily(visit.db, visit.looking, idIn(visit, 'id')),
    loadBodies(visit.db),
    whoMustAdmit(visit.db, visit),
    openPanelItems(visit.db, visit.looking, idIn(visit, 'id')),
  ])
  if (family === null) return null
  const children = family.children.filter(isFollowed)
  const asking = askedBodies(bodies)
  const kinds = panelBusiness.filter((kind) => askedBodies(bodies, [kind]).length > 0)
  const options = children.map(({ id, name }) => ({ id, name: nameWithin(family.name, name) }))
  const asked = askPanelForm({ children: options, kinds, bodies: asking })
  return { family, bodies, children, kinds, admitter, open, asked }
}

const sawOf = ({ family }: { readonly family: KeptFamily }) => family.children.map(({ id }) => id)

/** The form to ask a panel about children of a family; where there is nobody to ask, who can change that. */
export async function showAskPanel(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null || around.children.length === 0) return notFound()
  const { family, asked, children, kinds } = around
  if (kinds.length === 0)
    return page(nobodyToAskPage(family, capitalised(whoCan('keep-meeting-series', visit.labels))), sawOf(around))
  const first = children.length === 1 ? children.map(({ id }) => id) : []
  const state = openForm(visit, asked, { children: first, ...(kinds.length === 1 ? { business: kinds[0] } : {}) })
  return page(askPanelPage(around, { state, fields: asked.controls(state) }), sawOf(around))
}

/** Asks a panel: from today it stands on the agenda of the next meeting that takes it. (PP-01, SET-06) */
export async function saveAskPanel(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, bodies, asked } = around
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { children: ids, business, seriesId: wanted, urgency, why }) => {
      await holdChildren(tx, ids)
      const children = await childrenAsked(tx, visit, { familyId: family.id, ids, business })
      if (!children.ok) return children
      const usual = bodies.takes(business, children.value[0]?.teamId ?? null)
      const series = askedBodies(bodies, [business]).find(({ id }) => id === (wanted ?? usual))
      if (series === undefined) return mistaken(notTaken(bodies, wanted))
      const whom = ids.map((childId) => ({ childId, urgentReturnId: null }))
      const urgent = urgency === 'urgent'
      const id = await askPanel(tx, visit, {
        ...{ familyId: family.id, seriesId: series.id, business, urgent, why },
        ...{ notBefore: null, toAdmit: (await whoMustAdmit(tx, visit)) !== null, children: whom },
      })
      return allowed({ goTo: `/panels/${id}`, children: ids })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const state = await openFormAgain(visit, now.asked, problem)
      return askPanelPage(now, { state, fields: now.asked.controls(state) })
    },
    saw: sawOf(around),
  })
}

const notTaken = ({ series }: Bodies, wanted: number | null) => {
  const name = series.find(({ id }) => id === wanted)?.name
  return {
    seriesId: name === undefined ? 'Choose which body to ask' : `${name} doesn’t take this. Choose another body`,
  }
}
