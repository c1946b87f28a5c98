import { z } from 'zod'
import { typedDateIn } from '#parts/forms/date-field.ts'
import { neededName, textOrNull, typedDate } from '#parts/forms/read-form.ts'
import type { PersonDetails } from '#records/people/person.ts'
import { boxesOf, emptyDate, sayTyped, type TypedDate } from '#rules/calendar/typed-date.ts'
import { isMailbox } from '#rules/messages/mail-header.ts'

export type TypedDetails = { readonly name: string; readonly email: string; readonly leftOn: TypedDate }

export const noDetails: TypedDetails = { name: '', email: '', leftOn: emptyDate }

// What mail systems take at most.
const longestEmail = 254

export const detailsForm = z.object({
  name: neededName('Enter the person’s name'),
  email: textOrNull.refine(
    (email) =>
      email === null || (isMailbox(email) && email.includes('.', email.indexOf('@')) && email.length <= longestEmail),
    'Enter an e-mail address like grace.oyelaran@northbrook.gov.uk, or leave it empty',
  ),
  leftOn: typedDate('Last day'),
})

export const typedDetails = (form: { text(name: string): string }): TypedDetails => ({
  name: form.text('name'),
  email: form.text('email'),
  leftOn: typedDateIn(form, 'leftOn'),
})

export const detailsAsTyped = ({ name, email, leftOn }: PersonDetails): TypedDetails => ({
  name,
  email: email ?? '',
  leftOn: boxesOf(leftOn),
})

export const detailsWords = (typed: TypedDetails) => ({
  Name: typed.name,
  'E-mail': typed.email,
  'Last day': sayTyped(typed.leftOn),
})
