import { z } from 'zod'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { neededName, readForm, text, textOrNull } from '#parts/forms/read-form.ts'
import { sayYesNo, yesNo, yesNoAsTyped } from '#parts/forms/yes-no-choice.ts'
import type { Form } from '#platform/http/form.ts'
import type { AdultEntry, KeptAdult } from '#records/families/adults.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'

/** What an adult is to one child, as typed. */
export type TypedRelation = {
  readonly relationship: string
  readonly responsibility: string
  readonly represented: string
}

/** An adult as typed, with the relation to each child by the child's id. */
export type TypedAdult = {
  readonly name: string
  readonly notes: string
  readonly of: ReadonlyMap<number, TypedRelation>
}

export const noRelation: TypedRelation = { relationship: '', responsibility: '', represented: '' }
export const noAdult: TypedAdult = { name: '', notes: '', of: new Map() }

/** The name of a field about one child. */
export const relationField = (field: keyof TypedRelation, childId: number): string => `${field}-${childId}`

const adultForm = z.object({ name: neededName('Enter the person’s name'), notes: textOrNull })
const relationForm = z.object({ relationship: text, responsibility: yesNo, represented: yesNo })

type Choosable = readonly { readonly id: number; readonly name: string }[]

/** Reads an adult: to each child something or nothing, to at least one something (FAM-04). */
export function readAdult(form: Form, children: Choosable): Outcome<AdultEntry, FieldErrors> {
  const adult = readForm(form, adultForm)
  const errors: Record<string, string> = adult.ok ? {} : { ...adult.because }
  const of = children.flatMap(({ id, name }) => {
    const relation = readForm({ toObject: () => relationIn(form, id) }, relationForm)
    if (!relation.ok) return []
    const { relationship, responsibility: parentalResponsibility, represented } = relation.value
    const saysMore = parentalResponsibility !== null || represented !== null
    if (relationship === '' && saysMore)
      errors[relationField('relationship', id)] = `Enter what the person is to ${name}, like mother`
    return relationship === '' ? [] : [{ childId: id, relationship, parentalResponsibility, represented }]
  })
  const [first] = children
  if (of.length === 0 && first !== undefined)
    errors[relationField('relationship', first.id)] ??= 'Enter what the person is to at least one child'
  return adult.ok && Object.keys(errors).length === 0 ? allowed({ ...adult.value, of }) : refused(errors)
}

const relationIn = (form: Form, childId: number): Record<keyof TypedRelation, string> => ({
  relationship: form.text(relationField('relationship', childId)),
  responsibility: form.text(relationField('responsibility', childId)),
  represented: form.text(relationField('represented', childId)),
})

export const typedAdult = (form: Form, children: Choosable): TypedAdult => ({
  name: form.text('name'),
  notes: form.text('notes'),
  of: new Map(children.map(({ id }) => [id, relationIn(form, id)])),
})

export const adultAsTyped = ({ name, notes, of }: KeptAdult): TypedAdult => ({
  name,
  notes: notes ?? '',
  of: new Map(
    of.map(({ childId, relationship, parentalResponsibility, represented }) => [
      childId,
      {
        relationship,
        responsibility: yesNoAsTyped(parentalResponsibility),
        represented: yesNoAsTyped(represented),
      },
    ]),
  ),
})

/** An adult in words, to set beside somebody else's. */
export const adultWords = (typed: TypedAdult, children: Choosable): Readonly<Record<string, string>> => ({
  Name: typed.name,
  Notes: typed.notes,
  ...Object.fromEntries(
    children.flatMap(({ id, name }) => {
      const { relationship, responsibility, represented } = typed.of.get(id) ?? noRelation
      return [
        [`To ${name}`, relationship],
        [`Parental responsibility for ${name}`, sayYesNo(responsibility)],
        [`Represented, for ${name}`, sayYesNo(represented)],
      ]
    }),
  ),
})
