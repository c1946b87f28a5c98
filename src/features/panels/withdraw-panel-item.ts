import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { Db } from '#records/keeping/db.ts'
import { holdPanelItem, withdrawPanelItem } from '#records/panels/change-panel-items.ts'
import { loadPanelItem, type PanelItem, reachesAll } from '#records/panels/panel-items.ts'
import { stillToHear } from '#rules/panels/panel-item.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { tellAsker } from './tell-asker.ts'

const withdrawForm = form({
  why: needed(words({ label: 'Why isn’t it needed any more?', rows: 3 }), 'Write why it isn’t needed any more'),
})

async function openIn(visit: Visit, db: Db = visit.db): Promise<PanelItem | null> {
  const id = idIn(visit, 'id')
  // Who doesn't reach each of its children would withdraw it for the others unseen.
  const [item, areTheirs] = await Promise.all([loadPanelItem(db, visit.looking, id), reachesAll(db, visit.looking, id)])
  return item === null || !areTheirs || stillToHear(item).length === 0 ? null : item
}

const idsOf = ({ children }: PanelItem) => children.map(({ childId }) => childId)

export async function showWithdrawPanelItem(visit: Visit): Promise<Answer> {
  const item = await openIn(visit)
  return item === null
    ? notFound()
    : page(withdrawPage(item, openForm(visit, withdrawForm, {}, item.version)), idsOf(item))
}

/** Withdraws what is left to hear; an urgent return that a review sought stays awaited, and is taken back there. (PP-01) */
export async function saveWithdrawPanelItem(visit: Visit, publicAddress: string): Promise<Answer> {
  const item = await openIn(visit)
  if (item === null) return notFound()
  return saveForm(visit, {
    read: withdrawForm.read(visit.form),
    save: async (tx, { why }) => {
      await holdPanelItem(tx, item.id)
      if ((await openIn(visit, tx)) === null)
        return notLawful('Since you opened this a panel has decided, or somebody has withdrawn it: its page says how it stands.', 'nothing left to hear') // prettier-ignore
      if (stillToHear(item).some(({ urgentReturnId }) => urgentReturnId !== null))
        return notLawful(
          `It takes ${nameFor('outcome.urgent-return', 'a')}, so it stays until the panel has decided, or the return is taken back where it was decided.`,
          'an urgent return waits for it',
        )
      const saved = await withdrawPanelItem(tx, visit, { ...item, version: versionIn(visit) }, why)
      if (saved === 'saved') await tellAsker(tx, visit, item, { ended: 'withdrawn', publicAddress })
      return unlessMeanwhile(saved, { goTo: `/panels/${item.id}`, children: idsOf(item) })
    },
    show: async (problem) => {
      const now = (await openIn(visit)) ?? item
      const kept = { kind: 'panel-item', id: now.id, version: now.version, values: {} }
      return withdrawPage(now, await openFormAgain(visit, withdrawForm, problem, kept))
    },
    saw: idsOf(item),
  })
}

const withdrawPage = (item: PanelItem, state: FormState) =>
  formPage({
    title: 'Withdraw what was asked of the panel',
    caption: `${sayNames(item.children.map(({ name }) => name))}, ${item.familyReference}`,
    place: 'meeting',
    back: { text: 'What was asked for', href: `/panels/${item.id}` },
    state,
    fields: withdrawForm.controls(state),
    save: 'Withdraw it',
  })
