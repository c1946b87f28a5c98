import { parentPort } from 'node:worker_threads'
import type { InThread } from './thread-pool.ts'

/** The thread's side of a thread pool: answers each piece of work it is sent, one after another. A mistake in one is its answer, and the thread goes on. */
export function answerInThread<Input>(work: (input: Input) => unknown): void {
  parentPort?.on(
    'message',
    (input: Input) => void answer(work, input).then((answered) => parentPort?.postMessage(answered)),
  )
}

async function answer<Input>(work: (input: Input) => unknown, input: Input): Promise<InThread<unknown>> {
  try {
    return { answer: await work(input) }
  } catch (error) {
    return { threw: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
