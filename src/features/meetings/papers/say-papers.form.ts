import { ticked } from '#parts/forms/fields/choice-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pastDate } from '#parts/forms/fields/text-fields.ts'
import { withEach } from '#parts/forms/fields/with-each.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { type PaperOfItem, sayPaperDue } from '#rules/meeting/papers.ts'
import { capitalised } from '#rules/words/labels.ts'
import { sayCount } from '#rules/words/say-names.ts'

/** What is said of a paper: whether it was seen, and the date on it. */
export type PaperSaid = { readonly seen: boolean; readonly datedOn: PlainDate | null }

/** Of each paper of an item whether it was seen, and the date on it: asked for where an age is. (SET-08) */
export const papersForm = (papers: readonly PaperOfItem[], today: PlainDate) =>
  withEach(form({}), new Map(papers.map((here) => [here.paper.id, paperFields(here, today)] as const)))

function paperFields({ paper, due }: PaperOfItem, today: PlainDate) {
  const { name, oldestDays, id } = paper
  const age = oldestDays === null ? '' : `, and at most ${sayCount(oldestDays, 'day')} old at the meeting`
  return form<PaperSaid>(
    {
      seen: ticked({
        label: `The ${name} was seen`,
        called: capitalised(name),
        heading: capitalised(name),
        hint: `Due ${sayPaperDue(due)}${age}.`,
      }),
      datedOn: pastDate(
        { label: `Date on the ${name}`, hint: oldestDays === null ? 'If it has one.' : undefined },
        today,
      ),
    },
    {
      at: (field) => `${field}-${id}`,
      check: ({ seen, datedOn }) => {
        if (seen === true && datedOn === null && oldestDays !== null)
          return { datedOn: `Enter the date on the ${name}: it may be at most ${sayCount(oldestDays, 'day')} old` }
        return seen === false && datedOn != null
          ? { seen: `Tick that the ${name} was seen, or clear the date on it` }
          : {}
      },
    },
  )
}

/** What is said of these papers now. */
export const papersSaid = (papers: readonly PaperOfItem[]): ReadonlyMap<number, PaperSaid> =>
  new Map(papers.map(({ paper, seen }) => [paper.id, { seen: seen !== null, datedOn: seen?.datedOn ?? null }]))
