import { checked } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, line, name } from '#parts/forms/fields/text-fields.ts'
import { isMailbox } from '#rules/messages/mail-header.ts'

// What mail systems take at most.
const longestEmail = 254

const isAddress = (email: string): boolean =>
  isMailbox(email) && email.includes('.', email.indexOf('@')) && email.length <= longestEmail

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
    (email) =>
      email === null || isAddress(email)
        ? null
        : 'Enter an e-mail address like grace.oyelaran@northbrook.gov.uk, or leave it empty',
  ),
  leftOn: date({
    label: 'Last day, if they leave',
    called: 'Last day',
    hint: 'After this day they can’t sign in, and their roles are nobody’s unless someone covers. Leave empty while they work here.',
  }),
})
