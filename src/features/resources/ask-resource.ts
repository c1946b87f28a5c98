import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, notLawful, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import { holdChildren } from '#records/families/children.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { askPanel } from '#records/panels/change-panel-items.ts'
import { whoMustAdmit } from '#records/panels/who-admits.ts'
import { loadOpenEpisodes } from '#records/pre-proceedings/episodes.ts'
import { askResource, type ResourceAsked } from '#records/resources/change-resources.ts'
import { resourcesOfFamily } from '#records/resources/resource-requests.ts'
import { loadPowers } from '#records/settings/powers.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { resourceWords } from '#rules/resources/resource.ts'
import { whoAgrees } from '#rules/resources/who-agrees.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { addressOfItem, itemAskedAt } from './asked-at-item.ts'
import { askResourceForm } from './ask-resource.form.ts'
import { askResourcePage, nobodyToAskForPage } from './ask-resource.page.ts'
import { resourcePanel, sayRoute } from './where-it-goes.ts'
import { askedBefore } from './asked-before.page.ts'

/** The family's children in pre-proceedings for whom this person can ask, and what was asked before. */
async function aroundForm(visit: Visit, db: Db = visit.db) {
  const family = await loadFamily(db, visit.looking, idIn(visit, 'id'))
  if (family === null) return null
  const item = addressOfItem(visit)
  const [episodes, before, route] = await Promise.all([
    loadOpenEpisodes(
      db,
      family.children.map(({ id }) => id),
    ),
    resourcesOfFamily(db, lookingFor(visit, 'see-child'), family.id),
    sayRoute(db, family.children[0]?.teamId ?? null, visit),
  ])
  const inPreProceedings = family.children.flatMap((child) => {
    const episode = episodes.find(({ childId }) => childId === child.id)
    return episode === undefined ? [] : [{ child, episodeId: episode.id }]
  })
  const options = inPreProceedings.map(({ child: { id, name } }) => ({ id, name: nameWithin(family.name, name) }))
  return { family, before, route, item, inPreProceedings, asked: askResourceForm(options) }
}

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>

const sawOf = ({ family, before }: Pick<Around, 'family' | 'before'>): readonly number[] => [
  ...new Set([
    ...family.children.map(({ id }) => id),
    ...before.flatMap(({ children }) => children.map(({ childId }) => childId)),
  ]),
]

const shown = (visit: Visit, { family, before, route, item }: Around) => ({
  route,
  item,
  before: askedBefore(before, family.name, visit.today),
})

/** The form to ask for a resource; where nobody of the family is in pre-proceedings, why not. (PP-07) */
export async function showAskResource(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, inPreProceedings, asked } = around
  if (inPreProceedings.length === 0) return page(nobodyToAskForPage(family, sayNobody()), sawOf(around))
  const only = inPreProceedings.length === 1 ? inPreProceedings.map(({ child }) => child.id) : []
  const state = openForm(visit, asked, { children: only })
  return page(askResourcePage(family, { ...shown(visit, around), state, fields: asked.controls(state) }), sawOf(around))
}

const sayNobody = (): string =>
  `Nobody of this family is in ${nameFor('stage.pre-proceedings')}: what is needed in proceedings is the court’s to order.`

/** Asks for it, for the children chosen: it goes to whoever may agree what it costs, or on the agenda of the panel that does. (PP-07, SET-07) */
export async function saveAskResource(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { children, cost, ...asked }) => {
      await holdChildren(tx, children)
      const whom = await childrenAsked(tx, visit, children)
      if (!whom.ok) return whom
      const { family } = whom.value
      const request = { ...asked, familyId: family.id, askedPence: cost, children: whom.value.children }
      const panelItemId = await beforePanel(tx, visit, request, whom.value.teamId)
      if (!panelItemId.ok) return panelItemId
      const item = await itemAskedAt(tx, visit)
      const at = { panelItemId: panelItemId.value, askedAtItemId: item?.id ?? null }
      const id = await askResource(tx, visit, { ...request, ...at })
      return allowed({ goTo: around.item ?? `/resources/${id}`, children })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const state = await openFormAgain(visit, now.asked, problem)
      return askResourcePage(now.family, { ...shown(visit, now), state, fields: now.asked.controls(state) })
    },
    saw: sawOf(around),
  })
}

type Whom = {
  readonly family: KeptFamily
  readonly teamId: number | null
  readonly children: ResourceAsked['children']
}

/** The children chosen, each within reach and in pre-proceedings now that nobody else can change it. */
async function childrenAsked(tx: Tx, visit: Visit, ids: readonly number[]): Promise<Outcome<Whom, Problem>> {
  const now = await aroundForm(visit, tx)
  const family = now?.family
  const chosen = family?.children.filter(({ id }) => ids.includes(id)) ?? []
  if (now === null || family === undefined || chosen.length < ids.length)
    return mistaken({ children: 'Choose children from the list' })
  const ended = chosen.find(({ id }) => now.inPreProceedings.every(({ child }) => child.id !== id))
  if (ended !== undefined) return mistaken({ children: sayEnded(nameWithin(family.name, ended.name)) })
  const children = now.inPreProceedings
    .filter(({ child }) => ids.includes(child.id))
    .map(({ child, episodeId }) => ({ childId: child.id, episodeId }))
  return allowed({ family, children, teamId: chosen[0]?.teamId ?? null })
}

const sayEnded = (called: string): string =>
  `${called}’s ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended: choose the other children`

/** What is asked of the panel with it, where a panel decides; null where somebody does. */
async function beforePanel(
  tx: Tx,
  visit: Visit,
  request: Omit<ResourceAsked, 'panelItemId' | 'askedAtItemId'>,
  teamId: number | null,
): Promise<Outcome<number | null, Problem>> {
  const [table, panel] = [await loadPowers(tx), await resourcePanel(tx, teamId)]
  const who = whoAgrees(table, request.askedPence, { on: visit.today, hasPanel: panel !== null })
  if (who.is === 'nobody')
    return notLawful(
      `Nobody here may agree ${sayPounds(request.askedPence)}, and no meeting takes resources: an administrator can change that under Settings, Powers.`,
      'nobody may agree it',
    )
  if (who.is === 'people' || panel === null) return allowed(null)
  const { kind, what, askedPence, why } = request
  const id = await askPanel(tx, visit, {
    ...{ familyId: request.familyId, seriesId: panel.id, business: 'resources', urgent: false, notBefore: null },
    why: `${resourceWords[kind]}, ${sayPounds(askedPence)}: ${what}\n${why}`,
    toAdmit: (await whoMustAdmit(tx, visit)) !== null,
    children: request.children.map(({ childId }) => ({ childId, urgentReturnId: null })),
  })
  return allowed(id)
}
