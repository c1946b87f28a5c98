import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { backToFamily } from '#features/families/kept/kept-by-visitor.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { formPage, type FormState } from '#parts/forms/form-page.ts'
import { withdrawExtension } from '#records/pre-proceedings/ask-extension.ts'
import { type AskedExtension, loadAskedExtension } from '#records/pre-proceedings/undecided-extensions.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { allowed } from '#rules/outcome.ts'

const withdrawForm = form({
  why: needed(words({ label: 'Why isn’t it needed any more?', rows: 3 }), 'Write why it isn’t needed any more'),
})

const extensionIn = (visit: Visit): Promise<AskedExtension | null> =>
  loadAskedExtension(visit.db, visit.looking, idIn(visit, 'id'))

/** The form to withdraw an extension that was asked for and isn't decided. (PP-04) */
export async function showWithdrawExtension(visit: Visit): Promise<Answer> {
  const extension = await extensionIn(visit)
  return extension === null
    ? notFound()
    : page(withdrawPage(extension, openForm(visit, withdrawForm, {})), [extension.childId])
}

/** Withdraws it with the reason; what was decided meanwhile stays decided. (PP-04) */
export async function saveWithdrawExtension(visit: Visit): Promise<Answer> {
  const extension = await extensionIn(visit)
  if (extension === null) return notFound()
  const { childId, childName, familyId } = extension
  return saveForm(visit, {
    read: withdrawForm.read(visit.form),
    save: async (tx, { why }) =>
      (await withdrawExtension(tx, visit, extension, why)) === 'saved'
        ? allowed({ goTo: `/families/${familyId}`, children: [childId] })
        : notLawful(
            `The extension for ${childName} was decided or withdrawn meanwhile: the family’s page says how it stands.`,
            'decided meanwhile',
          ),
    show: async (problem) => withdrawPage(extension, await openFormAgain(visit, withdrawForm, problem)),
    saw: [childId],
  })
}

const withdrawPage = ({ childName, newLimitOn, ...family }: AskedExtension, state: FormState) =>
  formPage({
    title: 'Withdraw an extension asked for',
    caption: `${childName}, until ${sayDate(newLimitOn)}`,
    place: 'tracker',
    back: backToFamily({ id: family.familyId, name: family.familyName }),
    state,
    fields: withdrawForm.controls(state),
    save: 'Withdraw it',
  })
