import process from 'node:process'
import { runOnPinnedNode } from './pinned-node.mjs'

// The script is named from the checkout: `node bootstrap/run.mjs node_modules/typescript/bin/tsc --noEmit`.
const [script = 'src/main.ts', ...words] = process.argv.slice(2)
runOnPinnedNode(script, ...words)
