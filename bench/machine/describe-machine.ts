import { readFileSync } from 'node:fs'
import { availableParallelism, loadavg, totalmem } from 'node:os'

/** The machine in a few words, without a name or a path: `2 cores, 23 GiB, Debian 12`. */
export function describeMachine(): string {
  return `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${system()}`
}

/** How many processes wanted a core in the last minute, beside whom everything was measured. */
export const loadNow = (): number => loadavg()[0] ?? 0

function system(): string {
  try {
    const release = readFileSync('/etc/os-release', 'utf8')
    const value = (name: string) => new RegExp(`^${name}="?([^"\\n]*)`, 'm').exec(release)?.[1] ?? ''
    return `${value('NAME').replace(' GNU/Linux', '')} ${value('VERSION_ID')}`.trim()
  } catch {
    return process.platform
  }
}
