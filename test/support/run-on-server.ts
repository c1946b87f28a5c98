import { spawn } from 'node:child_process'

/** Runs test files, one at a time, on the PostgreSQL at `server`: the code node:test ended with and what it said. */
export async function runTestsOn(server: string, files: readonly string[], signal: AbortSignal) {
  const child = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], {
    // Without the context of the test that asks, so that it is a run of its own.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, WAYMARK_TEST_SERVER: server },
    signal,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  }
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, said }
}
