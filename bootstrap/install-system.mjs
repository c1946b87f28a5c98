// What the system itself has to have, and a minimal one may lack: as root on Debian apt-get brings it, elsewhere we say what to install.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

/** @typedef {{ readonly sentence: string, readonly packages: readonly string[] }} Lack What is missing, and Debian’s packages that have it. */

/**
 * Sees to it that nothing is lacking: installs it, or says what to install and ends.
 * @param {() => readonly Lack[]} lacks
 */
export function installSystem(lacks) {
  const before = lacks()
  if (before.length === 0) return
  console.log(before.map(({ sentence }) => sentence).join('\n'))
  const packages = [...new Set(before.flatMap((lack) => lack.packages))]
  if (installWithApt(packages) && lacks().length === 0) return
  console.error(whatToInstall(packages))
  process.exit(1)
}

/** @param {readonly string[]} packages */
const whatToInstall = (packages) =>
  packages.length === 0
    ? 'Install what has it, then start again.'
    : `Install it, then start again. On Debian, as root: apt-get install ${packages.join(' ')}`

/**
 * Installs packages of Debian. Returns false where that can’t be: elsewhere, not as root, or when apt-get fails.
 * @param {readonly string[]} packages
 * @returns {boolean}
 */
export function installWithApt(packages) {
  if (packages.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`Installing ${packages.join(' ')} with apt-get.`)
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages)
  // A system that never asked what there is, or asked long ago, has to ask first.
  return install() || (apt('update') && install())
}

/** @param {readonly string[]} words */
const apt = (...words) =>
  spawnSync('apt-get', words, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0
