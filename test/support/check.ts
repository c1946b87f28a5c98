import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { assert } from './assert.ts'
import { complaintOf } from './run-node.ts'
import { checkout } from './test-files.ts'

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')))

/** A test that what `npm run …` runs finds nothing amiss; `more` are words on top of those in package.json. */
export function check(what: string, script: string, ...more: readonly string[]): void {
  test(what, async () => {
    const words = (scripts[script] ?? '').split(' ')
    const program = words.findIndex((word) => word.startsWith('node_modules/'))
    assert.ok(program >= 0, `package.json’s script ${script} names no program in node_modules`)
    assert.equal(await complaintOf([...words.slice(program), ...more]), null)
  })
}
