import process from 'node:process'
import { installPackages } from './install-packages.mjs'
import { installSystem } from './install-system.mjs'
import { lackedByPrograms } from './lacked-by-programs.mjs'
import { lackedByTests } from './lacked-by-tests.mjs'
import { runOnPinnedNode } from './pinned-node.mjs'

installPackages()
// All at once, so that nobody is sent to install something three times.
installSystem(() => [...lackedByPrograms(), ...lackedByTests()])

const [first, ...others] = process.argv.slice(2)
if (first === '--wide') runOnPinnedNode('test/support/run-wide.ts', ...others)
else runOnPinnedNode('test/support/run-all.ts', ...process.argv.slice(2))
