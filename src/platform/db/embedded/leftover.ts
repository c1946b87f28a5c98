import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '#platform/cannot-start.ts'

/**
 * Sees to it that no server works in `cluster` any more and that nothing keeps a new one out: asks one left over from a killed process to
 * stop, waits until its last process is gone, then removes its lock files (`postmaster.pid` and the socket's `socketLock`). A killed
 * server may linger as a zombie whose number looks alive, so who works there is what counts. Throws CannotStart after a minute.
 */
export async function clearLeftover(cluster: string, socketLock: string): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  const deadline = performance.now() + 60_000
  let asked = false
  for (let left = workersIn(cluster, lock); left.length > 0; left = workersIn(cluster, lock)) {
    const postmaster = postmasterIn(lock)
    if (!asked && postmaster !== null && left.includes(postmaster)) process.kill(postmaster, 'SIGINT')
    asked = true
    if (performance.now() > deadline)
      throw new CannotStart(
        `An earlier database server still works in ${cluster} (process ${left.join(', ')}). Stop it, then start again.`,
      )
    await pause(20)
  }
  rmSync(lock, { force: true })
  rmSync(socketLock, { force: true })
}

function postmasterIn(lock: string): number | null {
  const pid = existsSync(lock) ? Number.parseInt(readFileSync(lock, 'utf8')) : Number.NaN
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

/** The processes of a server on this cluster. Every one of them has the cluster as its working folder. */
function workersIn(cluster: string, lock: string): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && workingFolder(entry) === cluster)
      .map(Number)
  }
  const postmaster = postmasterIn(lock)
  return postmaster !== null && isPostgres(postmaster) ? [postmaster] : []
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

const isPostgres = (pid: number): boolean =>
  spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes('postgres')
