import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { checkout } from './test-files.ts'

/** The file in which the processes of one run tell what they cost; each names it in its environment. */
const listed = 'WAYMARK_TEST_COSTS'
/** The table of the last run of everything. */
const table = join(checkout, 'node_modules', '.cache', 'test-costs.txt')

/** Ticks of the processor in a second, as Linux counts them for every program. */
const ticks = 100

/** Seconds of processor time of a process with all that it started and that has ended; its own alone where the system doesn’t tell. */
export function secondsOf(pid: number | 'self'): number {
  try {
    const said = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = said.slice(said.lastIndexOf(')') + 2).split(' ')
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / ticks
  } catch {
    const { user, system } = process.cpuUsage()
    return pid === 'self' ? (user + system) / 1_000_000 : 0
  }
}

/** The same of all that a process’s own children have running now: what a browser’s parts took goes to nobody when the browser ends. */
export function secondsOfGrandchildren(): number {
  const children = new Map<number, number[]>()
  for (const name of processes()) {
    const parent = parentOf(Number(name))
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const below = (pid: number): readonly number[] =>
    (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)])
  const own = children.get(process.pid) ?? []
  return own.flatMap(below).reduce((sum, pid) => sum + secondsOf(pid), 0)
}

function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function parentOf(pid: number): number {
  try {
    const said = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(said.slice(said.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

let told = 0

/** Says what a test file of several in this process cost in seconds of processor time. */
export function tellCostOfFile(file: string, seconds: number): void {
  told += seconds
  tellCost(file, seconds)
}

/** Says what whatever else took part in the run cost. */
export function tellCost(what: string, seconds: number): void {
  const list = process.env[listed]
  if (list === undefined) return
  appendFileSync(list, `${JSON.stringify([what, seconds])}\n`)
}

/** At its end this process says what it cost, but for what it told already. */
export function tellCostAtEnd(): void {
  const path = process.argv[1] ?? ''
  if (!path.endsWith('.test.ts')) return
  const isMade = basename(path).startsWith('files-')
  const what = isMade ? 'processes that several files share' : relative(checkout, path).replaceAll(sep, '/')
  process.once('exit', () => tellCost(what, secondsOf('self') - told))
}

/** From here on this run’s processes tell what they cost in this file. */
export const listCostsIn = (file: string): string => (process.env[listed] = file)

/** Writes the table of what was told, the dearest first; answers the sum in seconds and where the table is. */
export function writeCosts(): { readonly sum: number; readonly table: string } {
  const costs = new Map<string, number>()
  for (const line of readFileSync(process.env[listed] ?? '', 'utf8')
    .trim()
    .split('\n')) {
    const [what, seconds] = JSON.parse(line) as [string, number]
    costs.set(what, (costs.get(what) ?? 0) + seconds)
  }
  const rows = [...costs].toSorted(([, one], [, other]) => other - one)
  const sum = rows.reduce((all, [, seconds]) => all + seconds, 0)
  mkdirSync(dirname(table), { recursive: true })
  const lines = [...rows, ['all of it', sum] as const].map(
    ([what, seconds]) => `${seconds.toFixed(1).padStart(7)}  ${what}`,
  )
  writeFileSync(table, `Seconds of processor time, with the programs and browsers a file starts\n${lines.join('\n')}\n`)
  return { sum, table: relative(checkout, table) }
}
