import { yesNo } from '#parts/forms/fields/choice-fields.ts'
import type { ChildOption } from '#parts/forms/fields/record-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { line, name, words } from '#parts/forms/fields/text-fields.ts'
import { withEach } from '#parts/forms/fields/with-each.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import type { AdultEntry } from '#records/families/adults.ts'

const relationForm = (child: ChildOption) =>
  form(
    {
      relationship: line({
        label: `What the person is to ${child.name}`,
        called: `To ${child.name}`,
        hint: 'For example mother, father, grandmother. Leave empty if nothing.',
        width: 20,
      }),
      responsibility: yesNo({
        label: `Has parental responsibility for ${child.name}`,
        called: `Parental responsibility for ${child.name}`,
      }),
      represented: yesNo({
        label: `Is legally represented in what concerns ${child.name}`,
        called: `Represented, for ${child.name}`,
      }),
    },
    {
      at: (field) => `${field}-${child.id}`,
      check: ({ relationship: is, responsibility, represented }) =>
        is === null && (typeof responsibility === 'boolean' || typeof represented === 'boolean')
          ? { relationship: `Enter what the person is to ${child.name}, like mother` }
          : {},
    },
  )

/** Who an adult is, and what they are to each child: to at least one something. Half-siblings differ. (FAM-04) */
export const adultForm = (children: readonly ChildOption[]) =>
  withEach(
    form({
      name: name({ label: 'Full name', called: 'Name', needed: 'Enter the person’s name' }),
      notes: words({
        label: 'Notes',
        hint: 'Part in the plan for the children, for example as a carer in the family who was considered',
      }),
    }),
    new Map(children.map((child) => [child.id, relationForm(child)])),
    {
      check: (each): FieldErrors => {
        const [first] = children
        const isNobody = [...each.values()].every((relation) => relation.relationship === null)
        return isNobody && first !== undefined
          ? { [`relationship-${first.id}`]: 'Enter what the person is to at least one child' }
          : {}
      },
    },
  )

type AdultForm = ReturnType<typeof adultForm>
type Read = Extract<ReturnType<AdultForm['read']>, { readonly ok: true }>['value']

/** The adult that the answers describe. */
export const entryOf = ({ whole, each }: Read): AdultEntry => ({
  ...whole,
  of: [...each].flatMap(([childId, { relationship: is, responsibility, represented }]) =>
    is === null ? [] : [{ childId, relationship: is, parentalResponsibility: responsibility, represented }],
  ),
})

/** The answers that an adult's record holds. */
export const answersOf = ({ name: called, notes, of }: AdultEntry) => ({
  whole: { name: called, notes },
  each: new Map(
    of.map(({ childId, parentalResponsibility, ...same }) => [
      childId,
      { ...same, responsibility: parentalResponsibility },
    ]),
  ),
})
