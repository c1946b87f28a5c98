import process from 'node:process'
import { runOnPinnedNode } from './pinned-node.mjs'

runOnPinnedNode('bench/bench.ts', ...process.argv.slice(2))
