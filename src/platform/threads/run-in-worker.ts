import { Worker } from 'node:worker_threads'

/** What a thread may take: milliseconds of time, megabytes of JavaScript memory. */
export type WorkerLimits = { readonly milliseconds: number; readonly megabytes: number }

/** How a thread's work ended: with an answer, stopped at a limit, or with its own mistake. */
export type WorkerEnd<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'took-too-long' }
  | { readonly kind: 'needed-too-much-memory' }
  | { readonly kind: 'threw'; readonly error: Error }

export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
export const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/**
 * Runs `file` in a thread of its own with `input` as its workerData and takes its first message as the answer. The thread is gone
 * when this resolves, whatever happened in it; nothing a hostile input does there reaches the caller but one of these ends.
 */
export function runInWorker<Answer>(file: URL, input: unknown, limits: WorkerLimits): Promise<WorkerEnd<Answer>> {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
      stdout: true,
      stderr: true,
    })
    let hasEnded = false
    const timer = setTimeout(() => end({ kind: 'took-too-long' }), limits.milliseconds)
    function end(how: WorkerEnd<Answer>): void {
      if (hasEnded) return
      hasEnded = true
      clearTimeout(timer)
      void worker.terminate().then(() => resolve(how))
    }
    worker.once('message', (answer: Answer) => end({ kind: 'answered', answer }))
    worker.once('error', (thrown: unknown) => {
      const error = asError(thrown)
      end(isOutOfMemory(error) ? { kind: 'needed-too-much-memory' } : { kind: 'threw', error })
    })
    worker.once('exit', (code) =>
      end({ kind: 'threw', error: new Error(`The thread of ${file.pathname} ended with ${code} and no answer.`) }),
    )
  })
}
