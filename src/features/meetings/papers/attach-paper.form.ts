import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { meaning } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pastDate } from '#parts/forms/fields/text-fields.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { PaperOfItem } from '#rules/meeting/papers.ts'
import { capitalised } from '#rules/words/labels.ts'

/** A child of an item whose name this person may see. */
export type ChildOfItem = { readonly id: number; readonly name: string }

const every = 'every'

/** Which paper a file is, the date on it, and whose file it belongs to: nobody is chosen beforehand. (SET-08) */
export const attachPaperForm = (papers: readonly PaperOfItem[], children: readonly ChildOfItem[], today: PlainDate) =>
  form(
    {
      paper: meaning(
        chosen({
          label: 'Which paper is it?',
          of: papers.map(({ paper: { id } }) => String(id)),
          say: (id) => capitalised(papers.find(({ paper }) => String(paper.id) === id)?.paper.name ?? ''),
          wrong: 'Choose which paper it is',
        }),
        Number,
        String,
      ),
      datedOn: pastDate({ label: 'Date on it' }, today),
      child: meaning(
        chosen({
          label: 'Whose file does it belong to?',
          of: [...children.map(({ id }) => String(id)), every],
          say: (id) => children.find((child) => String(child.id) === id)?.name ?? 'Every child of this item',
          wrong: 'Choose whose file it belongs to',
        }),
        (id) => (id === every ? null : Number(id)),
        (id: number | null) => (id === null ? every : String(id)),
      ),
    },
    {
      check: ({ paper, datedOn }) => {
        const asked = papers.find((each) => each.paper.id === paper)?.paper.oldestDays ?? null
        return asked !== null && datedOn === null
          ? { datedOn: `Enter the date on it: it may be at most ${asked} days old` }
          : {}
      },
    },
  )
