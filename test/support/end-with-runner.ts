import { isMainThread } from 'node:worker_threads'
import { tellCostAtEnd } from './costs.ts'

/**
 * Imported first by every process of Node's that tests run in or run: it ends when whoever started it is gone, however that comes about. They
 * hold the other end of our standard input and never write there. We end by `exit`, on which Playwright closes its browsers.
 */
if (isMainThread) {
  process.stdin.on('close', () => process.exit(1)).resume()
  process.stdin.unref()
  tellCostAtEnd()
}
