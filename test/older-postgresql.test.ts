import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runTestsOn } from './support/run-on-server.ts'
import { startTestCluster } from './support/test-cluster.ts'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const debians = '/usr/lib/postgresql/15/bin'

const relative = /from '(\.[\w./-]+\.ts)'/g

/** Whether a test, or the support it stands on, imports this piece of test/support. */
function standsOn(piece: string, file: string): boolean {
  const imported = [...readFileSync(file, 'utf8').matchAll(relative)].map(([, path]) =>
    resolve(dirname(file), path ?? ''),
  )
  const support = imported.filter((path) => path.startsWith(join(checkout, 'test', 'support')))
  return support.some((path) => path.endsWith(`/${piece}.ts`) || standsOn(piece, path))
}

/** Every test that works on a database, except whole stories in a browser: those test the pages, not the SQL. */
const onADatabase = globSync(['src/**/*.test.ts', 'test/*.test.ts'], { cwd: checkout })
  .sort()
  .map((file) => join(checkout, file))
  .filter((file) => standsOn('shared-cluster', file) && !standsOn('browser', file))

// Only where Debian's PostgreSQL 15, the oldest that DATABASE_URL may name, is installed.
if (existsSync(join(debians, 'postgres'))) {
  test(`the ${onADatabase.length} test files on a database pass on PostgreSQL 15 too`, async (t) => {
    const server = await startTestCluster(join(tmpdir(), `waymark-15-${process.pid}`), debians)
    try {
      const { code, said } = await runTestsOn(server.url, onADatabase, t.signal)
      t.diagnostic(said.match(/^ℹ (tests|pass|fail) .*$/gm)?.join(', ') ?? '')
      assert.equal(code, 0, said)
    } finally {
      await server.stop()
    }
  })
}
