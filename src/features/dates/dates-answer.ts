import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { readWrittenDate } from '#rules/calendar/written-date.ts'
import { type PointAndSitting, type Question, workOutDates, type WorkedOut } from './work-out-dates.ts'

/** What `/dates.json` answers; days as 'YYYY-MM-DD'. */
export type DatesAnswer = Readonly<Record<string, unknown>>

/** The answer to `?decision=` or `?issue=`, or a sentence about what to ask instead. */
export function datesAnswer(query: URLSearchParams): Outcome<DatesAnswer, string> {
  const question = readQuestion(query)
  return question.ok ? allowed(asAnswer(workOutDates(question.value))) : question
}

const howToAsk = 'Ask with exactly one parameter, decision or issue, for example /dates.json?decision=2026-09-07.'

function readQuestion(query: URLSearchParams): Outcome<Question, string> {
  const [[asked, typed] = ['', ''], ...more] = [...query]
  if (more.length > 0 || (asked !== 'decision' && asked !== 'issue')) return refused(howToAsk)
  const called = `The ${asked} date ‘${typed.slice(0, 40)}’`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return refused(`${called} must be written as YYYY-MM-DD, like 2026-09-07.`)
  const date = readWrittenDate(typed, called)
  if (!date.ok || date.value === null) return refused(`${called} must be a day that exists, from 1900 to 2199.`)
  return allowed({ asked, on: date.value })
}

const inDays = ({ point, sitting }: PointAndSitting) => ({
  point: point.toString(),
  sitting: sitting === null ? null : sitting.on.toString(),
})

function dates(worked: WorkedOut): DatesAnswer {
  if (worked.asked === 'issue') {
    const { issuedOn, ...days } = worked.outline
    const written = Object.entries(days).map(([name, on]) => [name, on.toString()] as const)
    return { issue: issuedOn.toString(), ...Object.fromEntries(written) }
  }
  return {
    decision: worked.on.toString(),
    midpoint: inDays(worked.midpoint),
    final: inDays(worked.final),
    ceiling: inDays(worked.ceiling),
  }
}

const asAnswer = (worked: WorkedOut): DatesAnswer =>
  worked.isProvisional ? { ...dates(worked), provisional: true } : dates(worked)
