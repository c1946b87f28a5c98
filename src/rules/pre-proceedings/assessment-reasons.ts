import type { DateReason } from '#rules/calendar/date-reason.ts'
import { sayDays, sayLate } from '#rules/calendar/elapsed.ts'
import { daysBetween, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayDelayReason } from '#rules/words/delay-reasons.ts'
import { type AssessmentDates, type AssessmentNamed, assessmentStanding, assessmentTitle } from './assessments.ts'
import type { Clock } from './clock.ts'

/** An assessment as the sheet tells of it; `byWhom` and the coded reason are null where nobody has said. */
export type AssessmentOnSheet = AssessmentDates &
  AssessmentNamed & { readonly byWhom: string | null; readonly lateCode: string | null }

/** When each assessment is due, or was received, and how far from the day it was instructed, in calendar days (PP-08, PP-10). */
export const assessmentReasons = (clock: Clock, assessments: readonly AssessmentOnSheet[]): readonly DateReason[] =>
  assessments.flatMap((each) => reasonOf(clock, each))

function reasonOf(clock: Clock, each: AssessmentOnSheet): readonly DateReason[] {
  const standing = assessmentStanding(each, clock.kind === 'running' ? clock.today : clock.stage.on)
  const title = assessmentTitle(each)
  const row = (what: string, on: PlainDate, rule: string): readonly DateReason[] => [
    { what, on, from: sayInstructed(each), rule, counted: sayCounted(each, on), isProvisional: false },
  ]
  if (standing.kind === 'received') {
    const asked = each.dueOn === null ? 'no day was asked for' : `asked for by ${sayDate(each.dueOn)}`
    const late = standing.daysLate === 0 ? '' : `: ${sayLate(standing.daysLate)}${sayWhy(each)}`
    return row(`${title} received`, standing.on, `Recorded as it happened; ${asked}${late}`)
  }
  if (standing.kind === 'stopped' || standing.dueOn === null || clock.kind === 'stopped') return []
  return row(`${title} due`, standing.dueOn, `The day it is asked for by${sayWhy(each)}`)
}

function sayInstructed({ instructedOn, byWhom }: AssessmentOnSheet): string {
  const by = byWhom === null ? '' : `, ${byWhom}`
  return instructedOn === null ? `Not instructed yet${by}` : `Instructed, ${sayDate(instructedOn)}${by}`
}

const sayWhy = ({ lateCode }: AssessmentOnSheet): string => (lateCode === null ? '' : `, ${sayDelayReason(lateCode)}`)

function sayCounted({ instructedOn }: AssessmentOnSheet, on: PlainDate): string {
  if (instructedOn === null) return 'Nothing to count from'
  const days = daysBetween(instructedOn, on)
  return days < 0 ? `${sayDays(-days)} before` : `${sayDays(days)} later`
}
