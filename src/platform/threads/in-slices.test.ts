import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { inSlices } from './in-slices.ts'

function* busy(steps: number, milliseconds: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step += 1) {
    const until = performance.now() + milliseconds
    while (performance.now() < until);
    yield
  }
  return 'done'
}

test('whoever else asks is answered between two slices of long work', async () => {
  let answered = 0
  const asking = setInterval(() => (answered += 1), 1)
  assert.equal(await inSlices(busy(100, 3)), 'done')
  clearInterval(asking)
  // At once it would have been none.
  assert.ok(answered >= 5, `${answered} were answered`)
})

test('short work is done at once, and a mistake is whoever asked’s', async () => {
  let others = false
  setImmediate(() => (others = true))
  assert.equal(await inSlices(busy(3, 0)), 'done')
  assert.equal(others, false)
  const broken = function* (): Generator<undefined, string> {
    yield
    throw new Error('It went wrong')
  }
  await assert.rejects(inSlices(broken()), /It went wrong/)
})
