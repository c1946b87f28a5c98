import type { KeptSetting } from '#records/keeping/kept-setting.ts'
import { agendaSetting, clockSetting, overviewSetting } from '#records/settings/settings.ts'
import type { Permission } from '#rules/access/permissions.ts'
import type { Labels } from '#rules/words/labels.ts'
import { type Question, type Typed, yesOrNo } from './question.ts'

/** Some of the authority's choices on one page: what it asks, and how answers become what is kept. */
export type KeptRules<Value> = {
  readonly path: string
  readonly title: string
  readonly lede: string
  readonly permission: Permission
  /** What the trail says was done. */
  readonly did: string
  readonly setting: KeptSetting<Value>
  readonly questions: (labels: Labels) => readonly Question[]
  readonly asTyped: (value: Value) => Typed
  /** From answers that were found usable. */
  readonly fromTyped: (typed: (name: string) => string) => Value
}

const number = (typed: (name: string) => string) => (name: string) => Number(typed(name))

/** What day 0 is, and how soon letter and first meeting are aimed at (P1, P16). */
export const clockRules: KeptRules<Awaited<ReturnType<typeof clockSetting.load>>['value']> = {
  path: '/settings/clock',
  title: 'Day 0 and first aims',
  lede: 'Another day 0 is for children who enter pre-proceedings from now on: whoever is in it already keeps the clock they started with.',
  permission: 'keep-people',
  did: 'changed when the clock starts',
  setting: clockSetting,
  questions: (labels) => [
    {
      kind: 'choice',
      name: 'startsWith',
      label: 'Day 0 is',
      hint: 'Until the letter is sent or the meeting held, dates run provisionally from the decision.',
      items: {
        decision: 'The day of the decision to start',
        letter: `The day the ${labels('document.letter-before-proceedings')} is sent`,
        'first-meeting': 'The day of the first meeting with parents',
      },
    },
    {
      kind: 'number',
      name: 'letterWithin',
      from: 1,
      to: 60,
      unit: 'working days',
      label: `Aim for the ${labels('document.letter-before-proceedings')} within`,
    },
    {
      kind: 'number',
      name: 'firstMeetingWithin',
      from: 1,
      to: 60,
      unit: 'working days',
      label: 'Aim for the first meeting with parents within',
      hint: 'Both are counted from the decision, and for every child. They are aims: a later day is shown, never refused.',
    },
  ],
  asTyped: ({ startsWith, letterWithin, firstMeetingWithin }) => ({
    startsWith,
    letterWithin: String(letterWithin),
    firstMeetingWithin: String(firstMeetingWithin),
  }),
  fromTyped: (typed) => ({
    startsWith: clockStarts.find((each) => each === typed('startsWith')) ?? 'decision',
    letterWithin: number(typed)('letterWithin'),
    firstMeetingWithin: number(typed)('firstMeetingWithin'),
  }),
}

const clockStarts = ['decision', 'letter', 'first-meeting'] as const

const minutes = (name: string, label: string, hint?: string): Question => ({
  kind: 'number',
  name,
  label,
  from: 0,
  to: 60,
  unit: 'minutes',
  ...(hint === undefined ? {} : { hint }),
})

/** How far the agenda looks, and how long its items take (TM-03). */
export const agendaRules: KeptRules<Awaited<ReturnType<typeof agendaSetting.load>>['value']> = {
  path: '/settings/agenda',
  title: 'Agenda',
  lede: 'An agenda builds itself by this from the next time it is opened. Items the meeting has opened keep their minutes.',
  permission: 'keep-meeting-series',
  did: 'changed what the agenda takes',
  setting: agendaSetting,
  questions: () => [
    {
      heading: 'How far it looks ahead',
      kind: 'number',
      name: 'courtDays',
      from: 0,
      to: 90,
      unit: 'days',
      label: 'Hearings and filing dates of the next',
      hint: 'Late ones and changed ones come in whatever their date.',
    },
    { kind: 'number', name: 'privateDays', label: 'Private proceedings of the next', from: 0, to: 90, unit: 'days' },
    {
      kind: 'number',
      name: 'meetingsAhead',
      from: 0,
      to: 8,
      unit: 'meetings',
      label: 'Reviews seen coming, of the next',
      hint: 'Besides those of the meeting itself.',
    },
    { ...minutes('urgentReturn', 'An urgent return'), heading: 'How long each takes' },
    minutes('final', 'A final review'),
    minutes('midpoint', 'A midpoint review'),
    minutes('extension', 'An extension asked for'),
    minutes('furtherChild', 'Each further child of the family'),
    minutes('familyAtMost', 'A family at most'),
    minutes('reviewAhead', 'A review that is only seen coming'),
    minutes('staffing', 'A staffing issue'),
    minutes('hearing', 'Hearings of a case'),
    minutes('hearingChanged', 'A case whose later hearing changed'),
    minutes('filing', 'Filing dates of a case, one late or in danger'),
    minutes('filingOnTime', 'Filing dates of a case, all in time'),
    minutes('private', 'A private case'),
    minutes('other', 'Any other issue'),
  ],
  asTyped: ({ minutes: each, ...windows }) =>
    Object.fromEntries(Object.entries({ ...windows, ...each }).map(([name, value]) => [name, String(value)])),
  fromTyped: (typed) => {
    const of = number(typed)
    return {
      courtDays: of('courtDays'),
      privateDays: of('privateDays'),
      meetingsAhead: of('meetingsAhead'),
      minutes: {
        urgentReturn: of('urgentReturn'),
        final: of('final'),
        midpoint: of('midpoint'),
        extension: of('extension'),
        reviewAhead: of('reviewAhead'),
        furtherChild: of('furtherChild'),
        familyAtMost: of('familyAtMost'),
        staffing: of('staffing'),
        hearing: of('hearing'),
        hearingChanged: of('hearingChanged'),
        filing: of('filing'),
        filingOnTime: of('filingOnTime'),
        private: of('private'),
        other: of('other'),
      },
    }
  },
}

/** When the Overview is due, and who gets one besides (LO-01, LO-03). */
export const overviewRules: KeptRules<Awaited<ReturnType<typeof overviewSetting.load>>['value']> = {
  path: '/settings/overview',
  title: 'Overview',
  lede: 'Managers and legal officers of the children in it always get their copy. These are sent one from the next publishing on.',
  permission: 'keep-meeting-series',
  did: 'changed when the overview is due and who gets it',
  setting: overviewSetting,
  questions: (labels) => [
    {
      kind: 'number',
      name: 'dueWithin',
      from: 1,
      to: 10,
      unit: 'working days',
      label: 'Published after the meeting within',
    },
    { kind: 'choice', name: 'coreMembers', label: 'A copy to every core member of the meeting', items: yesOrNo },
    {
      kind: 'choice',
      name: 'divisionalDirector',
      items: yesOrNo,
      label: `A copy to the ${labels('role.divisional-director')}`,
    },
  ],
  asTyped: ({ dueWithin, coreMembers, divisionalDirector }) => ({
    dueWithin: String(dueWithin),
    coreMembers: coreMembers ? 'yes' : 'no',
    divisionalDirector: divisionalDirector ? 'yes' : 'no',
  }),
  fromTyped: (typed) => ({
    dueWithin: number(typed)('dueWithin'),
    coreMembers: typed('coreMembers') === 'yes',
    divisionalDirector: typed('divisionalDirector') === 'yes',
  }),
}
