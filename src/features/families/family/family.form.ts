import { checked, needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { line, name } from '#parts/forms/fields/text-fields.ts'
import type { ChildForm } from '#features/families/child/child.form.ts'

const familyName = (hint: string) =>
  checked(name({ label: 'Family name', hint, needed: 'Enter the family’s name' }), (called) =>
    /\p{L}/u.test(called) ? null : 'Family name must have a letter in it',
  )

/** A new family with its first child. */
export const newFamilyForm = (child: ChildForm) =>
  form({
    familyName: familyName(
      'What everybody calls the family. Check first that it isn’t here: search for any part of a name.',
    ),
    ...child.fields,
  })

// No room for a name: it goes where names may not.
const aReference = /^[A-Z]{0,5}[-/]?\d{1,9}$/i

/** What a family is called, and the reference that stands for it. */
export const familyForm = form({
  familyName: familyName('What everybody calls the family.'),
  reference: checked(
    needed(
      line({
        label: 'Reference',
        hint: 'Stands for the family in messages, which name no child. Letters and a number, for example NB-2041.',
        width: 10,
      }),
      'Enter the reference',
    ),
    (reference) =>
      aReference.test(reference) ? null : 'Reference must be at most 5 letters and a number, like NB-2041',
  ),
})
