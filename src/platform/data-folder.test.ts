import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dataFolder, installationSecret } from './data-folder.ts'

const checkout = mkdtempSync(join(tmpdir(), 'waymark-checkout-'))
after(() => rmSync(checkout, { recursive: true }))

test('the chosen folder is made and used', () => {
  const chosen = join(checkout, 'a', 'b')
  assert.equal(dataFolder(chosen, checkout), chosen)
  assert.ok(existsSync(chosen))
})

test('otherwise it is .data in the checkout, where others may enter', () => {
  chmodSync(checkout, 0o755)
  assert.equal(dataFolder(null, checkout), join(checkout, '.data'))
})

test('a secret is made once, long enough, readable by its owner alone; a chosen one is taken as it is', () => {
  const secret = installationSecret(null, checkout)
  assert.match(secret, /^[0-9a-f]{64}$/)
  assert.equal(installationSecret(null, checkout), secret)
  assert.equal(statSync(join(checkout, 'secret')).mode & 0o777, 0o600)
  assert.equal(installationSecret('chosen', checkout), 'chosen')
})
