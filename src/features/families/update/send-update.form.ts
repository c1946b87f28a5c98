import { nothing } from '#govuk/html.ts'
import type { Field } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type ChildOption, children } from '#parts/forms/fields/record-fields.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { withEach } from '#parts/forms/fields/with-each.ts'
import { type UpdateKind, updateHeadings } from '#rules/pre-proceedings/review-update.ts'
import { headingsWithNames } from '#rules/pre-proceedings/review-words.ts'

/** Where what is written stands among what `withEach` joins: there is one of it. */
export const writtenOnce = 1

type WrittenFields = Readonly<Record<string, Field<string | null>>>

/**
 * What the team tells the meeting before a review, once for all children ticked: under the headings of the review itself, so that the meeting
 * begins with it. Any of it may stay empty. (PP-11, FAM-02)
 */
export const sendUpdateForm = (kind: UpdateKind, among: readonly ChildOption[]) => {
  const fields: WrittenFields = Object.fromEntries(
    headingsWithNames(kind)
      .filter(({ key }) => updateHeadings[kind].includes(key))
      .map(({ key, name: label, hint }) => [key, words({ label, hint })]),
  )
  return withEach(form({ children: whose(among) }), new Map([[writtenOnce, form(fields)]]), {
    check: (each) => {
      const nothingSaid = Object.values(each.get(writtenOnce) ?? {}).every((text) => text === null)
      const first = updateHeadings[kind][0] ?? ''
      return each.has(writtenOnce) && nothingSaid
        ? { [first]: 'Write what there is to tell the meeting, here or under another heading' }
        : {}
    },
  })
}

/** Where there is only one child, there is nothing to choose. */
function whose(among: readonly ChildOption[]): Field<readonly number[]> {
  const several = children({
    label: 'Which children is this true of?',
    hint: 'The same goes on the file of each. Untick a child of whom you would write something else, and write of them separately.',
    among,
    needed: 'Choose which children this is true of',
  })
  const all = among.map(({ id }) => String(id))
  return all.length > 1 ? several : { ...several, typedIn: () => all, asTyped: () => all, control: () => nothing }
}
