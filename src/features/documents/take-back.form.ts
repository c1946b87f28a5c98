import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { type Field, meaning, needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { allowed } from '#rules/outcome.ts'

const nowhere = 'nowhere'

/** Why it is taken back, and on whose file it is put instead, if on any. `children` are those of the item on whose file it could belong. */
export const takeBackForm = (children: readonly ChildOption[]) =>
  form({
    because: needed(
      words({
        label: 'Why is it taken back?',
        hint: 'Kept in the history, and read by whoever mends the copies. Name no child.',
        rows: 3,
      }),
      'Write why it is taken back',
    ),
    right: children.length === 0 ? onNobodysFile : rightFile(children),
  })

const rightFile = (children: readonly ChildOption[]): Field<number | null> =>
  meaning(
    chosen({
      label: 'Put it on another child’s file instead?',
      called: 'Put instead on',
      of: [nowhere, ...children.map(({ id }) => String(id))],
      say: (id) => children.find((child) => String(child.id) === id)?.name ?? 'No, only take it back',
      wrong: 'Choose on whose file it is put instead, or that it is only taken back',
    }),
    (id) => (id === nowhere ? null : Number(id)),
    (childId) => (childId === null ? nowhere : String(childId)),
  )

/** Where there is no other child nothing is asked. */
const onNobodysFile = shownIf<number | null>(false, { ...rightFile([]), read: () => allowed(null) })

/** What was done about one copy; several stand on a page. */
export const mendForm = (id: number) =>
  form(
    {
      words: needed(
        words({
          label: 'What was done?',
          hint: 'For example: deleted, confirmed by telephone.',
          rows: 2,
          plain: true,
        }),
        'Write what was done about this copy',
      ),
    },
    { at: (name) => `${name}-${id}` },
  )
