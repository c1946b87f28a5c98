import { runOnPinnedNode } from './pinned-node.mjs'

runOnPinnedNode('src/main.ts', 'demo')
