import { type MessagePort, Worker } from 'node:worker_threads'
import { TooBusy } from '#platform/db/too-busy.ts'
import { asError, isOutOfMemory, type WorkerEnd, type WorkerLimits } from './run-in-worker.ts'

/** `most` threads at a time; `waiting` more pieces of work may wait for one; an idle thread is kept for `restFor` milliseconds. */
export type PoolSettings = WorkerLimits & { readonly most: number; readonly waiting: number; readonly restFor: number }

type Job<Input, Answer> = {
  readonly input: Input
  readonly end: (how: WorkerEnd<Answer>) => void
  readonly signal: AbortSignal | undefined
  readonly transfer: readonly MessagePort[]
}

/** `signal` tells that nobody waits for it any more; `transfer` holds the ports among the input, which the thread gets. */
export type HowAsked = { readonly signal?: AbortSignal | undefined; readonly transfer?: readonly MessagePort[] }

/** Work done beside the event loop: resolves with how it ended; rejects with TooBusy, or with the signal's reason once nobody waits. */
export type ThreadPool<Input, Answer> = (input: Input, how?: HowAsked) => Promise<WorkerEnd<Answer>>

/**
 * Threads that run `file` (whose work is an `answerInThread`), begun when first needed and kept warm for a while, so that long work of one
 * person holds up nobody else's page. Each piece of work has its limits of time and memory: past them its thread is ended, and the next piece
 * gets a new one. Work whose asker is gone is not begun, or its thread ended.
 */
export function threadPool<Input, Answer>(file: URL, settings: PoolSettings): ThreadPool<Input, Answer> {
  const resting: Worker[] = []
  const waiting: Job<Input, Answer>[] = []
  let running = 0

  const begin = (): void => {
    if (running >= settings.most) return
    const job = waiting.shift()
    if (job === undefined) return
    if (job.signal?.aborted === true) {
      begin()
      return
    }
    running += 1
    const worker = resting.pop() ?? newThread(file, settings)
    void runJob(worker, job, settings).then((reusable) => {
      running -= 1
      if (reusable) rest(worker, resting, settings.restFor)
      begin()
    })
  }
  return (input, { signal, transfer = [] } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(asError(signal.reason))
        return
      }
      if (waiting.length >= settings.waiting) {
        reject(new TooBusy(`${settings.waiting} pieces of long work wait already; try again in a minute.`))
        return
      }
      signal?.addEventListener('abort', () => reject(asError(signal.reason)), { once: true })
      waiting.push({ input, end: resolve, signal, transfer })
      begin()
    })
}

const newThread = (file: URL, { megabytes }: PoolSettings): Worker => {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: megabytes }, stdout: true, stderr: true })
  worker.setMaxListeners(0)
  return worker
}

/** A thread at rest keeps no process alive, and is ended when nothing has come for a while. */
function rest(worker: Worker, resting: Worker[], restFor: number): void {
  resting.push(worker)
  worker.unref()
  const timer = setTimeout(() => {
    const at = resting.indexOf(worker)
    if (at < 0) return
    resting.splice(at, 1)
    void worker.terminate()
  }, restFor)
  timer.unref()
}

/** Runs one piece of work in a thread; resolves with whether the thread can take another. */
function runJob<Input, Answer>(worker: Worker, job: Job<Input, Answer>, limits: WorkerLimits): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => over({ kind: 'took-too-long' }, false), limits.milliseconds)
    const gone = () => over({ kind: 'threw', error: new Error('Nobody waits for it any more.') }, false)
    const answered = (answer: InThread<Answer>) =>
      over(
        'answer' in answer
          ? { kind: 'answered', answer: answer.answer }
          : { kind: 'threw', error: new Error(answer.threw) },
        true,
      )
    const failed = (thrown: unknown) => {
      const error = asError(thrown)
      over(isOutOfMemory(error) ? { kind: 'needed-too-much-memory' } : { kind: 'threw', error }, false)
    }
    const left = (code: number) => failed(new Error(`The thread ended with ${code} and no answer.`))
    function over(how: WorkerEnd<Answer>, reusable: boolean): void {
      clearTimeout(timer)
      job.signal?.removeEventListener('abort', gone)
      worker.off('message', answered).off('error', failed).off('exit', left)
      job.end(how)
      if (reusable) {
        resolve(true)
        return
      }
      worker.on('error', () => undefined)
      void worker.terminate().then(() => resolve(false))
    }
    worker.ref()
    worker.on('message', answered).on('error', failed).on('exit', left)
    job.signal?.addEventListener('abort', gone, { once: true })
    worker.postMessage(job.input, job.transfer)
  })
}

/** What a thread sends back: see answer-in-thread.ts. */
export type InThread<Answer> = { readonly answer: Answer } | { readonly threw: string }
