import { parentPort } from 'node:worker_threads'
import type { InThread } from './thread-pool.ts'

/**
 * The thread's side of a thread pool: answers each piece of work it is sent, one after another. A mistake in one is its answer, and the
 * thread goes on. Returns what answers one piece.
 */
export function answerInThread<Input, Answer>(
  work: (input: Input) => Promise<Answer> | Answer,
): (input: Input) => Promise<InThread<Answer>> {
  const answer = async (input: Input): Promise<InThread<Answer>> => {
    try {
      return { answer: await work(input) }
    } catch (error) {
      return { threw: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }
  parentPort?.on('message', (input: Input) => void answer(input).then((answered) => parentPort?.postMessage(answered)))
  return answer
}
