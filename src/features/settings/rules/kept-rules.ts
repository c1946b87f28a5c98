import { nameFor } from '#rules/words/name-for.ts'
import { chosen, yesNoRadios } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { type Form, form } from '#parts/forms/fields/form.ts'
import { amount, date, time } from '#parts/forms/fields/text-fields.ts'
import type { KeptSetting } from '#records/keeping/kept-setting.ts'
import { agendaSetting, clockSetting, overviewSetting, updateSetting } from '#records/settings/settings.ts'
import type { Permission } from '#rules/access/permissions.ts'
import { orderOfUrgency, type UrgentReason, waysOfUrgency } from '#rules/meeting/agenda-settings.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'

type ValueOf<Setting> = Setting extends KeptSetting<infer Value> ? Value : never

/** Some of the authority's choices on one page: what it asks, and how answers become what is kept. */
export type KeptRules<Value, Answers> = {
  readonly path: string
  readonly title: string
  readonly lede: string
  readonly permission: Permission
  /** What the trail says was done. */
  readonly did: string
  readonly setting: KeptSetting<Value>
  readonly form: (labels: Labels) => Form<Answers>
  readonly answersOf: (value: Value) => Answers
  readonly valueOf: (answers: Answers) => Value
}

const asItIs = <Value>(value: Value): Value => value

const startForm = (labels: Labels) =>
  form({
    startsWith: chosen({
      label: 'Day 0 is',
      hint: 'Until the letter is sent or the meeting held, dates run provisionally from the decision.',
      of: ['decision', 'letter', 'first-meeting'],
      say: (start) => sayStart(labels)[start],
      wrong: 'Choose an answer',
      classes: 'govuk-radios--small',
    }),
    letterWithin: amount({
      label: `Aim for the ${labels('document.letter-before-proceedings')} within`,
      from: 1,
      to: 60,
      suffix: 'working days',
    }),
    firstMeetingWithin: amount({
      label: `Aim for the first ${nameFor('meeting.with-parents')} within`,
      hint: 'Both are for every child. They are aims: a later day is shown, never refused.',
      from: 1,
      to: 60,
      suffix: 'working days',
    }),
    firstMeetingFrom: chosen({
      label: `The first ${nameFor('meeting.with-parents')} is aimed at from`,
      of: ['decision', 'letter'],
      say: (from) =>
        from === 'decision'
          ? 'The decision to start'
          : `The day the ${labels('document.letter-before-proceedings')} was sent`,
      wrong: 'Choose an answer',
      classes: 'govuk-radios--small',
    }),
    familyMeetingDutyFrom: date({
      heading: 'Family group decision-making',
      label: 'The duty to offer a meeting applies from',
      hint: 'Empty while it hasn’t begun. From then on an application without one asks for the recorded view that it isn’t in the child’s best interests; none is held up.',
    }),
  })

const sayStart = (labels: Labels) => ({
  decision: 'The day of the decision to start',
  letter: `The day the ${labels('document.letter-before-proceedings')} is sent`,
  'first-meeting': `The day of the first ${nameFor('meeting.with-parents')}`,
})

/** What day 0 is, and how soon letter and first meeting are aimed at (P1, P16). */
type Clock = ValueOf<typeof clockSetting>
type ClockAnswers = Omit<Clock, 'familyMeetingDutyFrom'> & { readonly familyMeetingDutyFrom: Temporal.PlainDate | null }

export const clockRules: KeptRules<Clock, ClockAnswers> = {
  path: '/settings/clock',
  title: 'Day 0 and first aims',
  lede: `Another day 0 is for children who enter ${nameFor('stage.pre-proceedings')} from now on: whoever is in it already keeps the clock they started with.`,
  permission: 'keep-people',
  did: 'changed when the clock starts',
  setting: clockSetting,
  form: startForm,
  answersOf: ({ familyMeetingDutyFrom: from, ...value }) => ({
    ...value,
    familyMeetingDutyFrom: from === null ? null : Temporal.PlainDate.from(from),
  }),
  valueOf: ({ familyMeetingDutyFrom: from, ...answers }) => ({
    ...answers,
    familyMeetingDutyFrom: from?.toString() ?? null,
  }),
}

const days = { from: 0, to: 90, suffix: 'days' }
const minutes = (label: string, heading?: string) => amount({ label, heading, from: 0, to: 60, suffix: 'minutes' })

const urgentWords: Record<UrgentReason, string> = {
  'urgent-return': nameFor('outcome.urgent-return', 'many'),
  'past-limit': 'children past the limit',
  'extension-first': 'extensions to be decided before the limit',
}

const agendaForm = form({
  urgentFirst: chosen({
    heading: 'Children who can’t wait',
    label: 'In what order they stand at the top of the agenda',
    of: waysOfUrgency,
    say: (way) =>
      capitalised(
        orderOfUrgency(way)
          .map((why) => urgentWords[why])
          .join(', then '),
      ),
    wrong: 'Choose an order',
    classes: 'govuk-radios--small',
  }),
  courtDays: amount({
    heading: 'How far it looks ahead',
    label: 'Hearings and filing dates of the next',
    hint: 'Late ones and changed ones come in whatever their date.',
    ...days,
  }),
  privateDays: amount({ label: 'Private proceedings of the next', ...days }),
  meetingsAhead: amount({
    label: 'Reviews seen coming, of the next',
    hint: 'Besides those of the meeting itself.',
    from: 0,
    to: 8,
    suffix: 'meetings',
  }),
  urgentReturn: minutes('An urgent return', 'How long each takes'),
  final: minutes(capitalised(nameFor('review.final', 'a'))),
  midpoint: minutes(capitalised(nameFor('review.midpoint', 'a'))),
  extension: minutes('An extension asked for'),
  furtherChild: minutes('Each further child of the family'),
  familyAtMost: minutes('A family at most'),
  reviewAhead: minutes('A review that is only seen coming'),
  staffing: minutes('A staffing issue'),
  hearing: minutes('Hearings of a case'),
  hearingChanged: minutes('A case whose later hearing changed'),
  filing: minutes('Filing dates of a case, one late or in danger'),
  filingOnTime: minutes('Filing dates of a case, all in time'),
  private: minutes('A private case'),
  panel: minutes('What a panel is asked for, for one family'),
  other: minutes('Any other issue'),
})

type Agenda = ValueOf<typeof agendaSetting>

/** How far the agenda looks, and how long its items take (TM-03). */
export const agendaRules: KeptRules<Agenda, Omit<Agenda, 'minutes'> & Agenda['minutes']> = {
  path: '/settings/agenda',
  title: 'Agenda',
  lede: 'An agenda builds itself by this from the next time it is opened. Items the meeting has opened keep their minutes.',
  permission: 'keep-meeting-series',
  did: 'changed what the agenda takes',
  setting: agendaSetting,
  form: () => agendaForm,
  answersOf: ({ minutes: each, ...windows }) => ({ ...windows, ...each }),
  valueOf: ({ urgentFirst, courtDays, privateDays, meetingsAhead, ...each }) => ({
    urgentFirst,
    courtDays,
    privateDays,
    meetingsAhead,
    minutes: each,
  }),
}

const eitherWay = (label: string) =>
  needed(yesNoRadios({ label, wrong: 'Choose an answer', classes: 'govuk-radios--small' }), 'Choose an answer')

const overviewForm = (labels: Labels) =>
  form({
    dueWithin: amount({ label: 'Published after the meeting within', from: 1, to: 10, suffix: 'working days' }),
    coreMembers: eitherWay(`A copy to every ${nameFor('role.core-member')}`),
    divisionalDirector: eitherWay(`A copy to the ${labels('role.divisional-director')}`),
  })

/** When the Overview is due, and who gets one besides (LO-01, LO-03). */
export const overviewRules: KeptRules<ValueOf<typeof overviewSetting>, ValueOf<typeof overviewSetting>> = {
  path: '/settings/overview',
  title: 'Overview',
  lede: 'Managers and legal officers of the children in it always get their copy. These are sent one from the next publishing on.',
  permission: 'keep-meeting-series',
  did: 'changed when the overview is due and who gets it',
  setting: overviewSetting,
  form: overviewForm,
  answersOf: asItIs,
  valueOf: asItIs,
}

const updateForm = form({
  workingDays: amount({ label: 'Before the meeting by', from: 1, to: 10, suffix: 'working days' }),
  atTime: needed(
    time({ label: 'At', hint: 'The hour by which it has to be there that day, such as noon' }),
    'Enter an hour, such as 12:00',
  ),
})

/** By when the team's update before a review has to be there (PP-11). */
export const updateRules: KeptRules<ValueOf<typeof updateSetting>, ValueOf<typeof updateSetting>> = {
  path: '/settings/update',
  title: 'The team’s update',
  lede: 'What a child’s team sends before a review is asked for three working days before this, chased once it is late, and named on the agenda where it is missing. No review waits for it.',
  permission: 'keep-meeting-series',
  did: 'changed when the team’s update is due',
  setting: updateSetting,
  form: () => updateForm,
  answersOf: asItIs,
  valueOf: asItIs,
}
