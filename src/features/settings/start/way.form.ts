import { chosen, yesNoRadios } from '#parts/forms/fields/choice-fields.ts'
import { type Field, needed, revealedBy } from '#parts/forms/fields/field.ts'
import { type AnswersOf, form } from '#parts/forms/fields/form.ts'
import { name, time } from '#parts/forms/fields/text-fields.ts'
import { nothing } from '#govuk/html.ts'
import { toPanelNames } from '#rules/access/power-words.ts'
import { type WayOfWorking, waysOfWorking, type WorksAs } from '#rules/meeting/ways-of-working.ts'
import { allowed } from '#rules/outcome.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { weekdayField } from '#features/settings/meetings/rhythm.form.ts'

const wayWords: Record<WayOfWorking, string> = {
  'as-it-is': 'Leave it as it is',
  'one-panel': 'One panel does all',
  apart: `${capitalised(nameFor('body.gateway-panel', 'short'))} and ${nameFor('body.tracking-meeting', 'short')} apart`,
}

const asItIs: Record<WorksAs, string> = {
  'terms-of-reference': `As the terms of reference have it: the ${nameFor('body.tracking-meeting', 'short')} takes reviews, court and private proceedings; what a panel decides is recorded with its date.`,
  'one-panel': 'One meeting takes all business there is.',
  apart: 'One meeting takes what is newly asked for and decisions, another reviews, court and private proceedings.',
  otherwise: 'As is said at each of your meetings.',
}

const hints: Record<Exclude<WayOfWorking, 'as-it-is'>, string> = {
  'one-panel': `Your meeting takes all eight kinds of business: new ${nameFor('document.referral', 'many')} and decisions as well as reviews and court. No other meeting is added.`,
  apart: `A second meeting is added: it takes new ${nameFor('document.referral', 'many')}, decisions to issue and decisions to ratify. Your meeting keeps reviews, court and private proceedings.`,
}

/** A field that isn’t asked here. */
const notAsked = <Value>(field: Field<Value | null>): Field<Value | null> => ({
  ...field,
  read: () => allowed(null),
  asTyped: () => [],
  typedIn: () => [],
  control: () => nothing,
})

const ofApart = <Value>(field: Field<Value>) => revealedBy('way', 'apart', field)
const switched = (power: 'issue' | 'step-down') =>
  ofApart(
    needed(
      yesNoRadios({
        label: `${toPanelNames[power] ?? ''}?`,
        hint: `${capitalised(nameFor('review.final', 'a'))} then offers “${nameFor('outcome.seek-panel-decision')}”, and no ${nameFor('role.chair', 'short')} decides it there.`,
        classes: 'govuk-radios--small',
      }),
      'Choose yes or no',
    ),
  )

/** How an authority works now, and the presets that could be applied. */
export type WayAsked = { readonly now: WorksAs; readonly offered: readonly WayOfWorking[] }

const wayField = (now: WorksAs, of: readonly WayOfWorking[]) =>
  chosen({
    label: 'How do you work?',
    called: 'How you work',
    of,
    say: (way) => wayWords[way],
    hintOf: (way) => (way === 'as-it-is' ? asItIs[now] : hints[way]),
    wrong: 'Choose how you work',
  })

/** How an authority works, as one of two presets; the panel apart is asked for only where there is none yet. (SET-09) */
export const wayForm = ({ now, offered }: WayAsked) => {
  const ofNewMeeting = now === 'apart' ? notAsked : <Value>(field: Field<Value>) => field
  return form({
    // What couldn’t be applied isn’t shown; from a page of before it is refused with its sentence.
    way: { ...wayField(now, waysOfWorking), control: wayField(now, offered).control },
    name: ofNewMeeting(ofApart(name({ label: 'Name of the second meeting', needed: 'Enter the meeting’s name' }))),
    weekday: ofNewMeeting(ofApart(weekdayField)),
    startsAt: ofNewMeeting(
      ofApart(needed(time({ label: 'Time', hint: 'For example, 09:00.' }), 'Enter the time it begins, like 09:00')),
    ),
    issue: switched('issue'),
    stepDown: switched('step-down'),
  })
}

export type WayAnswers = AnswersOf<ReturnType<typeof wayForm>>
