import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'

/** The process id of npm, which began us: our parent, or the parent of the shell in between, where npm was given words to hand on. */
export function npmItself() {
  const [name, parent] = whoIs(process.ppid)
  return /^(\S*\/)?(ba|da|a|z|k)?sh$/.test(name) ? parent : process.ppid
}

/**
 * A process's name and its parent.
 * @param {number} id
 * @returns {[string, number]}
 */
function whoIs(id) {
  if (process.platform === 'win32') return ['', 0]
  if (process.platform === 'linux') {
    const [, name = '', parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? []
    return [name, Number(parent)]
  }
  const [, parent, name = ''] =
    /(\d+)\s+(.*)/.exec(execFileSync('ps', ['-o', 'ppid=,comm=', '-p', `${id}`], { encoding: 'utf8' })) ?? []
  return [name.trim(), Number(parent)]
}
