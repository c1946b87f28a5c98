// Any Node from 18 on runs this file, on a fresh clone too: it uses nothing that npm installs.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { checkout, inModules, pinnedNode } from './carried.mjs'
import { installPackages } from './install-packages.mjs'
import { installSystem } from './install-system.mjs'
import { lackedByPrograms } from './lacked-by-programs.mjs'
import { npmItself } from './npm-itself.mjs'

/**
 * Runs a script on the pinned Node, after installing what is missing, and ends as it ends.
 * @param {string} script
 * @param {readonly string[]} args
 */
export function runOnPinnedNode(script, ...args) {
  installPackages()
  installSystem(lackedByPrograms)
  const child = spawn(pinnedNode, [join(checkout, script), ...args], {
    cwd: checkout,
    // The channel tells the script when we are gone, however that comes about.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: inModules('.cache', 'node-compile') },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  child.on('error', ({ message }) => {
    console.error(`${pinnedNode} doesn’t run here: ${message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  whenNpmIsGone(() => child.kill('SIGTERM'))
}

/**
 * A killed npm takes nobody along; its child notices that it is gone, or that it has another parent itself.
 * @param {() => void} stop
 */
function whenNpmIsGone(stop) {
  if (!process.env['npm_lifecycle_event']) return
  const [parent, npm] = [process.ppid, npmItself()]
  const watch = setInterval(() => {
    if (process.ppid === parent && runs(npm)) return
    clearInterval(watch)
    stop()
  }, 500)
  watch.unref()
}

/** @param {number} id */
function runs(id) {
  try {
    return process.kill(id, 0)
  } catch {
    return false
  }
}
