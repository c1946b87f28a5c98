import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type ChildOption, children } from '#parts/forms/fields/record-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { holdChildren } from '#records/families/children.ts'
import { loadFamily } from '#records/families/families.ts'
import type { Db } from '#records/keeping/db.ts'
import { addToPanelItem, holdPanelItem } from '#records/panels/change-panel-items.ts'
import { hearingsOfPanelItems } from '#records/panels/panel-hearings.ts'
import { loadPanelItem, type PanelItem } from '#records/panels/panel-items.ts'
import { mayTakeMore } from '#rules/panels/panel-item.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { childrenAsked } from './children-asked.ts'

/** What was asked for, with the children of the family who can still be added; null where none can. */
async function aroundForm(visit: Visit, db: Db = visit.db) {
  const item = await loadPanelItem(db, visit.looking, idIn(visit, 'id'))
  if (item === null) return null
  const [family, heard] = await Promise.all([
    loadFamily(db, visit.looking, item.familyId),
    hearingsOfPanelItems(db, visit.looking, [item.id]),
  ])
  if (family === null || !mayTakeMore(item, heard.length)) return null
  const others = family.children
    .filter((child) => isFollowed(child) && !item.children.some(({ childId }) => childId === child.id))
    .map(({ id, name }) => ({ id, name: nameWithin(family.name, name) }))
  return others.length === 0 ? null : { item, others, asked: addChildForm(others) }
}

const addChildForm = (among: readonly ChildOption[]) =>
  form({ children: children({ label: 'Which children?', among, needed: 'Choose which children' }) })

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>
const sawOf = ({ item, others }: Around) => [...item.children.map(({ childId }) => childId), ...others.map(({ id }) => id)] // prettier-ignore

export async function showAddChild(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { item, others, asked } = around
  const first = others.length === 1 ? others.map(({ id }) => id) : []
  const state = openForm(visit, asked, { children: first }, item.version)
  return page(addChildPage(item, asked, state), sawOf(around))
}

/** Adds children who were forgotten to what a panel is asked for, as long as it isn't heard. (PP-01) */
export async function saveAddChild(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { item, asked } = around
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { children: ids }) => {
      await holdChildren(tx, ids)
      await holdPanelItem(tx, item.id)
      if ((await aroundForm(visit, tx)) === null)
        return notLawful('Since you opened this a panel has heard it, or it was withdrawn: its page says how it stands.', 'heard or withdrawn meanwhile') // prettier-ignore
      const { familyId, business } = item
      const added = await childrenAsked(tx, visit, { familyId, ids, business })
      if (!added.ok) return added
      const saved = await addToPanelItem(tx, visit, { ...item, version: versionIn(visit) }, ids)
      return unlessMeanwhile(saved, { goTo: `/panels/${item.id}`, children: ids })
    },
    show: async (problem) => {
      const now = (await aroundForm(visit)) ?? around
      const kept = { kind: 'panel-item', id: item.id, version: now.item.version, values: { children: [] } }
      return addChildPage(now.item, now.asked, await openFormAgain(visit, now.asked, problem, kept))
    },
    saw: sawOf(around),
  })
}

const addChildPage = (item: PanelItem, asked: ReturnType<typeof addChildForm>, state: FormState) =>
  formPage({
    title: 'Add a child to the request',
    caption: `${sayNames(item.children.map(({ name }) => name))}, ${item.familyReference}`,
    lede: 'They are heard together, for the same reasons; the panel decides of each child.',
    place: 'meeting',
    back: { text: 'What was asked for', href: `/panels/${item.id}` },
    state,
    fields: asked.controls(state),
    save: 'Add',
  })
