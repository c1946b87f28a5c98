import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const checkout = fileURLToPath(new URL('..', import.meta.url))

/** What `npm run check` runs, each as a test of its own. */
const checks = [
  ['every type fits', 'typescript/bin/tsc', '--noEmit'],
  ['no rule of eslint.config.js is broken', 'eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  ['every file is formatted (npm run format)', 'prettier/bin/prettier.cjs', '--check', '.'],
  [
    'every import goes in an allowed direction',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['src', 'test', 'bootstrap', '--config', 'dependency-cruiser.config.cjs'],
  ],
  ['nothing is exported or installed that nobody uses', 'knip/bin/knip.js'],
] as const

for (const [what, program, ...words] of checks) {
  test(what, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${program}`, ...words], {
      cwd: checkout,
      encoding: 'utf8',
    })
    assert.equal(status, 0, `${stdout}${stderr}`)
  })
}
