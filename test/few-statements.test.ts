import { test } from 'node:test'
import { Client } from 'pg'
import { assert } from '#test/support/assert.ts'
import { pageExamples } from './support/page-examples.ts'
import { wholeAuthority } from './support/whole-authority.ts'

const whole = await wholeAuthority()
const examples = await pageExamples(whole)

/** A page at demonstration size asks the database no more often than this: its steps, each a way to the database and back. */
const most = 12
/** A workbook’s plan is compared with all that is kept, table by table, in an order that keeps the memory it needs small. */
const moreFor: Readonly<Record<string, number>> = { '/import/:id': 26 }

let statements = 0
const query: unknown = Reflect.get(Client.prototype, 'query')
assert.ok(typeof query === 'function')
Reflect.set(
  Client.prototype,
  'query',
  new Proxy(query, {
    apply: (asked, client, words: unknown[]): unknown => {
      statements += 1
      return Reflect.apply(asked, client, words)
    },
  }),
)

test(`a page asks the database at most ${most} times, signing in and the trail among them`, async () => {
  const over: string[] = []
  for (const { route, address, personId } of examples) {
    const browser = await whole.browserOf(personId)
    // What is asked together must have been asked before.
    for (let time = 0; time < 2; time += 1) {
      statements = 0
      await browser.get(address)
    }
    if (statements > (moreFor[route] ?? most)) over.push(`${address}: ${statements}`)
  }
  assert.deepEqual(over, [])
  assert.ok(examples.length > 100)
})
