import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchServer } from './postgres.ts'

/** Clock ticks a second in /proc: 100 on every Linux that Node runs on. */
const ticksASecond = 100

/**
 * Processor seconds that the database server used since it started, its ended processes included. NaN where there is no /proc to read
 * it from. Differences of two readings tell what something cost the database.
 */
export function databaseSeconds({ folder }: Pick<BenchServer, 'folder'>): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const all = readdirSync('/proc').flatMap((name) => statOf(name) ?? [])
  const itself = all.find(({ pid }) => pid === postmaster)
  const children = all.filter(({ parent }) => parent === postmaster)
  const ticks = children.reduce((sum, { own }) => sum + own, (itself?.own ?? 0) + (itself?.ended ?? 0))
  return ticks / ticksASecond
}

type Stat = { readonly pid: number; readonly parent: number; readonly own: number; readonly ended: number }

/** The line of one process: its own ticks and those of its ended children. Null for what is no process, or is gone. */
function statOf(name: string): Stat | null {
  if (!/^\d+$/.test(name)) return null
  try {
    const line = readFileSync(`/proc/${name}/stat`, 'utf8')
    // The name in brackets may hold spaces; what follows it are numbers, the parent second.
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (index: number) => fields[index] ?? 0
    return { pid: Number(name), parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) }
  } catch {
    return null
  }
}
