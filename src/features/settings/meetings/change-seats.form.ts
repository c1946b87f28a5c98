import { nameFor } from '#rules/words/name-for.ts'
import { chosen, yesNoRadios } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, name } from '#parts/forms/fields/text-fields.ts'
import type { StoredSeat } from '#records/meeting/core-seats.ts'
import { type SeatPart, seatParts } from '#rules/access/actor.ts'
import { partWords } from '#rules/meeting/core-seats.ts'

/** What the part is for, and what becomes of the present chair where another seat takes that part. */
const hintsWith =
  (ofChair: string) =>
  (part: SeatPart): string | undefined =>
    ({
      chair: ofChair,
      deputy: `Acts as ${nameFor('role.chair', 'short')} where the ${nameFor('role.chair', 'short')} isn’t present.`,
      member: undefined,
      administrator: undefined,
      'legal-adviser': 'Must be there to decide, where the meeting says so.',
    })[part]

const partField = (ofChair: string) =>
  chosen({
    label: 'Part',
    of: seatParts,
    say: (part) => partWords[part],
    hintOf: hintsWith(ofChair),
    wrong: 'Choose the part of the seat',
    classes: 'govuk-radios--small',
  })

/** 'Head of Service of Quality Assurance': the seat that is the chair's. */
export const chairsSeat = (seats: readonly StoredSeat[]): StoredSeat | undefined =>
  seats.find(({ part, lastOn }) => part === 'chair' && lastOn === null)

/** A seat that is added to a series: its name and its part. */
export const addedSeatForm = (seats: readonly StoredSeat[]) => {
  const chair = chairsSeat(seats)?.label ?? ''
  return form({
    label: name({ label: 'Name of the seat', called: 'Seat', needed: 'Enter the seat’s name' }),
    part: partField(
      `A meeting has one ${nameFor('role.chair', 'short')}: ${chair}, who is that now, then becomes a member.`,
    ),
  })
}

/** Another part for a seat. */
export const partForm = (seat: StoredSeat, seats: readonly StoredSeat[]) => {
  const chair = chairsSeat(seats)
  const ofChair =
    chair?.id === seat.id
      ? `A meeting has one ${nameFor('role.chair', 'short')}. To give this part on, choose it for another seat: this one then takes that seat’s part.`
      : `A meeting has one ${nameFor('role.chair', 'short')}: ${chair?.label ?? ''}, who is that now, then takes the part this seat has.`
  return form({ part: partField(ofChair) })
}

/** From which day on a series hasn't a seat any more; empty for one that stays after all. */
export const removalForm = form({
  from: date({
    label: 'First day without the seat',
    hint: 'Meetings before that day keep it, and who came for it.',
  }),
})

/** Who must be there to decide, besides the chair or the deputy acting. */
export const decidingForm = form({
  needsLegalAdviser: needed(
    yesNoRadios({
      label: 'Must a legal adviser be there to decide?',
      hint: `Yes: a decision needs the ${nameFor('role.chair', 'short')}, or the deputy acting, and somebody recorded present in a seat whose part is legal adviser. What was said, and actions, can be recorded without. It holds from now on; nothing changes for meetings that are over.`,
      called: 'A legal adviser must be there to decide',
    }),
    'Say whether a legal adviser must be there to decide',
  ),
})
