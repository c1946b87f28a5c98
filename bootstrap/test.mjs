import process from 'node:process'
import { runOnPinnedNode } from './pinned-node.mjs'

const [first, ...others] = process.argv.slice(2)
if (first === '--wide') runOnPinnedNode('test/support/run-wide.ts', ...others)
else runOnPinnedNode('test/support/run-all.ts', ...process.argv.slice(2))
