import { nameFor, namesForBoth } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { chosen, chosenFromList, someOf } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { count, line, name, nameIfAny, time } from '#parts/forms/fields/text-fields.ts'
import type { SeriesDetails } from '#records/sittings/meeting-series.ts'
import { type Business, businessWords, kindsOfBusiness, usualBusiness } from '#rules/meeting/business.ts'
import { startingBodies } from '#rules/pre-proceedings/deciding-bodies.ts'
import type { HolidayRule, Placement } from '#rules/sittings/sittings.ts'
import { rhythmFields, usualRhythm } from './rhythm.form.ts'

export const holidayWords: Record<HolidayRule, string> = {
  'next-working-day': 'On the next working day',
  'not-held': 'Not held',
}

export const placementWords: Record<Placement, string> = {
  'on-or-before': 'The last meeting on or before its date',
  nearest: 'The meeting nearest to its date, the earlier of two',
  'on-or-after': 'The first meeting on or after its date',
}

/** What a new series is filled with. */
export const usualSeries = {
  ...usualRhythm,
  startsAt: '09:00',
  minutes: 60,
  holidayRule: 'next-working-day',
  placement: 'on-or-before',
  takes: usualBusiness,
  body: 'gateway-panel',
} as const satisfies Partial<SeriesDetails>

const businessHints: Record<Business, string | undefined> = {
  referrals: `Children newly asked for, or who come back: what a panel or ${nameFor('body.planning-meeting', 'a short')} decides of them.`,
  'decisions-to-issue': 'Where another meeting than that decides to issue proceedings.',
  ratifications: 'Decisions that were taken outside a panel.',
  reviews: `${capitalised(namesForBoth('review.midpoint', 'review.final'))}, urgent returns, extensions; leavers and absences.`,
  court: 'Hearings, attendance and filing dates in public proceedings.',
  private: undefined,
  'supervision-orders': 'Children on a supervision order whom somebody asks to be looked at.',
  resources: 'Placements and other resources that somebody asks for.',
}

const longestArea = 80
const [shortest, longest] = [15, 480]
const wrongMinutes = `Minutes must be a number from ${shortest} to ${longest}`

/** A series of meetings: its name, how often and when it meets, and where reviews go. */
export const seriesForm = form({
  name: name({ label: 'Name', needed: 'Enter the meeting’s name' }),
  area: checked(
    line({
      label: 'Area',
      hint: 'Where an authority has several meetings, one for each area. Otherwise leave empty.',
      nothing: 'None',
    }),
    (area) => (area === null || area.length <= longestArea ? null : `Area must be ${longestArea} characters or fewer`),
  ),
  chairName: checked(
    nameIfAny({
      label: `What is its ${nameFor('role.chair', 'short')} called?`,
      called: `Its ${nameFor('role.chair', 'short')} is called`,
      hint: 'Where it has another name at this meeting, convenor for instance. Otherwise leave empty.',
      nothing: 'As everywhere',
    }),
    (called) =>
      called === null || called.length <= longestArea ? null : `Use a name of at most ${longestArea} letters`,
  ),
  takes: checked(
    someOf({
      label: 'What it takes',
      hint: 'Any meeting also takes other issues. Which meeting takes the business of a team is said on the team’s page.',
      of: kindsOfBusiness,
      say: (kind) => businessWords[kind],
      hintOf: (kind) => businessHints[kind],
    }),
    (kinds) => (kinds.length === 0 ? 'Choose what the meeting takes' : null),
  ),
  body: chosenFromList({
    label: `For new ${nameFor('document.referral', 'many')}, which of these is it?`,
    called: `For new ${nameFor('document.referral', 'many')}`,
    hint: `Asked of a meeting that takes them. Its approval starts ${nameFor('stage.pre-proceedings')}, or only recommends, as is said of such a body under Names.`,
    of: startingBodies,
    say: (body) => capitalised(nameFor(`body.${body}`)),
    wrong: 'Choose what it does from the list',
  }),
  ...rhythmFields,
  startsAt: needed(time({ label: 'Time', hint: 'For example, 09:00.' }), 'Enter the time it begins, like 09:00'),
  minutes: needed(
    count({ label: 'Minutes', width: 3, from: shortest, to: longest, wrong: wrongMinutes }),
    wrongMinutes,
  ),
  holidayRule: chosen({
    label: 'When its day is a bank holiday',
    called: 'On a bank holiday',
    hint: 'A listed date is kept as it was typed.',
    of: ['next-working-day', 'not-held'],
    say: (rule) => holidayWords[rule],
    wrong: 'Choose what happens on a bank holiday',
    classes: 'govuk-radios--small',
  }),
  placement: chosen({
    label: 'A review is proposed for',
    of: ['on-or-before', 'nearest', 'on-or-after'],
    say: (placement) => placementWords[placement],
    wrong: 'Choose which meeting a review is proposed for',
    classes: 'govuk-radios--small',
  }),
})
