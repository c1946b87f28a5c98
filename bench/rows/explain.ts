import { type Client, DatabaseError, type QueryResult } from 'pg'
import { z } from 'zod'
import type { Sent } from '../product/probe.ts'

/** A whole table read: its rows by the planner's count and what was looked for in it. */
export type Scan = { readonly table: string; readonly rows: number; readonly filter: string }
/** What PostgreSQL says of one statement. Milliseconds, buffers and rows are those of a run; 0 for what writes, which is only planned. */
export type Explained = {
  readonly scans: readonly Scan[]
  readonly milliseconds: number
  readonly buffers: number
  readonly rows: number
}

const large = 10_000

type Plan = z.infer<typeof step> & { readonly Plans?: readonly Plan[] | undefined }
const step = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  Filter: z.string().optional(),
  'Actual Rows': z.number().optional(),
  'Shared Hit Blocks': z.number().optional(),
  'Shared Read Blocks': z.number().optional(),
})
const plan: z.ZodType<Plan> = step.extend({ Plans: z.lazy(() => z.array(plan)).optional() })
const answer = z.object({ 'QUERY PLAN': z.array(z.object({ Plan: plan, 'Execution Time': z.number().optional() })) })

/** Asks for the plan of a statement with its values; reading statements are run for it. Null for what has none (begin, commit). */
export async function explain(client: Client, { text, values }: Sent): Promise<Explained | null> {
  const reads = /^\s*(select|with)\b/i.test(text) && !/\b(insert|update|delete|for update)\b/i.test(text)
  if (!reads && !/^\s*(insert|update|delete|with|select)\b/i.test(text)) return null
  const asked = `explain (format json${reads ? ', analyze, buffers, timing off' : ''}) ${text}`
  const { rows } = (await client.query(asked, [...values]).catch(ofRegistry)) ?? { rows: [] }
  if (rows.length === 0) return null
  const [said] = answer.parse(rows[0])['QUERY PLAN']
  if (said === undefined) return null
  return {
    scans: await scansIn(client, said.Plan),
    milliseconds: said['Execution Time'] ?? 0,
    buffers: (said.Plan['Shared Hit Blocks'] ?? 0) + (said.Plan['Shared Read Blocks'] ?? 0),
    rows: said.Plan['Actual Rows'] ?? 0,
  }
}

/** The registry's tables are in another database: which authority a host name leads to is asked there. */
function ofRegistry(error: unknown): QueryResult | null {
  if (error instanceof DatabaseError && error.code === '42P01') return null
  throw error
}

const everyStep = (each: Plan): readonly Plan[] => [each, ...(each.Plans ?? []).flatMap(everyStep)]

async function scansIn(client: Client, whole: Plan): Promise<readonly Scan[]> {
  const scans: Scan[] = []
  for (const each of everyStep(whole)) {
    const table = each['Relation Name']
    if (each['Node Type'] !== 'Seq Scan' || table === undefined) continue
    const rows = await rowsOf(client, table)
    if (rows > large) scans.push({ table, rows, filter: each.Filter ?? '' })
  }
  return scans
}

const counted = new Map<string, number>()

async function rowsOf(client: Client, table: string): Promise<number> {
  const known = counted.get(table)
  if (known !== undefined) return known
  const { rows } = await client.query<{ count: number }>(
    'select reltuples as count from pg_class where oid = to_regclass($1)',
    [table],
  )
  const count = rows[0]?.count ?? 0
  counted.set(table, count)
  return count
}
