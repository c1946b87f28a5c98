import type { WorkerEnd } from './run-in-worker.ts'

/** The answer of work done in a thread. Throws its own mistake, or a sentence with `what` it was when it was stopped at a limit. */
export function answerOf<Answer>(end: WorkerEnd<Answer>, what: string): Answer {
  if (end.kind === 'answered') return end.answer
  throw end.kind === 'threw' ? end.error : new Error(`${what} ${end.kind.replaceAll('-', ' ')}.`)
}
