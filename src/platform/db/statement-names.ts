import { togetherMark } from './together.ts'

/** A connection prepares this many statements, and no more: each is kept by the server as long as the connection lives. */
const most = 200
/** A statement with more values than this has a list in it that is another one next time. */
const mostValues = 24

/**
 * Names for the statements of one connection, so that each is parsed and planned once and not at every page. Null for a statement that
 * isn't worth it or comes too late.
 */
export function statementNames(): (sql: string, values: number) => string | null {
  const names = new Map<string, string>()
  return (sql, values) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= most || !/^\s*(select|with|insert|update|delete)\s/i.test(sql)) return null
    if (values > mostValues && !sql.startsWith(togetherMark)) return null
    const name = `w${names.size}`
    names.set(sql, name)
    return name
  }
}
