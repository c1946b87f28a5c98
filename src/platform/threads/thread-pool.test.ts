import { test } from 'node:test'
import { TooBusy } from '#platform/db/too-busy.ts'
import { assert } from '#test/support/assert.ts'
import { threadPool } from './thread-pool.ts'

/** What the thread of these tests is asked: be busy so long, fail, or fill the memory. */
const file = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { answerInThread } from '${new URL('answer-in-thread.ts', import.meta.url).href}'
    import { threadId } from 'node:worker_threads'
    answerInThread((asked) => {
      if (asked.fail) throw new Error('It went wrong')
      if (asked.busy) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, asked.busy)
      const kept = []
      if (asked.fill) for (;;) kept.push(new Array(500_000).fill(kept.length + 0.5))
      return threadId
    })`)}`,
)
const settings = { most: 1, waiting: 2, restFor: 50, milliseconds: 60_000, megabytes: 64 }
type Asked = { readonly busy?: number; readonly fail?: boolean; readonly fill?: boolean }
const pool = (changed: Partial<typeof settings> = {}) => threadPool<Asked, number>(file, { ...settings, ...changed })

test('work is done beside the event loop, and a warm thread does the next', async () => {
  const run = pool({ restFor: 5000 })
  const first = await run({})
  let ticks = 0
  const ticking = setInterval(() => (ticks += 1), 1)
  const second = await run({ busy: 400 })
  clearInterval(ticking)
  assert.deepEqual(second, first)
  // Were it done on the event loop there would be none.
  assert.ok(ticks >= 5, `${ticks} ticks`)
})

test('a mistake is an answer, and the thread goes on; past its time or memory a new one is begun', async () => {
  const run = pool({ milliseconds: 3_000 })
  const failed = await run({ fail: true })
  assert.ok(failed.kind === 'threw' && failed.error.message.includes('It went wrong'))
  assert.equal((await run({})).kind, 'answered')
  assert.equal((await run({ busy: 100_000 })).kind, 'took-too-long')
  assert.equal((await run({})).kind, 'answered')
  assert.equal((await pool({ milliseconds: 20_000 })({ fill: true })).kind, 'needed-too-much-memory')
})

test('who would wait behind too many is told so at once', async () => {
  const run = pool()
  const begun = [run({ busy: 100 }), run({}), run({})]
  await assert.rejects(run({}), TooBusy)
  assert.deepEqual(new Set((await Promise.all(begun)).map(({ kind }) => kind)), new Set(['answered']))
})

test('work whose asker is gone isn’t begun, or is stopped, and the others don’t wait for it', async () => {
  const run = pool({ milliseconds: 60_000 })
  const [running, waiting] = [new AbortController(), new AbortController()]
  const stopped = run({ busy: 50_000 }, { signal: running.signal })
  const never = run({ busy: 50_000 }, { signal: waiting.signal })
  const next = run({})
  waiting.abort(new Error('gone'))
  running.abort(new Error('gone'))
  await assert.rejects(stopped, /gone/)
  await assert.rejects(never, /gone/)
  assert.equal((await next).kind, 'answered')
})
