import { oneOfList, yesNo } from '#parts/forms/fields/choice-fields.ts'
import { shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type ChildOption, someRecords } from '#parts/forms/fields/record-fields.ts'
import { pastDate, words } from '#parts/forms/fields/text-fields.ts'
import { withEach } from '#parts/forms/fields/with-each.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { letterOfOfferNames, lettersOfOffer } from '#rules/pre-proceedings/family-meeting.ts'

const offerForm = ({ id, name }: ChildOption, today: PlainDate) =>
  form(
    {
      offeredIn: oneOfList({
        label: `Offered to ${name}`,
        of: lettersOfOffer,
        say: (letter) => letterOfOfferNames[letter],
        none: 'Not offered',
        wrong: 'Choose how it was offered',
      }),
      offeredOn: pastDate(
        { label: `When that other letter went to ${name}`, hint: 'Only where it was in another letter.' },
        today,
      ),
      accepted: yesNo({ label: `${name} accepted` }),
    },
    {
      at: (field) => `${field}-${id}`,
      check: ({ offeredIn, offeredOn, accepted }) => ({
        ...(offeredIn === 'another-letter' && offeredOn === null
          ? { offeredOn: `Enter when that other letter went to ${name}` }
          : {}),
        ...(offeredIn === null && typeof accepted === 'boolean'
          ? { offeredIn: `Choose how it was offered to ${name}` }
          : {}),
      }),
    },
  )

/** A family group decision-making meeting of one child: offered to each with parental responsibility, held, or why it isn't right. (P15) */
export const familyMeetingForm = (adults: readonly ChildOption[], siblings: readonly ChildOption[], today: PlainDate) =>
  withEach(
    form({
      heldOn: pastDate({ label: 'When it was held', called: 'Held' }, today),
      childMayAttend: yesNo({ label: 'The child may attend' }),
      view: words({ label: 'If it is not in the child’s best interests, why', called: 'View', rows: 3 }),
      siblings: shownIf(
        siblings.length > 0,
        someRecords({
          label: 'For whom is it the same?',
          called: 'The same for',
          hint: 'What is recorded for them is replaced.',
          among: siblings,
        }),
      ),
    }),
    new Map(adults.map((adult) => [adult.id, offerForm(adult, today)])),
    { first: 'each' },
  )
