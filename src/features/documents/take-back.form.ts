import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { type Field, meaning, needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import { words } from '#parts/forms/fields/text-fields.ts'

const nowhere = 'nowhere'

/** Where it belongs instead, and why it is taken back. `children` are those of the item on whose file it could belong. */
export const takeBackForm = (children: readonly ChildOption[]) =>
  form({
    right: rightFile(children),
    because: needed(
      words({
        label: 'Why is it taken back?',
        hint: 'Kept in the history, and read by whoever mends the copies. Name no child.',
        rows: 3,
      }),
      'Write why it is taken back',
    ),
  })

const rightFile = (children: readonly ChildOption[]): Field<number | null> =>
  meaning(
    chosen({
      label: 'Whose file does it belong to?',
      of: [...children.map(({ id }) => String(id)), nowhere],
      say: (id) =>
        children.find((child) => String(child.id) === id)?.name ??
        (children.length === 0 ? 'To no child of this item' : 'To none of these children'),
      wrong: 'Choose whose file it belongs to, or none',
    }),
    (id) => (id === nowhere ? null : Number(id)),
    (childId) => (childId === null ? nowhere : String(childId)),
  )

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
