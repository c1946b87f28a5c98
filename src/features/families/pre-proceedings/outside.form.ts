import { checked, needed, revealedBy } from '#parts/forms/fields/field.ts'
import { person } from '#parts/forms/fields/record-fields.ts'
import { date, line, words } from '#parts/forms/fields/text-fields.ts'
import { isShownInEngland } from '#platform/clock.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import type { OutsideDeciders } from './outside-panel.ts'

const nobody: PeopleToChoose = { shown: [], others: null }

type Offered = { readonly deciders: OutsideDeciders | null; readonly today: PlainDate }

/** Who decided outside a panel, at what hour and why; who of Legal agreed, and when. (P9, SET-07) */
export const outsideFields = ({ deciders, today }: Offered) => ({
  who: needed(
    person({ label: 'Who decided', people: deciders?.people ?? nobody, wrong: 'Choose who decided from the list' }),
    'Choose who decided in the emergency',
  ),
  time: checked(line({ label: 'At what time', hint: 'For example, 14:30', width: 5, plain: true }), (typed) =>
    timeIn(typed) === null ? 'Enter the time of the decision, like 14:30' : null,
  ),
  reason: needed(
    words({ label: 'Why it could not wait for the panel', plain: true }),
    'Write why it could not wait for the panel',
  ),
  legalBy: person({
    label: 'Who of Legal agreed',
    called: 'Who of Legal agreed',
    people: deciders?.lawyers ?? nobody,
    nobody: 'Nobody yet',
    wrong: 'Choose who of Legal agreed from the list',
  }),
  legalOn: checked(date({ label: 'When Legal agreed', plain: true }), (on) =>
    on !== null && isAfter(on, today) ? 'Day on which Legal agreed must be today or in the past' : null,
  ),
})

/** The same, asked under one answer of another field. */
export function outsideFieldsUnder(field: string, answer: string, offered: Offered) {
  const { who, time, reason, legalBy, legalOn } = outsideFields(offered)
  return {
    who: revealedBy(field, answer, who),
    time: revealedBy(field, answer, time),
    reason: revealedBy(field, answer, reason),
    legalBy: revealedBy(field, answer, legalBy),
    legalOn: revealedBy(field, answer, legalOn),
  }
}

type Answers = {
  readonly decidedOn?: PlainDate
  readonly time?: string | null
  readonly legalBy?: number | null
  readonly legalOn?: PlainDate | null
}

/** Rules between them: an hour that clocks showed; Legal's agreement is who and when, or neither. */
export const betweenOutside = (answers: Answers) => ({ ...atAnHourThereWas(answers), ...legalIsWhole(answers) })

/** In the night in which summer time begins clocks in England skip an hour: no decision was made in it. */
function atAnHourThereWas({ decidedOn, time }: Answers): { readonly time?: string } {
  const at = timeIn(time ?? null)
  return decidedOn === undefined || at === null || isShownInEngland(decidedOn.toPlainDateTime(at))
    ? {}
    : { time: 'The time must be one that clocks showed: they were put forward from 01:00 to 02:00 that night' }
}

function legalIsWhole({ legalBy = null, legalOn = null }: Answers): {
  readonly legalBy?: string
  readonly legalOn?: string
} {
  if (legalBy === null && legalOn !== null) return { legalBy: 'Choose who of Legal agreed' }
  return legalBy !== null && legalOn === null ? { legalOn: 'Enter when Legal agreed' } : {}
}

/** '14:30', '9.05' as a time of day; null for anything else. */
export function timeIn(typed: string | null): Temporal.PlainTime | null {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(typed ?? '') ?? []
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) })
}
