import { runOnPinnedNode } from './pinned-node.mjs'

runOnPinnedNode('test/support/run-all.ts')
