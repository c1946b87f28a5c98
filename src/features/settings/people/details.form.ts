import { checked } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, line, name } from '#parts/forms/fields/text-fields.ts'
import { mailboxMistake } from '#rules/messages/mail-header.ts'

/** A council's own mail goes to a domain with a dot in it. */
const addressMistake = (email: string): string | null =>
  mailboxMistake(email) ??
  (email.includes('.', email.indexOf('@'))
    ? null
    : 'Enter an e-mail address like grace.oyelaran@northbrook.gov.uk, or leave it empty')

/** A person's name, e-mail address and last day. */
export const detailsForm = form({
  name: name({ label: 'Full name', called: 'Name', needed: 'Enter the person’s name' }),
  email: checked(
    line({
      label: 'Work e-mail address',
      called: 'E-mail',
      hint: 'Messages go here. They carry no child’s name.',
      type: 'email',
    }),
    (email) => (email === null ? null : addressMistake(email)),
  ),
  leftOn: date({
    label: 'Last day, if they leave',
    called: 'Last day',
    hint: 'After this day they can’t sign in, and their roles are nobody’s unless someone covers. Leave empty while they work here.',
  }),
})
