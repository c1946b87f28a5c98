import { execFile } from 'node:child_process'
import { checkout } from './test-files.ts'

/** What a process has to import to end with the one that started it. */
export const endWithRunner = ['--import', new URL('end-with-runner.ts', import.meta.url).href]

type Surroundings = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }

/** Runs Node with these words to its end, or to ours; answers what it said, null when all went well. */
export function complaintOf(words: readonly string[], around: Surroundings = {}): Promise<string | null> {
  const options = { cwd: checkout, maxBuffer: 2 ** 26, ...around }
  return new Promise((done) => {
    execFile(process.execPath, [...endWithRunner, ...words], options, (error, stdout, stderr) =>
      done(error === null ? null : `${stdout}${stderr}` || error.message),
    )
  })
}
