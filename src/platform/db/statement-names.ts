import { togetherMark } from './together.ts'

/** A connection prepares this many statements, and no more: each is kept by the server as long as the connection lives. */
const most = 200
/** A statement with more values than this is likely to have a list in it that is another one next time: it is prepared when it comes again. */
const mostValues = 24

/**
 * Names for the statements of one connection, so that each is parsed and planned once and not at every page. Null for a statement that
 * isn't worth it or comes too late.
 */
export function statementNames(): (sql: string, values: number) => string | null {
  const names = new Map<string, string>()
  const cameOnce = new Set<string>()
  return (sql, values) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= most || !/^\s*(select|with|insert|update|delete)\s/i.test(sql)) return null
    if (values > mostValues && !sql.startsWith(togetherMark) && !cameOnce.has(sql)) {
      if (cameOnce.size < most) cameOnce.add(sql)
      return null
    }
    const name = `w${names.size}`
    names.set(sql, name)
    return name
  }
}
