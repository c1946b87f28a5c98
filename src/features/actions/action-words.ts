import type { KeptAction } from '#records/actions/actions.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Form, FormWords, Given } from '#parts/forms/fields/form.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { type AsKept, openedAgain, type Problem } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'

/** The child and the family an action is for, or the item it came from, for the title of a page about it. */
export const sayAbout = ({ childName, familyName, familyReference, itemTitle }: KeptAction): string =>
  familyName === null
    ? (itemTitle ?? 'a meeting item')
    : [childName, `${familyName} family`, familyReference].filter((part) => part !== null).join(', ')

const dateInWords = (date: Temporal.PlainDate | null): string => (date === null ? '' : sayDate(date))

/** An action as it is now, field by field in words, to set beside what somebody else typed. */
const asKept = (action: KeptAction): AsKept => ({
  kind: 'action',
  id: action.id,
  version: action.version,
  words: {
    'Due date': dateInWords(action.dueOn),
    'Who does it': action.doerName ?? '',
    'Who answers for it': action.accountableManagerName ?? '',
    Done: dateInWords(action.doneOn),
    'What was done': action.doneWords ?? '',
  },
})

const notByYou = 'Not changed by you'

/** What somebody typed in a form that asks for some of these fields; the others are said to be as they were. */
const asTyped = (typed: FormWords): FormWords => ({
  'Due date': notByYou,
  'Who does it': notByYou,
  'Who answers for it': notByYou,
  Done: notByYou,
  'What was done': notByYou,
  ...typed,
})

/** A form about an action as it comes back; beside somebody else's save it tells all that is kept of the action. `values`: what the form asks of it, as kept. */
export async function actionFormAgain<Values>(
  visit: Visit,
  form: Form<Values>,
  problem: Problem,
  now: KeptAction,
  values: Given<NoInfer<Values>>,
): Promise<FormState> {
  const typed = form.typedIn(visit.form)
  const kept = asKept(now)
  const theirs = { ...kept, words: { ...kept.words, ...form.inWords(form.asTyped(values), values) } }
  return openedAgain(visit, form, problem, theirs, asTyped(form.inWords(typed, values)))
}
