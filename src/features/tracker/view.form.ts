import { nameFor } from '#rules/words/name-for.ts'
import { ticked } from '#parts/forms/fields/choice-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { name } from '#parts/forms/fields/text-fields.ts'

/** What somebody calls a view of the tracker, and whether the tracker opens with it. */
export const viewForm = form({
  name: name({
    label: 'What do you call this view?',
    hint: 'For example, My team’s overdue. Only you see it.',
    width: 20,
    needed: 'Enter what you call this view',
  }),
  opens: ticked({ label: `Open the ${nameFor('list.tracker')} with it`, hint: 'Otherwise it opens as you left it.' }),
})
