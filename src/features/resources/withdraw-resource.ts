import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import type { Saved } from '#records/keeping/deed.ts'
import { holdPanelItem, withdrawPanelItem } from '#records/panels/change-panel-items.ts'
import { loadPanelItem } from '#records/panels/panel-items.ts'
import { withdrawResource } from '#records/resources/change-resources.ts'
import { holdResource, loadResource, type ResourceRequest } from '#records/resources/resource-requests.ts'
import { allowed } from '#rules/outcome.ts'
import { stillToHear } from '#rules/panels/panel-item.ts'
import { isWaiting, resourceWords, sayWhatBecame } from '#rules/resources/resource.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { idsOf } from './show-resource.ts'

const withdrawForm = form({
  why: needed(words({ label: 'Why isn’t it needed any more?', rows: 3 }), 'Write why it isn’t needed any more'),
})

/** One that waits, of which this person reaches each child: else they would withdraw it for the others unseen. */
async function waitingIn(visit: Visit, db: Db = visit.db): Promise<ResourceRequest | null> {
  const request = await loadResource(db, visit.looking, idIn(visit, 'id'))
  return request === null || request.isForOthersToo || !isWaiting(request) ? null : request
}

/** The form to withdraw what was asked for and nobody has decided. (PP-07) */
export async function showWithdrawResource(visit: Visit): Promise<Answer> {
  const request = await waitingIn(visit)
  return request === null ? notFound() : page(withdrawPage(request, openForm(visit, withdrawForm, {})), idsOf(request))
}

/** Withdraws it with the reason, and what the panel was asked with it; what was decided meanwhile stays decided. (PP-07) */
export async function saveWithdrawResource(visit: Visit): Promise<Answer> {
  const request = await loadResource(visit.db, visit.looking, idIn(visit, 'id'))
  if (request === null || request.isForOthersToo) return notFound()
  return saveForm(visit, {
    read: withdrawForm.read(visit.form),
    save: async (tx, { why }) => {
      await holdResource(tx, request.id)
      const now = await waitingIn(visit, tx)
      return now !== null && (await withdraw(tx, visit, now, why)) === 'saved'
        ? allowed({ goTo: `/resources/${request.id}`, children: idsOf(request) })
        : notLawful(await sayMeanwhile(tx, visit), 'decided meanwhile')
    },
    show: async (problem) => withdrawPage(request, await openFormAgain(visit, withdrawForm, problem)),
    saw: idsOf(request),
  })
}

async function withdraw(tx: Tx, visit: Visit, request: ResourceRequest, why: string): Promise<Saved> {
  const { panelItemId } = request
  if (panelItemId === null) return withdrawResource(tx, visit, request, why)
  await holdPanelItem(tx, panelItemId)
  const item = await loadPanelItem(tx, visit.looking, panelItemId)
  return item === null || stillToHear(item).length === 0
    ? 'changed-by-someone-else'
    : withdrawPanelItem(tx, visit, item, why)
}

async function sayMeanwhile(tx: Tx, visit: Visit): Promise<string> {
  const request = await loadResource(tx, visit.looking, idIn(visit, 'id'))
  const became = request === null ? null : sayWhatBecame(request)
  return became === null
    ? 'The panel has decided it, and its chair has still to confirm that: it can’t be withdrawn any more.'
    : `Since you opened this, it was ${became}: its page says by whom.`
}

const withdrawPage = (request: ResourceRequest, state: FormState) =>
  formPage({
    title: 'Withdraw a resource asked for',
    caption: `${resourceWords[request.kind]}, ${sayPounds(request.askedPence)}, ${sayNames(request.children.map(({ name }) => name))}`,
    place: 'tracker',
    back: { text: 'What was asked for', href: `/resources/${request.id}` },
    state,
    fields: withdrawForm.controls(state),
    save: 'Withdraw it',
  })
