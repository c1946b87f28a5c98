import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { courtSetting } from '#records/settings/settings.ts'
import type { CourtConventions } from '#rules/court/court-counting.ts'
import type { KeptRules } from './kept-rules.ts'

const courtForm = form({
  daysBefore: chosen({
    label: 'Working days before a hearing are counted',
    hint: 'For advocates’ meetings: 2 working days before case management, 7 before issues resolution.',
    of: ['plain', 'clear'],
    say: (way) => sayDaysBefore[way],
    wrong: 'Choose an answer',
    classes: 'govuk-radios--small',
  }),
  weeks: chosen({
    label: 'The last day of the 26 weeks is',
    of: ['statute', 'portal'],
    say: (way) => sayWeeks[way],
    wrong: 'Choose an answer',
    classes: 'govuk-radios--small',
  }),
})

const sayDaysBefore = {
  plain: 'Plainly: two working days before Thursday is Tuesday',
  clear: 'As clear days, one day earlier: two clear days before Thursday is Monday',
} as const

const sayWeeks = {
  statute: '181 days after the day of issue, as the Act counts: the 26 weeks begin with the day of issue',
  portal: '182 days after the day of issue, as the court’s portal shows it',
} as const

/** How advocates' meetings and the end of the 26 weeks are counted (C3, C5). */
export const courtRules: KeptRules<CourtConventions, CourtConventions> = {
  path: '/settings/court',
  title: 'Court dates',
  lede: 'Dates of every case follow at once, wherever they are shown. A date the court orders goes before what is worked out.',
  permission: 'keep-people',
  did: 'changed how court dates are counted',
  setting: courtSetting,
  form: () => courtForm,
  answersOf: (kept) => kept,
  valueOf: (answers) => answers,
}
