/**
 * Measures the product against its budgets: npm run bench -- [row …] [--rate 60] [--minutes 15] [--england] [--debian].
 * The rows, what each measures and what came of it: docs/performance.md.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { makeAuthorities } from './data/make-authority.ts'
import { describeMachine, loadNow } from './machine/describe-machine.ts'
import { type BenchServer, startServer } from './machine/postgres.ts'
import { type Options, readOptions } from './options.ts'
import { markdownTable, say, type Table } from './report/table.ts'
import type { Bench } from './rows/bench.ts'
import { measureColdStart } from './rows/cold-start.ts'
import { measureExport } from './rows/export.ts'
import { measureHistory } from './rows/history.ts'
import { measureImport } from './rows/import-workbook.ts'
import { measureLimit } from './rows/limit.ts'
import { measureMix } from './rows/mix.ts'
import { measurePages } from './rows/pages.ts'
import { measureOverview } from './rows/overview.ts'
import { lookAtPlans } from './rows/plans.ts'
import { measureProcesses } from './rows/processes.ts'

type Row = (bench: Bench) => Promise<readonly Table[]>

const rows: Readonly<Record<string, Row>> = {
  pages: measurePages,
  plans: lookAtPlans,
  mix: measureMix,
  limit: measureLimit,
  processes: measureProcesses,
  history: measureHistory,
  overview: measureOverview,
  import: measureImport,
  export: measureExport,
  start: measureColdStart,
}

async function run(options: Options): Promise<void> {
  const asked = options.rows.length === 0 ? Object.keys(rows) : options.rows
  const unknown = asked.filter((row) => !Object.hasOwn(rows, row))
  if (unknown.length > 0)
    throw new Error(`There is no row ${unknown.join(', ')}: choose from ${Object.keys(rows).join(', ')}.`)
  const server = await startServer(options.debian ? 'debian' : '18')
  try {
    for (const row of asked) await runRow(server, options, row)
  } finally {
    await server.stop()
  }
}

async function runRow(server: BenchServer, options: Options, row: string): Promise<void> {
  const figures: Record<string, unknown> = {}
  const began = { at: new Date().toISOString(), load: loadNow() }
  const bench: Bench = {
    ...{ server, options, say: console.log },
    make: (authorities) => makeAuthorities(server, authorities),
    keep: (name, value) => (figures[name] = value),
  }
  const tables = (await rows[row]?.(bench)) ?? []
  const where = `${began.at.slice(0, 10)}, ${describeMachine()}, load ${say(began.load)} when it began and ${say(loadNow())} when it ended`
  const words = [...tables.map(markdownTable), `_${where}_`, ''].join('\n')
  console.log(`\n${words}`)
  const folder = join(server.folder, 'results')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${row}.md`), words)
  await writeFile(
    join(folder, `${row}.json`),
    JSON.stringify({ ...began, machine: describeMachine(), figures }, null, 1),
  )
  console.log(`Kept in ${folder}.`)
}

await run(readOptions(process.argv.slice(2), process.env['PEER_URL']))
