import { runWith } from './pinned-node.mjs'

// Serves what is in src/ and starts again at every change.
runWith(['--watch-path=src', '--watch-preserve-output'], 'src/main.ts')
