import type { Row, Shape } from './shapes.ts'

/** A statement that asks and changes nothing, with its values. */
export type Question = { readonly sql: string; readonly parameters: readonly unknown[] }

/** What a statement made of several begins with; whoever reads the database's own figures sees it too. */
export const togetherMark = 'select /* asked at once */'

/** With more values than this a statement has a list in it that is another one next time. */
const mostValues = 24
/** PostgreSQL's functions take 100 arguments. */
const mostColumns = 100
/** `char(3)`: made text it loses its spaces. */
const padded = 1042
const asksOnly = /^\s*(select|with)\s/i
const doesMore =
  /\b(insert|update|delete|merge|into|share|nextval|setval|set_config|pg_advisory\w*|pg_try\w*|pg_sleep|pg_notify)\b/i
/** What would hide the bracket after it. */
const cutsShort = /--|;|\/\*/
/** From the beginning, text by text: what stands between two texts isn’t one. */
const dollarInText = /^[^']*(?:'[^']*'[^']*)*?'[^']*\$\d[^']*'/

/**
 * Whether a statement with so many values and an answer of this shape can be asked together with others: it asks and does nothing else,
 * and it is the same text every time.
 */
export const canBeTogether = (sql: string, values: number, shape: Shape): boolean =>
  values <= mostValues &&
  shape.length > 0 &&
  shape.length <= mostColumns &&
  shape.every(({ type }) => type !== padded) &&
  asksOnly.test(sql) &&
  !doesMore.test(sql) &&
  !dollarInText.test(sql) &&
  !cutsShort.test(sql)

/**
 * Several questions as one statement, which PostgreSQL answers as of one moment: a row with a column for each, holding its rows in
 * their order as lists of the text of each value, as PostgreSQL would have sent it.
 */
export function together(questions: readonly (Question & { readonly shape: Shape })[]): Question {
  const parameters: unknown[] = []
  const parts = questions.map((question, at) => {
    const before = parameters.length
    parameters.push(...question.parameters)
    const sql = question.sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`)
    const columns = question.shape.map((_, column) => `c${column}`)
    const texts = columns.map((column) => `q.${column}::text`).join(', ')
    return `(select json_agg(json_build_array(${texts})) from (${sql}) as q (${columns.join(', ')})) as a${at}`
  })
  return { sql: `${togetherMark} ${parts.join(',\n')}`, parameters }
}

/** The rows of the question at this place, as they would have come had it been asked alone. */
export function answerAt(row: Row | undefined, at: number, shape: Shape): Row[] {
  const found = row?.[`a${at}`] ?? []
  if (!Array.isArray(found)) throw new Error(`The answer at ${at} isn’t a list of rows.`)
  return found.map((texts: readonly (string | null)[]) => {
    const read: Row = {}
    for (const [column, each] of shape.entries()) {
      const text = texts[column] ?? null
      read[each.name] = text === null ? null : each.read(text)
    }
    return read
  })
}
