import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { complaintOf } from './run-node.ts'
import { testServer } from './shared-cluster.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const parts = ['src', 'migrations', 'docs', 'test/support', 'package.json', 'tsconfig.json', '.kysely-codegenrc.json']

/** A copy of the checkout to change and run, with the packages that are installed here; gone when the test file is done. */
export function checkoutCopy(...more: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'waymark-copy-'))
  after(() => rmSync(copy, { recursive: true }))
  for (const part of [...parts, ...more]) cpSync(join(checkout, part), join(copy, part), { recursive: true })
  symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** Runs Node in the copy, on the test server of this checkout; answers what it said, null when all went well. */
export async function runIn(copy: string, ...args: readonly string[]): Promise<string | null> {
  // Without the context of the test that asks, so that it is a run of its own.
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined, WAYMARK_TEST_SERVER: await testServer() }
  return complaintOf(args, { cwd: copy, env })
}
